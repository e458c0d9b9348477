using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Understanding;

namespace CodingAhead.Engines.CasePilot.Guides;

/// <summary>A visit code with the decision making or the least minutes that it takes; <c>data/rules/pilot/levels.tsv</c>, in our own words.</summary>
/// <param name="Minutes">The least total minutes of the day; 0 where time does not decide.</param>
public sealed record VisitLevel(string Code, string Kind, string Place, string Level, int Minutes, int Line)
{
    public Fact AsFact() => new(
        string.Create(CultureInfo.InvariantCulture, $"{Code}, {Place}, {Kind} patient: {Level} medical decision making{(Minutes > 0 ? $", or at least {Minutes} minutes of total time that day" : "")}"),
        new Source("guides", "own", null, "data/rules/pilot/levels.tsv", Line), string.Create(CultureInfo.InvariantCulture, $"{Code} | {Kind} | {Place} | {Level} | {Minutes} minutes"), $"Visit level {Code}");
}

/// <summary>The levels of visits.</summary>
public static class LevelTable
{
    public static IReadOnlyList<VisitLevel> Rows { get; } = [.. EmbeddedText.Files("pilot/").Where(f => f.File == "levels.tsv").SelectMany(f => f.Lines.Select((line, i) => (Cells: line.Split('\t'), Line: i + 1)))
        .Where(r => r.Cells.Length == 5 && r.Cells[4].All(char.IsAsciiDigit)).Select(r => new VisitLevel(r.Cells[0], r.Cells[1], r.Cells[2], r.Cells[3], int.Parse(r.Cells[4], CultureInfo.InvariantCulture), r.Line))];
}
