using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>What was read out of one question.</summary>
/// <param name="Unknown">Texts with the shape of a code that no book lists and no system can hold.</param>
internal sealed record Question(string Text, IReadOnlyList<Code> Codes, IReadOnlyList<string> Modifiers, IReadOnlyList<string> Unknown)
{
    public int? Year { get; init; }
    public DateOnly? On { get; init; }
    public string? Place { get; init; }
    public string? Zip { get; init; }
    public bool? Facility { get; init; }
    public int? Minutes { get; init; }
    public int? Age { get; init; }
    public string? Sex { get; init; }
    public (decimal Amount, string Unit)? Dose { get; init; }
    public bool Range { get; init; }

    /// <summary>Whether it asks for a yes or no.</summary>
    public bool YesNo { get; init; }

    public ToolInput Input => new() { Codes = Codes, Modifiers = Modifiers, Words = Text, On = On, Year = Year, Place = Place, Zip = Zip, Facility = Facility, Minutes = Minutes, Age = Age, Sex = Sex, Dose = Dose };
}
