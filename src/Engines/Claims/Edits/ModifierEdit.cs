using System.Collections.Frozen;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A modifier must exist, go with the code by its indicators, and not contradict another on the line.</summary>
public sealed class ModifierEdit : IClaimEdit
{
    /// <summary>Which indicator of the fee schedule governs a modifier, the values that allow it, and those that ask for documentation.</summary>
    private static readonly (string[] Modifiers, string Column, string Name, string Allowed, string Documented)[] Governed =
    [
        (["26", "TC"], "PCTC IND", "PC/TC", "1", ""),
        (["50"], "BILAT SURG", "bilateral surgery", "13", ""),
        (["80", "81", "82", "AS"], "ASST SURG", "assistant at surgery", "2", "0"),
        (["62"], "CO- SURG", "co-surgeons", "2", "1"),
        (["66"], "TEAM SURG", "team surgery", "2", "1"),
    ];

    private static readonly (string One, string Two)[] Contrary =
        [("26", "TC"), ("LT", "50"), ("RT", "50"), ("59", "XE"), ("59", "XS"), ("59", "XP"), ("59", "XU"), ("62", "66"), ("62", "80"), ("GA", "GZ"), ("GY", "GZ")];

    private static readonly FrozenSet<string> Evaluation = FrozenSet.ToFrozenSet(["24", "25", "57"]);

    public string Name => "modifier";

    public string Rule => "26 and TC follow the PC/TC indicator, 50 the bilateral, 80 to 82 and AS the assistant, 62 the co-surgeon, 66 the team indicator; 24, 25 and 57 belong to visits; contrary modifiers do not share a line; 51 is not sent to Medicare.";

    public string Citation => "Medicare Claims Processing Manual, chapter 12, sections 20.4.2, 40.6 to 40.8; chapter 23, addendum (MPFSDB record layout)";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        foreach (var line in claim.Lines)
        {
            foreach (var modifier in line.Modifiers)
                if (modifier.Length != 2 || !modifier.All(char.IsAsciiLetterOrDigit))
                    yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"'{modifier}' is no modifier: two letters or digits are expected.", "Correct it.");
            foreach (var (one, two) in Contrary)
                if (line.Modifiers.Contains(one) && line.Modifiers.Contains(two))
                    yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"{one} and {two} contradict each other on line {line.Line}.", "Keep the one that the note supports.");
            if (line.Modifiers.Distinct(StringComparer.Ordinal).Count() < line.Modifiers.Count)
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"A modifier stands twice on line {line.Line}.", "Keep it once.");
            if (line.Modifiers.Contains("51") && claim.Medicare)
                yield return claim.Found(Name, "warn", [line.Line], [line.Code], "Medicare ranks multiple procedures itself: 51 is not needed.", "Leave 51 out.");
            if (claim.Setting != ClaimSetting.Practitioner || line.Modifiers.Count == 0 || line.Date is not { } day)
                continue;
            if (!claim.Holds("pprrvu", day))
            {
                if (line.Modifiers.Any(m => Evaluation.Contains(m) || Governed.Any(g => g.Modifiers.Contains(m))))
                    yield return claim.Found(Name, "not_checked", [line.Line], [line.Code], $"No fee schedule of {day:yyyy-MM-dd} is loaded; {claim.Nearest("pprrvu", day)}.");
                continue;
            }
            foreach (var row in claim.Rows("mpfs", "pprrvu", line.Code, day).Take(1))
                foreach (var finding in Judge(claim, line, row))
                    yield return finding;
        }
    }

    private IEnumerable<Finding> Judge(ClaimContext claim, ClaimLine line, Sourced<RowEntry> row)
    {
        foreach (var (modifiers, column, name, allowed, documented) in Governed)
            foreach (var modifier in modifiers)
                if (line.Modifiers.Contains(modifier) && claim.Cell(row, column) is var value && !allowed.Contains(value, StringComparison.Ordinal))
                    yield return value.Length > 0 && documented.Contains(value, StringComparison.Ordinal)
                        ? claim.Found(Name, "warn", [line.Line], [line.Code], $"{modifier} on {line.Code}: {name} indicator {value} asks for documentation that it was necessary.", "Send the documentation.", row.Source)
                        : claim.Found(Name, "fail", [line.Line], [line.Code], $"{modifier} does not go with {line.Code}: {name} indicator {value}.", $"Leave {modifier} out.", row.Source);
        if (line.Modifiers.FirstOrDefault(Evaluation.Contains) is { } visit && claim.Cell(row, "GLOB DAYS") is "000" or "010" or "090")
            yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"{visit} belongs to a visit; {line.Code} is a procedure with a global period.", $"Put {visit} on the visit's line.", row.Source);
    }
}
