using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>All terms of the books in force on a day, found by their rarest word. Built once for a shelf and an edition, read by many threads.</summary>
internal sealed class TermBook
{
    public required Vocabulary Words { get; init; }

    public required CodeBook Codes { get; init; }

    /// <summary>For each word the terms that have it as their rarest one.</summary>
    public required TermIndex ByRarest { get; init; }

    /// <summary>The words that name parts of the body.</summary>
    public required HashSet<int> Anatomy { get; init; }

    /// <summary>The words that name a condition plainly, also where more is said beside them.</summary>
    public required HashSet<int> Plain { get; init; }

    /// <summary>The words that say nothing of their own within a longer term: "pain" in "abdominal pain".</summary>
    public required HashSet<int> NotWithin { get; init; }

    /// <summary>The words of plain English that are a short form only in capitals: "he", "aids".</summary>
    public required HashSet<int> Common { get; init; }

    /// <summary>The words that say where in a part of the body, how much or since when, and name nothing.</summary>
    public required HashSet<int> Vague { get; init; }

    /// <summary>The words beside which a condition is not there: a vaccine, a test, a contact.</summary>
    public required HashSet<int> Denying { get; init; }

    /// <summary>The codes that the Excludes1 notes name, by the level that the note stands at.</summary>
    public required IReadOnlyDictionary<string, List<string>> Excludes1 { get; init; }

    public required Refiner Refiner { get; init; }

    public required IReadOnlyList<UsedRelease> Releases { get; init; }

    public required ICatalogue Catalogue { get; init; }

    public required bool Starter { get; init; }
}
