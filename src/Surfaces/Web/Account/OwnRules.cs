using System.Globalization;
using System.Security.Claims;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims.Rules;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Rules of one's own: what their form must hold, and those that someone's claims are held against.</summary>
internal static class OwnRules
{
    /// <summary>The rules that whoever asks keeps, and those of the team; none for a guest.</summary>
    public static async Task<IReadOnlyList<PracticeRule>> Of(HttpContext http)
    {
        var services = http.RequestServices;
        if (services.GetService<Things>() is not { } things || Visitor.Of(http).Accounts && http.User.FindFirstValue(ClaimTypes.NameIdentifier) is null || !services.GetRequiredService<WorkspaceDatabase>().Begun)
            return [];
        var rules = new List<PracticeRule>();
        foreach (var (place, thing) in (await things.All(await KeptEndpoints.Keeper(http), Kind.Find("rule"))).Index())
            try
            {
                var cells = (thing.Fields ?? []).DistinctBy(f => f.Key).ToDictionary(f => f.Key == "most_units" ? "units" : f.Key, f => f.Value.ReplaceLineEndings(" "), StringComparer.Ordinal);
                cells["rule"] = thing.Name;
                rules.Add(RuleFile.One(cells, "rules that are kept", place + 1));
            }
            catch (UsageException)
            {
                // of an import by hand; the others still hold
            }
        return rules;
    }

    /// <summary>Why the form is no rule; null when it is one.</summary>
    public static string? Fault(Func<string, string> field)
    {
        if (Codes(field("codes")) is not { Count: > 0 })
            return "The codes that the rule is about were expected: 99213 99214, or J1100-J1120.";
        if (field("not_with").Length > 0 && Codes(field("not_with")) is null)
            return "The other codes cannot be read.";
        foreach (var name in (string[])["age_from", "age_to", "most_units"])
            if (field(name).Trim() is { Length: > 0 } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 999))
                return $"{name.Replace('_', ' ')}: a whole number was expected.";
        if (field("sex").Trim() is { Length: > 0 } sex && sex is not ("F" or "M"))
            return "sex: F or M was expected.";
        if (field("message").Trim().Length == 0)
            return "What the finding should say was expected.";
        return ((string[])["not_with", "only_with", "diagnoses", "age_from", "age_to", "most_units", "sex"]).Any(n => field(n).Trim().Length > 0) ? null : "A rule needs something that can fail: other codes, an age, a sex, or a number of units.";
    }

    private static List<string>? Codes(string text)
    {
        var all = new List<string>();
        foreach (var piece in text.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Split('-').Any(p => Code.Read(p).Count == 0))
                return null;
            all.Add(piece);
        }
        return all;
    }
}
