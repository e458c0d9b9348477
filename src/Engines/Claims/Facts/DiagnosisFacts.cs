using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>What all loaded editions say of a diagnosis that edits ask for, read once.</summary>
/// <param name="Code">The code that the text is by its shape; null when it is none.</param>
/// <param name="Packed">The code as a number in the order of its text (see <see cref="DiagnosisRange"/>).</param>
internal sealed record DiagnosisFacts(Code? Code, long Packed)
{
    /// <summary>The code as printed; null when the text is none.</summary>
    public string? Text { get; } = Code is { } code ? code.Text : null;

    /// <summary>The editions that list it, newest first.</summary>
    public DiagnosisListing[] Listings { get; init; } = [];

    /// <summary>Why it is never first by the guidelines (see <see cref="FirstListed"/>); null where it may be.</summary>
    public string? Behind { get; init; }

    /// <summary>Its notes, a list for each tabular list.</summary>
    public TabularNotes[] Notes { get; init; } = [];

    /// <summary>Whether longer codes of seven characters stand below it.</summary>
    public bool WantsSeventh { get; init; }

    /// <summary>The sides that its title names.</summary>
    public Side Sides { get; init; }

    /// <summary>The limits of the code editor.</summary>
    public Dated<PatientLimit>[] Limits { get; init; } = [];

    /// <summary>Never first by the code editor.</summary>
    public Dated<PatientLimit>[] NeverFirst { get; init; } = [];

    /// <summary>The row of the edition that holds on a day; null when none does.</summary>
    public DiagnosisListing? On(DateOnly day)
    {
        foreach (var listing in Listings)
            if (listing.Edition.Covers(day))
                return listing;
        return null;
    }

    /// <summary>The notes in a tabular list.</summary>
    public TabularNotes NotesIn(Edition tabular)
    {
        foreach (var notes in Notes)
            if (ReferenceEquals(notes.Edition, tabular) || notes.Edition == tabular)
                return notes;
        return new TabularNotes(tabular, [], []) { Excluded = ExcludedCodes.None };
    }
}

/// <summary>An edition that lists a diagnosis, and whether it calls it whole.</summary>
internal readonly record struct DiagnosisListing(Edition Edition, bool Billable, RowRef Row);

/// <summary>The notes that a code has itself or inherits in one tabular list.</summary>
internal readonly record struct TabularNotes(Edition Edition, NoteFacts[] Excludes1, NoteFacts[] CodeFirst)
{
    /// <summary>The codes that the Excludes1 notes name, with the places of the notes.</summary>
    public required ExcludedCodes Excluded { get; init; }
}

/// <summary>A note with the codes that it names.</summary>
internal sealed record NoteFacts(string Text, DiagnosisRange[] Named, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>What the code editor keeps a diagnosis to: an age in years or a sex (<c>F</c>, <c>M</c>).</summary>
/// <param name="Words">The rule as published.</param>
internal sealed record PatientLimit(int From, int To, char Sex, string Words, RowRef Row)
{
    public Source Source => Row.Source;
}

/// <summary>The sides that a title names.</summary>
[Flags]
internal enum Side
{
    None = 0, Left = 1, Right = 2, Both = 4,
}
