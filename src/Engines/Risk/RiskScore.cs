using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Risk;

/// <summary>Whose risk is asked for. Without age and sex no demographic weight is counted, and the answer says so.</summary>
/// <param name="Age">Whole years on 1 February of the payment year.</param>
/// <param name="Sex">F or M.</param>
/// <param name="Segment">CNA, CND, CFA, CFD, CPA, CPD (community; no, full, partial dual; aged or disabled), INS, NE or SNPNE; null: CNA, or CND under 65.</param>
/// <param name="OriginallyDisabled">Whether the first entitlement was for disability.</param>
/// <param name="Medicaid">Whether there was Medicaid in the year, for INS, NE and SNPNE.</param>
public sealed record RiskQuestion(int? Age = null, string? Sex = null, string? Segment = null, bool OriginallyDisabled = false, bool Medicaid = false, string? Model = null, int? Year = null);

/// <summary>HCCs and raw risk score of a set of diagnoses, for each model asked for: the answer of <c>risk</c>.</summary>
/// <param name="Year">The payment year of the tables; null when none is loaded.</param>
/// <param name="NotLoaded">What cannot be said, and why.</param>
public sealed record RiskScore(IReadOnlyList<string> Codes, int? Year, int? Age, string? Sex, IReadOnlyList<ModelScore> Models, IReadOnlyList<string> NotLoaded);

/// <summary>The score under one model.</summary>
/// <param name="Model">V24 or V28.</param>
/// <param name="Raw">The sum of the weights, before normalisation and coding adjustment.</param>
/// <param name="Normalised">Always null: the factors are in no book here.</param>
/// <param name="Unmapped">Codes that lead to no payment HCC of the model.</param>
public sealed record ModelScore(string Model, string Segment, decimal Raw, decimal? Normalised, IReadOnlyList<RiskCategory> Categories, IReadOnlyList<RiskWeight> Weights, IReadOnlyList<string> Unmapped, string Why);

/// <summary>A payment HCC, the codes that lead to it, and the HCC above it that makes it fall away, if any.</summary>
public sealed record RiskCategory(int Hcc, string Label, decimal? Weight, IReadOnlyList<string> Codes, int? DroppedBy, Source Source);

/// <summary>A weight that no single HCC gives: <c>demographic</c>, <c>originally_disabled</c>, <c>medicaid</c>, <c>interaction</c> or <c>count</c>.</summary>
public sealed record RiskWeight(string Kind, string Name, decimal Weight, string Why, Source Source);
