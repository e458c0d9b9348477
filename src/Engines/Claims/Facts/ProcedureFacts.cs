using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>What all loaded editions say of a procedure code that edits ask for, read once.</summary>
internal sealed class ProcedureFacts(string text)
{
    /// <summary>The code in capitals, as messages name it.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it has the shape of a CPT or HCPCS code.</summary>
    public bool Shaped { get; init; }

    /// <summary>Whether its shape is that of CPT, which no free list names in full.</summary>
    public bool Cpt { get; init; }

    /// <summary>A visit by its number: evaluation and management, without critical care and prolonged time.</summary>
    public bool Visit { get; init; }

    /// <summary>The number that a plain code is; 0 for others.</summary>
    public int Number { get; init; }

    /// <summary>The editions that list the code, newest first, and the last day that one of them states.</summary>
    public Listing[] Listings { get; init; } = [];

    /// <summary>The fee schedule's rows of the whole service.</summary>
    public Dated<FeeFacts>[] Fees { get; init; } = [];

    /// <summary>The unlikely edits of practitioners, outpatient hospitals and suppliers.</summary>
    public Dated<UnitLimit>[][] Limits { get; init; } = [[], [], []];

    public Dated<AddOnFacts>[] AddOns { get; init; } = [];

    /// <summary>The status of the outpatient payment system.</summary>
    public Dated<OppsFacts>[] Opps { get; init; } = [];

    /// <summary>The dose that one unit is, as the drug files state it.</summary>
    public Dated<DoseFacts>[] Doses { get; init; } = [];

    /// <summary>The products of a drug code.</summary>
    public Dated<NdcFacts>[] Products { get; init; } = [];

    /// <summary>The row of the list of telehealth services.</summary>
    public Dated<TelehealthFacts>[] Telehealth { get; init; } = [];

    /// <summary>The documents of coverage that name the code.</summary>
    public Dated<CoverageFacts>[] Coverage { get; init; } = [];

    /// <summary>The minutes of one unit where the code is timed; 0 where it is not.</summary>
    public int MinutesAUnit { get; init; }

    /// <summary>The number of the code in each table of pairs, in the order of the catalogue's tables; -1 where it has none.</summary>
    public int[] PairNumbers { get; init; } = [];
}

/// <summary>An edition that lists a code, with the days that its row states.</summary>
internal readonly record struct Listing(Edition Edition, DateOnly? Added, DateOnly? Ended, RowRef Row);

/// <summary>The indicators of the fee schedule that edits ask for.</summary>
/// <param name="GlobalDays">0, 10 or 90; -1 for services without such a period.</param>
internal sealed record FeeFacts(char Status, char ProfessionalTechnical, int GlobalDays, string Global, char Multiple, char Bilateral, char Assistant, char CoSurgeon, char Team,
    decimal Total, decimal FacilityTotal, bool RareOutside, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The most units, the adjudication indicator (1 line, 2 and 3 day) in words, and the reason.</summary>
internal sealed record UnitLimit(int Most, char Indicator, string Words, string Reason, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The primary codes of an add-on code.</summary>
/// <param name="Open">Whether the contractor may define others.</param>
internal sealed record AddOnFacts(string[] Primaries, bool Open, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The status indicator of the outpatient payment system.</summary>
internal sealed record OppsFacts(string Status, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The dose of one unit: a number and its unit in milligrams or as named.</summary>
internal sealed record DoseFacts(Dose One, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The product codes (digits only) of a drug code.</summary>
internal sealed record NdcFacts(string[] Products, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>Whether a telehealth service may be given by voice alone; null where the list does not say.</summary>
internal sealed record TelehealthFacts(bool? AudioOnly, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The diagnoses that documents of coverage list for a code, each document with its own.</summary>
internal sealed record CoverageFacts((string Document, HashSet<long> Diagnoses, RowRef Row)[] Documents);
