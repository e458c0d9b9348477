using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>What all loaded editions say of a diagnosis that edits ask for, read once.</summary>
/// <param name="Code">The code that the text is by its shape; null when it is none.</param>
/// <param name="Packed">The code as a number in the order of its text (see <see cref="DiagnosisRange"/>).</param>
internal sealed record DiagnosisFacts(Code? Code, long Packed)
{
    /// <summary>The editions that list it, newest first.</summary>
    public DiagnosisListing[] Listings { get; init; } = [];

    /// <summary>Whether its title says that it is the manifestation of another disease.</summary>
    public bool Manifestation { get; init; }

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
        return new TabularNotes(tabular, [], []);
    }
}

/// <summary>An edition that lists a diagnosis, and whether it calls it whole.</summary>
internal readonly record struct DiagnosisListing(Edition Edition, bool Billable, RowRef Row);

/// <summary>The notes that a code has itself or inherits in one tabular list.</summary>
internal readonly record struct TabularNotes(Edition Edition, NoteFacts[] Excludes1, NoteFacts[] CodeFirst);

/// <summary>A note with the codes that it names.</summary>
internal sealed record NoteFacts(string Text, DiagnosisRange[] Named, RowRef Row)
{
    public Source Source => Row.Source;

    /// <summary>Whether it names a code.</summary>
    public bool Names(long packed)
    {
        foreach (var range in Named)
            if (range.Holds(packed))
                return true;
        return false;
    }
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

/// <summary>The codes that a text names (<c>E08</c>, <c>E08.1</c>, <c>E08-E13</c>), as numbers in the order of their texts.</summary>
internal readonly record struct DiagnosisRange(long From, long To)
{
    private const int Length = 7;

    public bool Holds(long packed) => packed >= From && packed <= To;

    /// <summary>Seven places of base 37, the absent ones 0; -1 for what is longer, or has a dot elsewhere than behind the third character.</summary>
    public static long Pack(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var (value, places) = (0L, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && i == 3)
                continue;
            var digit = c is >= '0' and <= '9' ? c - '0' + 1 : c is >= 'A' and <= 'Z' ? c - 'A' + 11 : c is >= 'a' and <= 'z' ? c - 'a' + 11 : -1;
            if (digit < 0 || places == Length)
                return -1;
            value = value * 37 + digit;
            places++;
        }
        for (var i = places; i < Length; i++)
            value *= 37;
        return places < 3 ? -1 : value;
    }

    /// <summary>The range of a mention without dots.</summary>
    public static DiagnosisRange Of(string plain)
    {
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (plain, plain) : (plain[..dash], plain[(dash + 1)..]);
        var under = 1L;
        for (var i = last.Length; i < Length; i++)
            under *= 37;
        return new DiagnosisRange(Pack(first), Pack(last) + under - 1);
    }
}
