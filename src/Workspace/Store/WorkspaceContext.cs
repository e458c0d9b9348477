using System.Text;
using CodingAhead.Workspace.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CodingAhead.Workspace.Store;

/// <summary>People as Entity Framework sees them; tables and columns bear the names of <c>Steps/</c>.</summary>
public sealed class WorkspaceContext(DbContextOptions<WorkspaceContext> options) : IdentityUserContext<Person>(options)
{
    /// <summary>The one with passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // what is owned lies in its owner's row, as JSON whose names are the library's
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            entity.SetTableName(entity.ClrType.Name switch
            {
                "Person" => "person",
                "IdentityUserClaim`1" => "person_claim",
                "IdentityUserLogin`1" => "person_login",
                "IdentityUserPasskey`1" => "person_passkey",
                _ => "person_token",
            });
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.IsOwned()))
            entity.SetContainerColumnName("data");
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
