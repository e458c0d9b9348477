using System.Text.Json.Serialization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>Whether a code can be used, as of a day.</summary>
public enum CodeStatus
{
    [JsonStringEnumMemberName("valid")] Valid,
    [JsonStringEnumMemberName("not_billable")] NotBillable,
    [JsonStringEnumMemberName("deleted")] Deleted,
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("not_loaded")] NotLoaded,
}

/// <summary>
/// Everything that is known about one code as of a day: the answer of <c>lookup</c>, of the API and of the code page. A section whose
/// book is not loaded is null or empty and named in <see cref="NotLoaded"/>.
/// </summary>
public sealed record CodePage
{
    public required string Code { get; init; }
    public required string System { get; init; }
    public CodeTitle? Title { get; init; }
    public required CodeStatus Status { get; init; }

    /// <summary>Why the status is what it is, in one sentence; what is doubtful about it too.</summary>
    public string? Why { get; init; }
    public bool Billable { get; init; }

    /// <summary>The date of service asked for; null without one.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The row that the title came from.</summary>
    public Source? Source { get; init; }

    /// <summary>Whose words the title is in, to be shown with it; null where it is free.</summary>
    public string? Notice { get; init; }

    /// <summary>The edition that answered, its dates and whether it has expired; null when none is loaded.</summary>
    public EditionState? Edition { get; init; }

    /// <summary>Whether the answer stands on the embedded starter edition alone.</summary>
    public bool Starter { get; init; }
    public IReadOnlyList<CodeLink> Hierarchy { get; init; } = [];
    public IReadOnlyList<CodeLink> Children { get; init; } = [];

    /// <summary>Codes around this one in book order, this one included.</summary>
    public IReadOnlyList<CodeLink> Neighbours { get; init; } = [];
    public CodeLink? Previous { get; init; }
    public CodeLink? Next { get; init; }
    public PlainLanguage? PlainLanguage { get; init; }
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
    public IReadOnlyList<Payment> Payment { get; init; } = [];

    /// <summary>What the outpatient department of a hospital is paid.</summary>
    public OppsPayment? Opps { get; init; }

    /// <summary>The limit of a unit of a Part B drug.</summary>
    public DrugLimit? Drug { get; init; }
    public IReadOnlyList<Mue> Mue { get; init; } = [];
    public IReadOnlyList<PageModifier> Modifiers { get; init; } = [];
    public EditCounts? Edits { get; init; }
    public IReadOnlyList<Crosswalk> Crosswalks { get; init; } = [];
    public IReadOnlyList<PageNote> Notes { get; init; } = [];
    public IReadOnlyList<Axis> Axes { get; init; } = [];
    public IReadOnlyList<Flag> Flags { get; init; } = [];
    public IReadOnlyList<GuidelineLink> Guidelines { get; init; } = [];
    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    /// <summary>Alphabetic index paths that lead here.</summary>
    public IReadOnlyList<IndexPath> IndexPaths { get; init; } = [];

    /// <summary>Codes that may have been meant, when this one is unknown or deleted.</summary>
    public IReadOnlyList<CodeLink> Instead { get; init; } = [];
    public IReadOnlyList<MissingBook> NotLoaded { get; init; } = [];
    public IReadOnlyList<EditionState> Releases { get; init; } = [];
}

/// <summary>Titles in the publisher's lengths.</summary>
public sealed record CodeTitle(string? Short, string? Medium, string? Long)
{
    public string Best => Long ?? Medium ?? Short ?? "";

    /// <summary>The publisher's words for patients; null where no licensed file has them.</summary>
    public string? Consumer { get; init; }

    /// <summary>The publisher's words for clinicians.</summary>
    public IReadOnlyList<string> Clinician { get; init; } = [];
}

/// <summary>A code named with its title.</summary>
public sealed record CodeLink(string Code, string System, string Title, bool Billable);

/// <summary>The project's own words for a procedure. Texts may hold <c>**bold**</c> openings.</summary>
public sealed record PlainLanguage(
    string Name, string Text, IReadOnlyList<TitledText> Indications, IReadOnlyList<TitledText> Steps, string? After,
    IReadOnlyList<string> Document, IReadOnlyList<string> Mistakes, IReadOnlyList<CodeLink> Related, string Review, Source Source);

