using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>An amount of a drug as the note tells it.</summary>
internal sealed record Dose(decimal Amount, string Unit, Span Where);

/// <summary>How much of a drug was given, how much was thrown away, and from what container.</summary>
internal static partial class Doses
{
    private static readonly string[][] SingleDose = [["single", "dose"], ["single", "use"], ["single", "patient", "use"]];
    private static readonly string[][] ManyDoses = [["multiple", "dose"], ["multi", "dose"], ["multidose"], ["stock", "vial"]];
    private static readonly string[][] NoWaste = [["no", "waste"], ["no", "wastage"], ["without", "waste"], ["nothing", "discarded"], ["none", "discarded"], ["nothing", "wasted"], ["none", "wasted"], ["nothing", "was", "discarded"], ["none", "was", "discarded"], ["no", "drug", "discarded"], ["no", "drug", "was", "discarded"], ["entire", "vial"], ["full", "vial"], ["whole", "vial"], ["zero", "waste"]];

    /// <summary>The amount given: a total where the sentence tells one, else the amount nearest to the name, times the times it was given.</summary>
    public static Dose? Given(CaseNote note, int token)
    {
        var (first, last) = note.Range(token, Scope.Sentence);
        var start = note.Note.Tokens[first].Begin;
        var written = note.Written(token);
        Match? best = null;
        var distance = int.MaxValue;
        foreach (Match match in Amounts().Matches(written))
        {
            if (Container().IsMatch(written[(match.Index + match.Length)..]) || Wasted().IsMatch(written[(match.Index + match.Length)..]))
                continue;
            if (Total().IsMatch(written[(match.Index + match.Length)..]) || TotalBefore().IsMatch(written[..match.Index]))
                return Read(note, match, start, 1);
            if (Math.Abs(start + match.Index - note.Note.Tokens[token].Begin) is var away && away < distance)
                (distance, best) = (away, match);
        }
        if (best is null)
            return null;
        var times = !note.Says(token, ["each"]) ? 1 : note.Count(token) ?? (note.Says(token, ["both", "bilateral", "bilaterally"], Scope.Item) ? 2 : 1);
        return Read(note, best, start, times);
    }

    /// <summary>The amount thrown away that the item tells; null when none is told.</summary>
    public static Dose? Discarded(CaseNote note, int token)
    {
        var start = note.Note.Tokens[note.Range(token, Scope.Item).First].Begin;
        var written = note.Written(token, Scope.Item);
        foreach (Match match in Amounts().Matches(written))
            if (Wasted().IsMatch(written[(match.Index + match.Length)..]))
                return Read(note, match, start, 1);
        return null;
    }

    /// <summary>Whether the item says that the drug came from a container for one dose.</summary>
    public static bool FromSingleDose(CaseNote note, int token) => note.Run(token, ManyDoses, Scope.Sentence) is null && Around(note, token, SingleDose);

    /// <summary>Whether the item says that nothing was thrown away.</summary>
    public static bool WithoutWaste(CaseNote note, int token) => Around(note, token, NoWaste);

    // in the sentence of the drug, else in the one behind it
    private static bool Around(CaseNote note, int token, IReadOnlyList<string[]> words) =>
        note.Run(token, words, Scope.Sentence) is not null || note.Range(token, Scope.Sentence).Last is var next && next < note.Range(token, Scope.Item).Last && note.Run(next, words, Scope.Sentence) is not null;

    /// <summary>An amount in another unit; null where they do not compare.</summary>
    public static decimal? InUnit(Dose dose, string to) => (dose.Unit, to) switch
    {
        var (from, same) when from == same => dose.Amount,
        ("g", "mg") => dose.Amount * 1000,
        ("mg", "mcg") => dose.Amount * 1000,
        ("mcg", "mg") => dose.Amount / 1000,
        ("g", "mcg") => dose.Amount * 1_000_000,
        ("l", "ml") => dose.Amount * 1000,
        ("unit", "iu") or ("iu", "unit") => dose.Amount,
        ("mu", "unit") => dose.Amount * 1_000_000,
        _ => null,
    };

    private static Dose Read(CaseNote note, Match match, int start, int times) =>
        new(decimal.Parse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * times, match.Groups[2].Value.ToLowerInvariant() switch
        {
            "gram" or "grams" or "gm" or "g" => "g", "milligram" or "milligrams" or "mg" => "mg", "microgram" or "micrograms" or "mcg" or "ug" => "mcg", "units" or "unit" => "unit", "iu" => "iu",
            "ml" or "cc" or "milliliters" or "milliliter" => "ml", "l" or "liter" or "liters" => "l", "million units" => "mu", var other => other.TrimEnd('s'),
        }, new Span(note.Note.Points.At(start + match.Index), note.Note.Points.At(start + match.Index + match.Length)));

    [GeneratedRegex(@"\b(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,4})?)[ -]?(million units|milligrams?|micrograms?|mg|mcg|ug|grams?|gm|g|units?|iu|ml|cc|milliliters?|l|liters?|doses?)\b(?!/)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Amounts();

    [GeneratedRegex(@"^,? ?(?:in all|in total|total|altogether|all told)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"\btotal (?:dose )?(?:of|was) $", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TotalBefore();

    [GeneratedRegex(@"^ ?(?:single|multi|multiple)?[- ]?(?:dose|use)? ?(?:vials?|ampu?les?|syringes?|kit)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Container();

    [GeneratedRegex(@"^(?: of (?:the )?(?:drug|[a-z]{3,20}))? ?(?:(?:was|were) )?(?:discarded|wasted|thrown away|waste)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Wasted();
}
