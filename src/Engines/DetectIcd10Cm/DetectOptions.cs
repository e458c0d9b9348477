namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Where the encounter took place: it decides how uncertain diagnoses are reported (guidelines II.H and IV.H).</summary>
public enum EncounterSetting
{
    Outpatient, Inpatient, Auto,
}

/// <summary>What a detection is asked for.</summary>
/// <param name="Setting">The setting; <see cref="EncounterSetting.Auto"/> reads it from the note's headings.</param>
/// <param name="On">The date of service; null for the newest loaded edition.</param>
/// <param name="Id">The caller's name for the note, handed back.</param>
/// <param name="Spans">Spans, in code points, whose assertion is asked as well.</param>
public sealed record DetectOptions(
    EncounterSetting Setting = EncounterSetting.Outpatient, DateOnly? On = null, string? Id = null, IReadOnlyList<(int Begin, int End)>? Spans = null)
{
    /// <summary>The lowest score at which a candidate is a mention.</summary>
    public double Cut { get; init; } = 0.35;

    /// <summary>What was learned from the user's own coded notes; null to leave it out.</summary>
    public LearnedPhrases? Learned { get; init; }
}
