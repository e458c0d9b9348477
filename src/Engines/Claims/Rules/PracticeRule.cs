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
    internal string? Judge(ReadClaim claim, ReadLine line)
    {
        var holds = Companions(claim, line) && Conditions(claim, line)
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

    private bool Companions(ReadClaim claim, ReadLine line)
    {
        bool Stands(CodeSet codes) => claim.Lines.Concat(claim.Earlier).Any(l => l != line && l.Date == line.Date && codes.Holds(l.Code));
        return (NotWith is null || !Stands(NotWith)) && (OnlyWith is null || Stands(OnlyWith));
    }

    private bool Conditions(ReadClaim claim, ReadLine line) =>
        (Diagnoses is null || claim.DiagnosesOf(line).Any(d => Diagnoses.Holds(d.Text))) && (NotDiagnoses is null || !claim.DiagnosesOf(line).Any(d => NotDiagnoses.Holds(d.Text)));
}
