using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>Which tables hold on a day.</summary>
internal sealed class DayFacts(DateOnly day)
{
    public DateOnly Day { get; } = day;

    /// <summary>The number of the days between two changes of the books that this one is among: on all of them the same editions hold.</summary>
    public required int Period { get; init; }

    public bool Fees { get; init; }

    /// <summary>Of practitioners, outpatient hospitals and suppliers.</summary>
    public bool[] Limits { get; init; } = [];

    public bool AddOns { get; init; }
    public bool Opps { get; init; }
    public bool Diagnoses { get; init; }
    public bool Operations { get; init; }
    public bool Hcpcs { get; init; }
    public bool CodeEdits { get; init; }
    public bool Places { get; init; }
    public bool Telehealth { get; init; }
    public bool Coverage { get; init; }

    /// <summary>Whether a list of modifiers holds.</summary>
    public bool Modifiers { get; init; }

    /// <summary>The table of pairs of practitioners and of hospitals with its place in the catalogue; null where none holds.</summary>
    public PairTable? Practitioner { get; init; }
    public PairTable? Hospital { get; init; }

    /// <summary>The tabular list of the day, else the newest before it, else the next.</summary>
    public Edition? Tabular { get; init; }

    /// <summary>Whether that list holds on the day.</summary>
    public bool TabularHolds => Tabular?.Covers(Day) is true;

    public IReadOnlyList<ClaimRelease> Releases { get; init; } = [];
}

/// <summary>A table of pairs and its place among the catalogue's tables.</summary>
internal sealed record PairTable(IPtpTable Table, int Place);
