using CodingAhead.Engines.Claims.Rules;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The edits of a payer or practice of one's own, given as data.</summary>
internal sealed class CustomEdit : IClaimEdit
{
    public string Name => "custom";

    public string Rule => "Rules that the user gives: sets of codes with the ages, sex, units, modifiers, places, diagnoses and companions that a payer or practice asks for, each with its own message.";

    public string Citation => "The file of rules that was given";

    public string Book => "";

    public int Version => 1;

    public void Check(ReadClaim claim, FindingList found)
    {
        foreach (var rule in claim.Rules)
            if (!rule.Wants51 && rule.For(claim))
            {
                Companions? companions = null;
                foreach (var line in claim.Lines)
                    if (rule.About(line) && rule.Judge(claim, line, companions ??= new Companions(rule, claim)) is { } status)
                        found.Own(Name, status, [line.Number], [line.Code], $"{rule.Name}: {(status == "not_checked" ? "the claim does not tell what this rule asks for." : rule.Message)}", rule.Help is { } help ? (FormattableString)$"{help}" : null, rule.Whose, rule.Source);
            }
    }
}
