using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims;

/// <summary>Where services are billed from; it decides which tables of Medicare hold.</summary>
public enum ClaimSetting
{
    Practitioner,
    OutpatientHospital,
    InpatientHospital,
    Dme,
}

/// <summary>A claim to be checked: the shape of the contract's <c>check</c> input.</summary>
/// <param name="Payer">Whose claim it is; null or Medicare: Medicare's rules bind. For others they warn.</param>
/// <param name="History">Earlier lines of the same patient; null when none were given, which is not the same as none.</param>
public sealed record Claim(
    ClaimSetting Setting, Patient Patient, string? Payer, IReadOnlyList<ClaimLine> Lines, IReadOnlyList<ClaimDiagnosis> Diagnoses, IReadOnlyList<ClaimLine>? History)
{
    /// <summary>First and last day of a statement, for claims whose lines carry no date.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? TypeOfBill { get; init; }

    /// <summary>The ICD-10-PCS codes of an inpatient stay.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];
    public string? Locality { get; init; }
}

/// <summary>What edits may ask of a patient.</summary>
/// <param name="Sex"><c>F</c>, <c>M</c>; anything else is not known.</param>
public sealed record Patient(DateOnly? BirthDate, string? Sex);

/// <summary>A service line. <paramref name="Line"/> is the number it is called by; <paramref name="Pointers"/> are 1-based.</summary>
public sealed record ClaimLine(int Line, string Code, IReadOnlyList<string> Modifiers, decimal Units, DateOnly? Date, IReadOnlyList<int> Pointers)
{
    public DateOnly? To { get; init; }
    public int? Minutes { get; init; }
    public string? RevenueCode { get; init; }
    public decimal? Charge { get; init; }
    public string? Ndc { get; init; }

    /// <summary>The dose that was given, with its unit (<c>8 mg</c>), where the claim tells it.</summary>
    public string? Dose { get; init; }

    /// <summary>Who did it; a missing provider is the same provider.</summary>
    public string? Provider { get; init; }
    public string? Pos { get; init; }
}

/// <summary>A diagnosis in the order of the claim.</summary>
public sealed record ClaimDiagnosis(string Code, string? Poa = null, string? Role = null);
