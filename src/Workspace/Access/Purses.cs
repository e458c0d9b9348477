using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Access;

/// <summary>Which counts a visitor's code page is taken from: a person's own, or a guest's and those of the network; none where the plan has no limit.</summary>
public sealed class Purses(WorkspaceDatabase database, Plans plans, GuestPass passes, TimeProvider time)
{
    public async Task<(Plan Plan, IReadOnlyList<Purse> Purses)> Of(HttpContext http, AddressRule rule, Visitor visitor, CancellationToken cancel)
    {
        if (visitor.Id is { } id)
        {
            await using var connection = await database.Open(cancel);
            await using var command = connection.Command("SELECT plan, plan_until FROM person WHERE id = @id", null, ("id", id));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var name = Plans.Free;
            if (await reader.ReadAsync(cancel) && (await reader.IsDBNullAsync(1, cancel) || reader.GetInt64(1) > time.GetUtcNow().ToUnixTimeMilliseconds()))
                name = reader.GetString(0);
            var plan = await plans.Find(name, visitor.Role, cancel);
            return (plan, plan.Pages is { } pages ? [new Purse("person:" + id, pages, plan.Period)] : []);
        }
        var guest = await plans.Find(Plans.Guest, cancel);
        if (guest.Pages is not { } allowed)
            return (guest, []);
        var network = await passes.Network(http.Connection.RemoteIpAddress, cancel);
        if (passes.Read(http) is { } known)
        {
            // browsers can be made to forget: a network as a whole opens only so many
            var many = await plans.Find(Plans.Network, cancel);
            return (guest, many.Pages is { } most ? [new Purse(known, allowed, guest.Period), new Purse("many:" + network, Math.Max(most, allowed), many.Period, Keeps: false)] : [new Purse(known, allowed, guest.Period)]);
        }
        var shared = new Purse(network, allowed, "day");
        // what a browser opens before it has its cookie counts for the cookie as well
        return (guest, rule.Api || http.Response.HasStarted ? [shared] : [shared, new Purse(passes.Give(http), allowed, guest.Period)]);
    }
}
