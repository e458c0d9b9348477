using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Guidelines;

/// <summary>A visit code with the decision making or the least minutes that it takes (CPT rules of 2021 and 2023, in our own words).</summary>
/// <param name="Kind">Such as <c>new</c>, <c>established</c>, <c>emergency</c>.</param>
/// <param name="Level">The steps of decision making that it stands for, parted by <c> or </c>; <c>any</c>, or <c>time alone</c>.</param>
/// <param name="Minutes">The least total minutes of the day; 0 where time does not decide.</param>
public sealed record VisitCode(string Code, string Kind, string Place, string Level, int Minutes, Source Source)
{
    /// <summary>Whether a step of decision making leads to it.</summary>
    public bool Takes(string step) => Level == "any" || Level.Split(" or ").Contains(step);
}

/// <summary>The table of <c>data/rules/em/levels.tsv</c>: code, kind of patient, place, decision making, minutes.</summary>
public static class VisitLevels
{
    /// <summary>The steps of decision making, the lowest first.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["straightforward", "low", "moderate", "high"];

    /// <summary>All visit codes with a level, in code order.</summary>
    public static IReadOnlyList<VisitCode> All { get; } = [.. Read()];

    /// <summary>The codes of one family of visits, in rising order.</summary>
    public static IReadOnlyList<VisitCode> Family(string kind, string place) => [.. All.Where(c => c.Kind == kind && c.Place == place)];

    private static IEnumerable<VisitCode> Read()
    {
        using var reader = new StreamReader(typeof(VisitLevels).Assembly.GetManifestResourceStream("guidelines/levels")!);
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (line.Split('\t') is [var code, var kind, var place, var level, var minutes])
                yield return new VisitCode(code, kind, place, level, int.Parse(minutes, CultureInfo.InvariantCulture), new Source("guides", "own", null, "data/rules/em/levels.tsv", number));
    }
}
