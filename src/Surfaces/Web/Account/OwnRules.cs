using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Rules of one's own as they are kept: what the form must hold to be one, and those that a claim of whoever asks is checked by.</summary>
internal static class OwnRules
{
    private static readonly string[] CanFail = ["not_with", "only_with", "diagnoses", "age_from", "age_to", "most_units", "sex"];

    /// <summary>Why the form is no rule; null when it is one.</summary>
    public static string? Fault(Func<string, string> field)
    {
        try
        {
            RuleFile.Kept("rule", Kind.Find("rule")!.Fields.Select(f => KeyValuePair.Create(f, field(f))));
        }
        catch (UsageException e)
        {
            return e.Message;
        }
        return CanFail.Any(n => field(n).Trim().Length > 0) ? null : "A rule needs something that can fail: other codes, a diagnosis, an age, a sex, or a number of units.";
    }

    /// <summary>The rules of whoever asks, and of the team; none for a guest.</summary>
    public static async Task<IReadOnlyList<PracticeRule>> Of(HttpContext http)
    {
        // where nothing was ever kept, a claim does not make the store
        if (Visitor.Of(http).Guest || !http.RequestServices.GetRequiredService<WorkspaceDatabase>().Begun)
            return [];
        var all = await http.RequestServices.GetRequiredService<Things>().All(await KeptEndpoints.Keeper(http), Kind.Find("rule"), http.RequestAborted);
        return [.. all.Where(t => t.Fields is not null).Select(t => RuleFile.Kept(t.Name, t.Fields!))];
    }
}
