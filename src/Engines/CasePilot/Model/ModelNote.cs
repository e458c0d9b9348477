namespace CodingAhead.Engines.CasePilot.Model;

/// <summary>What a connected model did for an answer.</summary>
/// <param name="Where">Where the text went, as the operator named it.</param>
/// <param name="Used">Whether its wording stands in the answer; when not, the answer is the one without a model.</param>
/// <param name="Why">Why its wording does not stand there; null when it does.</param>
/// <param name="Sent">The texts that left the program, cleared of identifiers; null when they were not asked for.</param>
public sealed record ModelNote(string Where, bool Used, string? Why, IReadOnlyList<string>? Sent);
