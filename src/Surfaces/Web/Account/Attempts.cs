using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Counts what is tried from a network in an hour, over all servers; beyond the number the answer is given here.</summary>
internal static class Attempts
{
    public static async Task<bool> Take(HttpContext http, string what, int most)
    {
        var services = http.RequestServices;
        var network = await services.GetRequiredService<GuestPass>().Network(http.Connection.RemoteIpAddress);
        if (await services.GetRequiredService<Tallies>().Take($"{what}:{network}", "hour", most) is not null)
            return true;
        await TooMany(http);
        return false;
    }

    public static Task TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "3600";
        return Reply.Say(http, 429, "Too many attempts", "From this network, or for this name, too much was tried. Come back in an hour.");
    }
}
