using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>Units must be a sensible number, agree with time and dose, and dates must not run backwards.</summary>
internal sealed class UnitsEdit : IClaimEdit
{
    private const int Most = 99_999;

    public string Name => "units";

    public string Rule => "Units are whole, above 0 and of a size that a claim can carry; those of timed codes agree with the minutes, those of drugs with the dose and the product; the last day of a line is not before its first; 50 is one unit for Medicare.";

    public string Citation => "Claims Processing Manual, chapter 26, section 10.4, item 24G; chapter 5, section 20.2; chapter 17, section 10; chapter 12, section 40.7";

    public string Book => "asp";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        foreach (var line in claim.Lines)
        {
            var units = line.Given.Units;
            if (units <= 0 || units > Most)
                found.Fail(this, line, $"{units} units on line {line.Number}.", $"Enter 1 to {Most}.");
            else if (units != decimal.Truncate(units) && line.Facts.Number is not (>= 100 and <= 1999))
                found.Fail(this, line, $"{units} units on line {line.Number}: a part of a unit is not billed.", $"Enter whole units.");
            if (line.Given.To < line.Date)
                found.Fail(this, line, $"Line {line.Number} ends on {line.Given.To:yyyy-MM-dd}, before it begins.", $"Correct the dates.");
            if (line.Modifiers.Any(Mark.M50) && units > 1 && claim.Setting == ClaimSetting.Practitioner)
                found.Fail(this, line, $"50 on line {line.Number} with {units} units: both sides are one unit with 50.", $"Enter 1 unit, or LT and RT on two lines where the payer asks for that.", null, ClaimChange.Units(line.Number, 1));
            if (line.Given.Minutes is { } minutes)
                Time(line, minutes, units, found);
            if (line.Given.Dose is not null || line.Given.Ndc is not null)
                Drug(claim, line, found);
        }
    }

    // a unit of a quarter of an hour begins with its eighth minute; of longer units more than half must have passed
    private void Time(ReadLine line, int minutes, decimal units, FindingList found)
    {
        var one = line.Facts.MinutesAUnit;
        if (one == 0)
            return;
        var most = (minutes + (one == 15 ? 7 : (one - 1) / 2)) / one;
        if (units > most)
            found.Fail(this, line, $"{units} units of {line.Code} with {minutes} minutes; a unit is {one} minutes, so {most} can be billed.", $"Passes with at most {most}, or with the minutes that the note shows.", null, ClaimChange.Units(line.Number, most));
        else if (units < most)
            found.Warn(this, line, $"{units} units of {line.Code} with {minutes} minutes; {most} could be billed.", $"Check the minutes in the note.");
    }

    private void Drug(ReadClaim claim, ReadLine line, FindingList found)
    {
        if (line.Given.Ndc is { } ndc && line.Facts.Products is { } products && ProcedureReading.Digits(ndc) is var digits && Array.IndexOf(products.Products, digits) < 0)
            found.Warn(this, line, $"The crosswalk of products does not name this product for {line.Code}.", $"Check the product's code and the code of the drug.", products.Source);
        if (line.Given.Dose is not { } told)
            return;
        if (Dose.Read(told) is not { } dose)
            found.Fail(this, line, $"The dose on line {line.Number} was not understood: a number and a unit such as 8 mg are expected.", $"Correct it.");
        else if (line.Facts.Dose is not { } one)
            found.Open(this, line, $"No drug file of the day states the dose of a unit of {line.Code}; {claim.Books.NearestTo(line.Date ?? default, "limits")}.");
        else if (one.One.Unit != dose.Unit)
            found.Open(this, line, $"A unit of {line.Code} is stated in other terms than the dose on line {line.Number}.", one.Source);
        else if (Math.Ceiling(dose.Amount / one.One.Amount) is var right && right != line.Given.Units)
            found.Fail(this, line, $"{line.Given.Units} units of {line.Code} for that dose; by the dose of a unit it is {right}.", $"Passes with {right}, or with the dose that the note shows.", one.Source, ClaimChange.Units(line.Number, right));
    }
}
