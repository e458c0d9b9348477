using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims.Edits;

namespace CodingAhead.Engines.Claims.Rules;

/// <summary>
/// An edit of one's own: it speaks of the lines whose code is in <see cref="Codes"/>, and fails where one of the things that it states
/// does not hold.
/// </summary>
/// <param name="Name">As findings name it.</param>
/// <param name="Codes">The procedure codes that the rule is about.</param>
/// <param name="Message">What is wrong where it does not hold.</param>
public sealed record PracticeRule(string Name, CodeSet Codes, string Message)
{
    /// <summary><c>fail</c> or <c>warn</c>.</summary>
    public string Status { get; init; } = "fail";

    /// <summary>The payer whose claims it is for; null for all.</summary>
    public string? Payer { get; init; }
    public ClaimSetting? Setting { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Not together with one of these on the same day.</summary>
    public CodeSet? NotWith { get; init; }

    /// <summary>Only together with one of these on the same day.</summary>
    public CodeSet? OnlyWith { get; init; }

    /// <summary>Only for one of these diagnoses.</summary>
    public CodeSet? Diagnoses { get; init; }

    /// <summary>For none of these diagnoses.</summary>
    public CodeSet? NotDiagnoses { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }

    /// <summary><c>F</c> or <c>M</c>.</summary>
    public string? Sex { get; init; }
    public decimal? MostUnits { get; init; }

    /// <summary>Only with one of these modifiers.</summary>
    public CodeSet? Modifiers { get; init; }
    public CodeSet? NotModifiers { get; init; }

    /// <summary>Only in one of these places of service.</summary>
    public CodeSet? Places { get; init; }

    /// <summary>The payer wants 51 on all but the first of ranked procedures; the rule states nothing else.</summary>
    public bool Wants51 { get; init; }
    public string? Help { get; init; }

    /// <summary>Where the rule was written down.</summary>
    public Source? Source { get; init; }

    /// <summary>Whose rule it is.</summary>
    public string Whose => Payer ?? "the practice";

    /// <summary>Whether the rule is for a claim at all.</summary>
    internal bool For(ReadClaim claim) => (Payer is null || claim.Given.Payer?.Contains(Payer, StringComparison.OrdinalIgnoreCase) is true) && (Setting is null || Setting == claim.Setting);

    /// <summary>Whether it is about a line.</summary>
    internal bool About(ReadLine line) => Codes.Holds(line.Code) && !(line.Date < From) && !(line.Date > To);

    /// <summary>What it finds on a line: its status, <c>not_checked</c> where the claim does not tell, null where all that it states holds.</summary>
    /// <param name="companions">Of this rule on this claim.</param>
    internal string? Judge(ReadClaim claim, ReadLine line, Companions companions)
    {
        var holds = !companions.Forbid(line) && Conditions(claim, line)
            && !(line.Given.Units > MostUnits) && (Modifiers is null || line.Modifiers.Texts.Any(Modifiers.Holds)) && (NotModifiers is null || !line.Modifiers.Texts.Any(NotModifiers.Holds));
        if (!holds)
            return Status;
        if (Places is not null && line.Given.Pos is null || Sex is not null && string.IsNullOrEmpty(claim.Given.Patient.Sex)
            || (AgeFrom ?? AgeTo) is not null && (claim.Given.Patient.BirthDate is null || line.Date is null))
            return "not_checked";
        var age = claim.Given.Patient.BirthDate is { } born && line.Date is { } day ? Age.On(born, day) : 0;
        var fits = (Places is null || Places.Holds(line.Given.Pos!)) && (Sex is null || Sex.Equals(claim.Given.Patient.Sex, StringComparison.OrdinalIgnoreCase)) && !(age < AgeFrom) && !(age > AgeTo);
        return fits ? null : Status;
    }

    private bool Conditions(ReadClaim claim, ReadLine line) =>
        (Diagnoses is null || claim.DiagnosesOf(line).Any(d => Diagnoses.Holds(d.Text))) && (NotDiagnoses is null || !claim.DiagnosesOf(line).Any(d => NotDiagnoses.Holds(d.Text)));
}

/// <summary>How many lines of each day have a code that a rule names as a companion, counted once for a claim: rules are many and claims long.</summary>
internal sealed class Companions(PracticeRule rule, ReadClaim claim)
{
    private readonly Dictionary<DateOnly, int>? _notWith = Count(rule.NotWith, claim), _onlyWith = Count(rule.OnlyWith, claim);

    /// <summary>Whether a forbidden companion of the line's day stands there, or a needed one does not.</summary>
    public bool Forbid(ReadLine line) => Stands(_notWith, rule.NotWith, line) || _onlyWith is not null && !Stands(_onlyWith, rule.OnlyWith, line);

    // a line is no companion of itself
    private static bool Stands(Dictionary<DateOnly, int>? days, CodeSet? codes, ReadLine line) =>
        days is not null && days.TryGetValue(line.Date ?? default, out var count) && count > (codes!.Holds(line.Code) ? 1 : 0);

    private static Dictionary<DateOnly, int>? Count(CodeSet? codes, ReadClaim claim)
    {
        if (codes is null)
            return null;
        var days = new Dictionary<DateOnly, int>();
        foreach (var lines in (ReadOnlySpan<ReadLine[]>)[claim.Lines, claim.Earlier])
            foreach (var line in lines)
                if (codes.Holds(line.Code))
                    days[line.Date ?? default] = days.GetValueOrDefault(line.Date ?? default) + 1;
        return days;
    }
}