/// <summary>A bold title and its sentence.</summary>
public sealed record TitledText(string Title, string Text);

/// <summary>A published value and what it means. <paramref name="Modifiers"/> are those that it governs.</summary>
public sealed record Indicator(string Name, string Label, string Value, string Meaning, IReadOnlyList<string> Modifiers, Source Source, bool Starter);

/// <summary>What Medicare pays, with the formula.</summary>
/// <param name="Setting"><c>facility</c>, <c>non-facility</c> or <c>anaesthesia</c>.</param>
/// <param name="Amount">Dollars, rounded once, half up.</param>
/// <param name="Source">The row of the relative values.</param>
public sealed record Payment(int Year, string Locality, string Setting, string? Modifier, decimal Amount, string Formula, Source Source)
{
    /// <summary>The conversion factor in dollars.</summary>
    public decimal Factor { get; init; }

    /// <summary>The amount before rounding and cap, split; null for anaesthesia.</summary>
    public PaymentParts? Parts { get; init; }

    /// <summary>The row of the geographic indices; null for the national amount.</summary>
    public Source? LocalitySource { get; init; }
}

/// <summary>Dollars for work, practice expense and malpractice.</summary>
public sealed record PaymentParts(decimal Work, decimal PracticeExpense, decimal Malpractice);

/// <summary>A medically unlikely edit of one service type.</summary>
public sealed record Mue(string Service, int Units, string Mai, string Rationale, Source Source);

/// <summary>A modifier that goes with a code and the reason. <paramref name="Ended"/> is the last day of its use.</summary>
/// <param name="Source">The row of the indicator that it rests on, else the rule's own.</param>
public sealed record PageModifier(string Code, string Title, string Why, DateOnly? Ended, Source Source)
{
    /// <summary><c>payment</c>, <c>circumstance</c>, <c>relationship</c>, <c>liability</c>, or <c>edits</c> for what only an edit would demand.</summary>
    public string Group { get; init; } = "circumstance";

    /// <summary>The rule that it follows from.</summary>
    public Source? Rule { get; init; }
}

/// <summary>How many PTP edits name the code on each side; null for a table that is not loaded.</summary>
public sealed record EditCounts(EditSides? Practitioner, EditSides? Hospital);

/// <summary>Edits with the code in column 1 and in column 2.</summary>
public sealed record EditSides(int Column1, int Column2, Source Source);

/// <summary>A table of related codes of one kind, such as <c>gem</c>.</summary>
public sealed record Crosswalk(string Kind, string Title, IReadOnlyList<CrosswalkItem> Items, Source? Source, string? WhyEmpty);

/// <summary>One related code.</summary>
public sealed record CrosswalkItem(string Code, string System, string Title, IReadOnlyList<string> Flags, Source Source);

/// <summary>A note in force for the code, with the level that it was inherited from (<c>chapter 4</c>, <c>E08-E13</c>, <c>E11</c>, or the code).</summary>
public sealed record PageNote(string Kind, string Text, IReadOnlyList<string> Codes, string InheritedFrom, Source Source);

/// <summary>One axis of an ICD-10-PCS code: position 1 to 7, its name, value and meaning.</summary>
public sealed record Axis(int Position, string Name, string Value, string Meaning, string? Definition, Source? Source);

/// <summary>A flag with a word, such as <c>billable</c> or <c>POA exempt</c>. <paramref name="Tone"/> chooses the colour; the word says it.</summary>
public sealed record Flag(string Name, string Label, string Tone, string Meaning, Source? Source);

/// <summary>A section of the Official Guidelines that speaks of the code.</summary>
public sealed record GuidelineLink(string Section, string Title, string Text, Source Source);

/// <summary>Something that happened to the code.</summary>
public sealed record HistoryEvent(DateOnly? Date, string Action, string Notes, Source? Source);

/// <summary>An alphabetic index path that leads to the code.</summary>
public sealed record IndexPath(IReadOnlyList<string> Terms, string Code, Source Source);

/// <summary>A section that cannot be answered, and the book that would answer it.</summary>
public sealed record MissingBook(string Section, string Book, string HowTo);

/// <summary>A loaded edition and its state on the day of the question.</summary>
public sealed record EditionState(string Book, string Edition, DateOnly From, DateOnly To, bool Expired, bool Official, string? Note);
