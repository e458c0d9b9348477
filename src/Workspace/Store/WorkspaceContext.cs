using System.Text;
using CodingAhead.Workspace.Accounts;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CodingAhead.Workspace.Store;

/// <summary>People as Entity Framework sees them; tables and columns bear the names of <c>Steps/</c>.</summary>
public sealed class WorkspaceContext(DbContextOptions<WorkspaceContext> options) : IdentityUserContext<Person>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(entity.ClrType.Name switch
            {
                "Person" => "person",
                "IdentityUserClaim`1" => "person_claim",
                "IdentityUserLogin`1" => "person_login",
                _ => "person_token",
            });
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
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
