using System.Text.Json.Serialization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>What a note names, and what its encounter reports. Offsets are Unicode code points, half-open.</summary>
/// <param name="Setting"><c>outpatient</c> or <c>inpatient</c>; <paramref name="SettingWhy"/> says how it was found when it was not given.</param>
/// <param name="Status"><c>done</c>, or <c>not_loaded</c> when no edition is in force on the day; then <paramref name="Message"/> names the nearest.</param>
public sealed record DetectResult(
    string? Id, string Setting, string? SettingWhy, string Status, string? Message, IReadOnlyList<Mention> Mentions, IReadOnlyList<EncounterCode> Codes, IReadOnlyList<Query> Queries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SpanAnswer>? Spans,
    IReadOnlyList<UsedRelease> Releases, bool Starter);

/// <summary>A condition or status that the text names.</summary>
/// <param name="Assertion"><c>present absent possible historical family hypothetical planned</c>.</param>
/// <param name="Section">The heading it stands under, as written; empty without one.</param>
/// <param name="Path">How the code was found: index or title steps, then each step that finished the code.</param>
public sealed record Mention(
    int Begin, int End, string Text, string Code, string Title, double Score, string Assertion, string Section, IReadOnlyList<MentionAttribute> Attributes,
    IReadOnlyList<MentionCandidate> Candidates, IReadOnlyList<string> Path, string Why)
{
    /// <summary>Whether it is told as past or already known: a history list, "history of", "status post".</summary>
    public bool Historical { get; init; }

    /// <summary>The words that decided the assertion.</summary>
    public string? Cue { get; init; }
}

/// <summary>A word that finished the code: side, stage, acuity, site.</summary>
public sealed record MentionAttribute(string Type, string Text, int Begin, int End);

/// <summary>Another code that the mention could have been.</summary>
public sealed record MentionCandidate(string Code, string Title, double Score);

/// <summary>A code in the encounter's set.</summary>
/// <param name="Status"><c>reported</c>, <c>query</c> or <c>not_reported</c>.</param>
/// <param name="Role"><c>first_listed</c>, <c>principal</c> or <c>secondary</c>.</param>
/// <param name="Evidence">Indexes of mentions.</param>
public sealed record EncounterCode(
    string Code, string Title, string Status, string Role, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Poa,
    IReadOnlyList<int> Evidence, string Why, IReadOnlyList<CodeCheck> Checks);

/// <summary>Something that a guideline or note says about a code in the set.</summary>
public sealed record CodeCheck(string Kind, string Message, Source? Source);

/// <summary>A question to the physician that leads nowhere.</summary>
public sealed record Query(string About, string Message);

/// <summary>The assertion of a span that was asked.</summary>
public sealed record SpanAnswer(int Begin, int End, string Assertion, string Experiencer, bool Historical);

/// <summary>An edition that the answer rests on.</summary>
public sealed record UsedRelease(string Book, string Edition, DateOnly From, DateOnly To);
