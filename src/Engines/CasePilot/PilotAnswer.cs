using System.Text.Json.Serialization;
using CodingAhead.Engines.CasePilot.Model;

namespace CodingAhead.Engines.CasePilot;

/// <summary>An answer: Markdown in which each factual sentence ends in its <c>[n]</c>, and the rows behind it.</summary>
/// <param name="Codes">Every code that the answer names.</param>
public sealed record PilotAnswer(
    string? Id, string Answer, IReadOnlyList<Citation> Citations, bool Refused, IReadOnlyList<PilotStep> Steps, IReadOnlyList<string> Codes,
    IReadOnlyList<string> FollowUps)
{
    /// <summary>What a connected model did; absent without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelNote? Model { get; init; }
}

/// <summary>The row behind a sentence: the file and line it stands at, and what stands there.</summary>
public sealed record Citation(int N, string Title, string Book, string Edition, string Locator, string Row, string? Url);

/// <summary>A tool that was asked, with what, and what came of it.</summary>
public sealed record PilotStep(string Tool, string Input, string Summary);
