using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The indicators of the fee schedule decide which modifiers go with a code.</summary>
internal sealed class IndicatorEdit : IClaimEdit
{
    private const Mark Assistants = Mark.M80 | Mark.M81 | Mark.M82 | Mark.As;
    private const Mark Parts = Mark.M54 | Mark.M55 | Mark.M56;
    private const Mark Governed = Mark.M26 | Mark.Tc | Mark.M50 | Assistants | Mark.M62 | Mark.M66 | Parts | Mark.Visit;

    public string Name => "modifier";

    public string Rule => "26 and TC follow the PC/TC indicator, 50 the bilateral, 80 to 82 and AS the assistant, 62 the co-surgeon, 66 the team indicator, 51 the multiple-procedure indicator, 54 to 56 the global period; 24, 25 and 57 belong to visits.";

    public string Citation => "Claims Processing Manual, chapter 12, sections 20.4.2 and 40.2 to 40.8; chapter 23, addendum (MPFSDB record layout)";

    public string Book => "mpfs";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting != ClaimSetting.Practitioner)
            return;
        foreach (var line in claim.Lines)
        {
            var modifiers = line.Modifiers;
            if (!modifiers.Any(Governed | Mark.M51) || line.Date is not { } day)
                continue;
            if (!line.On!.Fees)
            {
                if (modifiers.Any(Governed))
                    found.Open(this, line, $"No fee schedule of {day:yyyy-MM-dd} is loaded; {claim.Books.NearestTo(day, "pprrvu")}.");
                continue;
            }
            if (line.Fee is not { } fee)
                continue;
            Judge(line, fee, Mark.M26, "PC/TC", fee.ProfessionalTechnical, "16", "", found);
            Judge(line, fee, Mark.Tc, "PC/TC", fee.ProfessionalTechnical, "1", "", found);
            Judge(line, fee, Mark.M50, "bilateral surgery", fee.Bilateral, "13", "", found);
            Judge(line, fee, Assistants, "assistant at surgery", fee.Assistant, "2", "0", found);
            Judge(line, fee, Mark.M62, "co-surgeons", fee.CoSurgeon, "2", "1", found);
            Judge(line, fee, Mark.M66, "team surgery", fee.Team, "2", "1", found);
            if (!claim.Medicare)
                Judge(line, fee, Mark.M51, "multiple procedures", fee.Multiple, "1234567", "", found);
            if (modifiers.Any(Parts) && fee.GlobalDays < 10)
                found.Fail(this, line, $"{modifiers.First(Parts)} divides a global period of 10 or 90 days; that of {line.Code} is {fee.Global}.", $"Leave {modifiers.First(Parts)} out.", fee.Source, ClaimChange.Drop(line.Number, modifiers.First(Parts)));
            if (modifiers.Any(Mark.Visit) && fee.GlobalDays >= 0)
                found.Fail(this, line, $"{modifiers.First(Mark.Visit)} belongs to a visit; {line.Code} is a procedure with a global period.", $"Put {modifiers.First(Mark.Visit)} on the visit's line.", fee.Source, ClaimChange.Drop(line.Number, modifiers.First(Mark.Visit)));
        }
    }

    private void Judge(ReadLine line, FeeFacts fee, Mark marks, string name, char value, string allowed, string documented, FindingList found)
    {
        if (!line.Modifiers.Any(marks) || allowed.Contains(value, StringComparison.Ordinal))
            return;
        var modifier = line.Modifiers.First(marks);
        if (documented.Contains(value, StringComparison.Ordinal))
            found.Warn(this, line, $"{modifier} on {line.Code}: {name} indicator {value} asks for documentation that it was necessary.", $"Send the documentation.", fee.Source);
        else
            found.Fail(this, line, $"{modifier} does not go with {line.Code}: {name} indicator {value}.", $"Leave {modifier} out.", fee.Source, ClaimChange.Drop(line.Number, modifier));
    }
}
