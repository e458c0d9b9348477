namespace CodingAhead.Engines.Text;

/// <summary>What a note says of a condition that it names.</summary>
public enum Assertion
{
    Present, Absent, Possible, Historical, Family, Hypothetical, Planned,
}

/// <summary>Whose condition it is.</summary>
public enum Experiencer
{
    Patient, Family, Other,
}

/// <summary>The answer for one span: what is said, of whom, whether of the past, and the words or the section that decided it.</summary>
public sealed record Asserted(Assertion Assertion, Experiencer Experiencer, bool Historical, string? Cue, SectionKind Section);

/// <summary>What the cues around a token say of it.</summary>
[Flags]
internal enum Said : byte
{
    Nothing = 0,
    Absent = 1,
    Historical = 2,
    Known = 4,
    Possible = 8,
    Family = 16,
    Other = 32,
    Hypothetical = 64,
    Planned = 128,
}
