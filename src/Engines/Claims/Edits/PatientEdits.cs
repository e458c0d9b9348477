using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A diagnosis that the code edits keep to an age.</summary>
public sealed class AgeEdit : IClaimEdit
{
    public string Name => "age";

    public string Rule => "A diagnosis of newborns, children, mothers or adults agrees with the patient's age on the day. Binding for inpatient claims in the dates of the loaded code edits; else a warning.";

    public string Citation => "Definitions of Medicare Code Edits, age conflict";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim) => Conflicts.Of(claim, Name, "Age", claim.Claim.Patient.BirthDate is { } born && claim.Day is { } day ? Years(born, day) : null,
        (rule, years) => Range(rule) is not { } range || (int)years! >= range.From && (int)years <= range.To, "The patient's birth date is not known.");

    private static object Years(DateOnly born, DateOnly day) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    // "Pediatric (Age 0-17)", "Perinatal/Newborn (Age 0 Only)"
    private static (int From, int To)? Range(string rule)
    {
        var numbers = new List<int>();
        for (var i = 0; i < rule.Length; i++)
            if (char.IsAsciiDigit(rule[i]))
            {
                var end = i;
                while (end < rule.Length && char.IsAsciiDigit(rule[end]))
                    end++;
                numbers.Add(int.Parse(rule.AsSpan(i, end - i), null));
                i = end;
            }
        return numbers switch { [var only] => (only, only), [var from, var to, ..] => (from, to), _ => null };
    }
}

/// <summary>A diagnosis that the code edits keep to a sex.</summary>
public sealed class SexEdit : IClaimEdit
{
    public string Name => "sex";

    public string Rule => "A diagnosis of one sex agrees with the patient's. Binding for inpatient claims in the dates of the loaded code edits; else a warning. Sex X or unknown is not checked.";

    public string Citation => "Definitions of Medicare Code Edits, sex conflict";

    public int Version => 1;

    public IEnumerable<Finding> Check(ClaimContext claim) => Conflicts.Of(claim, Name, "Sex", claim.Claim.Patient.Sex?.ToUpperInvariant() is "F" or "M" ? claim.Claim.Patient.Sex.ToUpperInvariant() : null,
        (rule, sex) => rule.StartsWith((string)sex! == "F" ? "Female" : "Male", StringComparison.OrdinalIgnoreCase), "The patient's sex is not known, or neither F nor M.");
}

/// <summary>The rows of the code edits that speak of a diagnosis.</summary>
internal static class Conflicts
{
    public static IEnumerable<Finding> Of(ClaimContext claim, string edit, string group, object? of, Func<string, object?, bool> agrees, string unknown)
    {
        foreach (var diagnosis in claim.Diagnoses)
        {
            if (diagnosis.Code is not { } code || claim.Books is not { } books)
                continue;
            foreach (var row in claim.AllRows("msdrg", "code_edits", code.Value))
            {
                if (!claim.Cell(row, "icd_conflict_group").StartsWith(group, StringComparison.OrdinalIgnoreCase))
                    continue;
                var rule = claim.Cell(row, "icd_conflict_rule");
                if (of is null)
                    yield return claim.Found(edit, "not_checked", [], [code.Text], $"{code.Text} is kept to {rule}. {unknown}", null, row.Source);
                else if (!agrees(rule, of))
                {
                    var binding = claim.Setting == ClaimSetting.InpatientHospital && claim.Day is { } day && row.Edition.Covers(day);
                    yield return claim.Found(edit, binding ? "fail" : "warn", [], [code.Text], $"{code.Text} is kept to {rule} by the code edits {row.Edition.Name}{(binding ? "" : ", which do not bind this claim")}.", "Check the diagnosis and the patient's data.", row.Source);
                }
                break;
            }
        }
    }
}
