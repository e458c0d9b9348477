using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Guidelines;

/// <summary>A condition as the note tells it: what the rules over an encounter look at.</summary>
/// <param name="Index">Its number, for evidence.</param>
/// <param name="Code">A billable code, without dot.</param>
/// <param name="Head">Whether it stands as a problem of its own, not in the midst of a sentence.</param>
/// <param name="Lasting">Whether it is a disease that stays.</param>
/// <param name="Uncontrolled">Whether its sentence or paragraph says that it is badly controlled.</param>
public sealed record Seen(
    int Index, string Code, string Title, Assertion Assertion, SectionKind Section, bool Head, bool Lasting, bool Uncontrolled)
{
    /// <summary>The words of the note.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether it is told as past because it was resolved.</summary>
    public bool Resolved { get; init; }

    /// <summary><c>left</c> or <c>right</c> where its sentence says so.</summary>
    public string? Side { get; init; }
}

/// <summary>What is decided of a code.</summary>
public sealed record Decision(string Code, DecisionStatus Status, string Why, string Guideline, IReadOnlyList<int> Evidence)
{
    /// <summary>Whether it is first-listed or principal.</summary>
    public bool First { get; init; }

    /// <summary>What notes or other codes say against or beside it.</summary>
    public IReadOnlyList<(string Kind, string Message)> Checks { get; init; } = [];
}

/// <summary>What happens to a code.</summary>
public enum DecisionStatus
{
    Reported, Query, NotReported,
}

/// <summary>What the rules need to know of the books.</summary>
public interface ICodeFacts
{
    /// <summary>The title of a code; null when the edition does not list it.</summary>
    string? Title(string code);

    /// <summary>The billable code at or below a code that says no more; null when there is none.</summary>
    string? Billable(string code);

    /// <summary>The codes and ranges that the Excludes1 notes of a code's levels name.</summary>
    IReadOnlyList<string> Excludes1(string code);
}
