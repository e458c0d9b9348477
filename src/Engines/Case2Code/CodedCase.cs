using System.Text.Json.Serialization;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.Case2Code;

/// <summary>What a case note is asked for.</summary>
/// <param name="Detect">Setting, date and learned counts, as detection takes them.</param>
/// <param name="Against">Submitted codes to be audited; null to leave the audit out.</param>
public sealed record CaseOptions(DetectOptions Detect, IReadOnlyList<SubmittedCode>? Against = null);

/// <summary>A note as a coded encounter: diagnoses, what was done, the visit, a claim and what its edits find. Offsets are code points.</summary>
public sealed record CodedCase(
    string? Id, DetectResult Diagnoses, IReadOnlyList<CodedProcedure> Procedures, VisitLevel? Em, IReadOnlyList<CodedOperation> Pcs, Claim? Claim, IReadOnlyList<Finding> Findings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseAudit? Audit);

/// <summary>A procedure, test, drug or supply that the note names.</summary>
/// <param name="Name">In our words.</param>
/// <param name="Status"><c>reported</c> when the note shows that it was done at this encounter, <c>query</c> when a detail decides, <c>not_reported</c> when it was planned, past or done elsewhere.</param>
/// <param name="Pointers">Diagnoses of the claim that it points to, from 1.</param>
public sealed record CodedProcedure(
    string Code, string System, string Name, IReadOnlyList<CodedModifier> Modifiers, decimal Units, DateOnly? Date, string Status, string Why, IReadOnlyList<Span> Evidence, IReadOnlyList<int> Pointers);

/// <summary>A modifier and the reason for it.</summary>
public sealed record CodedModifier(string Code, string Why);

/// <summary>A stretch of the note in code points, half-open.</summary>
public sealed record Span(int Begin, int End);

/// <summary>An ICD-10-PCS code, or as much of one as the note supports, with the words that each axis rests on.</summary>
/// <param name="Code">The code; in a query the open characters stand as <c>?</c>.</param>
/// <param name="Status"><c>reported</c>, or <c>query</c> where an axis is open or no table has the row.</param>
public sealed record CodedOperation(string Code, string Name, string Status, IReadOnlyList<CodedAxis> Axes, IReadOnlyList<Span> Evidence, string Why);

/// <summary>One axis: its name, the value, what it means, and the words of the note (or the custom) that it rests on.</summary>
public sealed record CodedAxis(string Axis, string Value, string Meaning, string Evidence);

/// <summary>The level of the visit (CPT evaluation and management rules of 2021 and 2023), and what the next level would need.</summary>
/// <param name="Method"><c>mdm</c> or <c>time</c>, whichever gives more.</param>
public sealed record VisitLevel(
    string Code, string Method, string Family, IReadOnlyList<CodedModifier> Modifiers, VisitElement? Problems, VisitElement? Data, VisitElement? Risk, VisitTime? Time, ShortOf? ShortOf, string Why, IReadOnlyList<string> Notes);

/// <summary>One element of decision making: <c>minimal low moderate high</c> (data: <c>minimal limited moderate extensive</c>) with its evidence.</summary>
public sealed record VisitElement(string Level, string Why, IReadOnlyList<Span> Evidence);

/// <summary>Documented minutes of the day and the code that they alone would give.</summary>
public sealed record VisitTime(int Minutes, string? Code, Span Evidence);

/// <summary>The next code and what the note lacks for it. It says what is missing, not what to write.</summary>
public sealed record ShortOf(string Code, string Lacks);

/// <summary>A code that was billed: <c>99214-25x1</c>.</summary>
public sealed record SubmittedCode(string Code, IReadOnlyList<string> Modifiers, decimal? Units);

/// <summary>Submitted codes against the note, up-codes and down-codes alike.</summary>
public sealed record CaseAudit(IReadOnlyList<MissedCode> Missed, IReadOnlyList<UnsupportedCode> Unsupported, IReadOnlyList<MoreSpecific> MoreSpecific, IReadOnlyList<RiskyCode> Risky, int UpCodes, int DownCodes);

/// <summary>Supported by the note and not submitted.</summary>
public sealed record MissedCode(string Code, string Why);

/// <summary>Submitted and not supported, with what the record would have to show.</summary>
public sealed record UnsupportedCode(string Code, string Reason, string WhatWouldSupportIt);

/// <summary>A submitted code that the note lets be told more exactly.</summary>
public sealed record MoreSpecific(string From, string To, IReadOnlyList<Span> Evidence);

/// <summary>Supported in part: another level, other units, or a failing edit.</summary>
/// <param name="Direction"><c>up</c>, <c>down</c> or <c>edit</c>.</param>
public sealed record RiskyCode(string Code, string Direction, string Why);
