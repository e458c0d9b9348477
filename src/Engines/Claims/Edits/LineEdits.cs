using System.Globalization;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The place of service must be one of the published list.</summary>
public sealed class PlaceEdit : IClaimEdit
{
    public string Name => "pos";

    public string Rule => "A professional line names a place of service of the published list.";

    public string Citation => "Medicare Claims Processing Manual, chapter 26, section 10.5";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Setting is not (ClaimSetting.Practitioner or ClaimSetting.Dme))
            yield break;
        var list = claim.Books?.Parts.FirstOrDefault(p => p.Table == "places")?.Edition;
        foreach (var line in claim.Lines)
            if (line.Pos is not { Length: > 0 } pos)
                continue;
            else if (pos.Length != 2 || !pos.All(char.IsAsciiDigit))
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"'{pos}' is no place of service: two digits are expected.", "Correct it.");
            else if (list is null)
                yield return claim.Found(Name, "not_checked", [line.Line], [line.Code], "No list of places of service is loaded.");
            else if (!claim.AllRows("pos", "places", pos).Any())
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"The list of places of service ({list.Name}) has no {pos}.", "Correct it.");
    }
}

/// <summary>Units must be a sensible number, and dates must not run backwards.</summary>
public sealed class UnitsEdit : IClaimEdit
{
    private const int Most = 99_999;

    public string Name => "units";

    public string Rule => "Units are above 0 and of a size that a claim can carry; the last day of a line is not before its first; 50 is one unit for Medicare.";

    public string Citation => "Medicare Claims Processing Manual, chapter 26, section 10.4, item 24G; chapter 12, section 40.7";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        foreach (var line in claim.Lines)
        {
            if (line.Units <= 0 || line.Units > Most)
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"{line.Units.ToString(CultureInfo.InvariantCulture)} units on line {line.Line}.", $"Enter 1 to {Most}.");
            if (line.To < line.Date)
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"Line {line.Line} ends on {line.To:yyyy-MM-dd}, before it begins.", "Correct the dates.");
            if (line.Modifiers.Contains("50") && line.Units > 1 && claim.Setting == ClaimSetting.Practitioner)
                yield return claim.Found(Name, "fail", [line.Line], [line.Code], $"50 on line {line.Line} with {line.Units} units: both sides are one unit with 50.", "Enter 1 unit, or LT and RT on two lines where the payer asks for that.");
        }
    }
}

/// <summary>The same service twice on one claim.</summary>
public sealed class DuplicateEdit : IClaimEdit
{
    public string Name => "duplicate";

    public string Rule => "Two lines with the same code, modifiers, day and provider are duplicates, unless 76, 77, 91 or a differing modifier tells them apart.";

    public string Citation => "Medicare Claims Processing Manual, chapter 1, section 120";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        for (var i = 0; i < claim.Lines.Count; i++)
            for (var j = i + 1; j < claim.Lines.Count; j++)
                if (claim.Lines[i] is var a && claim.Lines[j] is var b && a.Code == b.Code && a.Code.Length > 0 && a.Date == b.Date && ClaimContext.SameProvider(a, b)
                    && a.Modifiers.Order(StringComparer.Ordinal).SequenceEqual(b.Modifiers.Order(StringComparer.Ordinal), StringComparer.Ordinal))
                    yield return claim.Found(Name, "fail", [a.Line, b.Line], [a.Code], $"Lines {a.Line} and {b.Line} are the same service.", "Sum the units on one line, or tell them apart with 76, 77 or 91 if the note shows a repeat.");
    }
}

/// <summary>Coverage by diagnosis is not known: the loaded list has titles of documents and no tables of codes.</summary>
public sealed class CoverageEdit : IClaimEdit
{
    public string Name => "coverage";

    public string Rule => "A service may be covered only for the diagnoses of a national or local determination. The tables of codes are not loaded, so this is always open.";

    public string Citation => "42 CFR 405.1060, 42 CFR 426";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim)
    {
        if (claim.Lines.Count > 0 && claim.Setting != ClaimSetting.InpatientHospital)
            yield return claim.Found(Name, "not_checked", [], [.. claim.Lines.Select(l => l.Code).Distinct()], "No table of covered diagnoses is loaded: look for determinations of your contractor.");
    }
}
