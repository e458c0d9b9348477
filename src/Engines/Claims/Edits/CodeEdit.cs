using CodingAhead.Engines.Claims.Facts;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>A procedure code must be valid on the day of service, and one that the setting is paid by.</summary>
internal sealed class CodeEdit : IClaimEdit
{
    public string Name => "code";

    public string Rule => "A CPT or HCPCS code must exist and be in force on the day of service, and not be one that Medicare takes another code for, bundles always, or pays inpatients only.";

    public string Citation => "45 CFR 162.1002; Claims Processing Manual, chapter 23, addendum (status codes of the MPFSDB); 42 CFR 419.22 (outpatient hospitals)";

    public string Book => "hcpcs, mpfs";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        foreach (var line in claim.Lines)
        {
            if (line.Code.Length == 0 && line.Given.RevenueCode is not null)
                continue;
            if (!line.Facts.Shaped)
                found.Fail(this, line, $"'{line.Code}' has not the shape of a CPT or HCPCS code.", $"Enter five characters.");
            else if (line.Date is not { } day)
                found.Open(this, line, $"Line {line.Number} has no date of service.");
            else if (Exists(line, day, found))
                Billable(claim, line, found);
        }
        if (claim.Given.Procedures.Count > 0)
            Operations(claim, found);
    }

    // the procedures of a stay are judged by its last day
    private void Operations(ReadClaim claim, FindingList found)
    {
        foreach (var operation in claim.Given.Procedures)
            if (claim.Books.Operation(operation) is not { } listings)
                found.Add(this, "fail", [], [operation], $"'{operation}' has not the shape of an ICD-10-PCS code.", $"Enter seven characters.");
            else if (claim.OnDay is not { Operations: true } on)
                found.Add(this, "not_checked", [], [operation], $"No ICD-10-PCS edition of the stay's last day is loaded.");
            else if (!Array.Exists(listings, e => e.Covers(on.Day)))
                found.Add(this, "fail", [], [operation], $"{operation} is not a code of ICD-10-PCS on {on.Day:yyyy-MM-dd}.", $"Build the code from the tables of that year.");
    }

    private bool Exists(ReadLine line, DateOnly day, FindingList found)
    {
        if (line.Facts.FirstEnd >= day && line.Facts.Known)
            return true;
        var listings = line.Facts.Listings;
        if (Array.FindIndex(listings, l => l.Ended < day) is >= 0 and var place)
        {
            found.Fail(this, line, $"{line.Code} ended on {listings[place].Ended:yyyy-MM-dd}.", $"Use the code that replaced it on that day.", listings[place].Row.Source);
            return false;
        }
        if (listings is [{ Added: { } added, Row: var row }, ..] && added > day)
            found.Fail(this, line, $"{line.Code} is used from {added:yyyy-MM-dd}.", $"Use the code that held on that day.", row.Source);
        else if (line.Facts.Cpt ? line.On!.Fees : line.On!.Hcpcs)
            found.Fail(this, line, $"No book in force on {day:yyyy-MM-dd} lists {line.Code}.", $"Check the code and the date of service.");
        else
            found.Open(this, line, $"No list of {(line.Facts.Cpt ? "CPT codes (fee schedule)" : "HCPCS codes")} that holds on {day:yyyy-MM-dd} is loaded.");
        return false;
    }

    private void Billable(ReadClaim claim, ReadLine line, FindingList found)
    {
        if (claim.Setting == ClaimSetting.Practitioner && line.Fee is { } fee)
            Practitioner(claim, line, fee, found);
        else if (claim.Setting == ClaimSetting.OutpatientHospital && line.Facts.Opps is { } opps)
            Hospital(line, opps, found);
    }

    private void Practitioner(ReadClaim claim, ReadLine line, FeeFacts fee, FindingList found)
    {
        switch (fee.Status)
        {
            case 'I':
                found.Fail(this, line, $"{line.Code} has status I: it is not valid for Medicare, which takes another code.", $"Use the code that Medicare names for the service.", fee.Source);
                break;
            case 'B':
                found.Fail(this, line, $"{line.Code} has status B: its payment is always part of another service.", $"Leave line {line.Number} out.", fee.Source, ClaimChange.LeaveOut(line.Number));
                break;
            case 'D' or 'F' or 'G' or 'H':
                found.Fail(this, line, $"{line.Code} has status {fee.Status}: deleted, or not valid for Medicare.", $"Use the code that replaced it.", fee.Source);
                break;
            case 'N':
                found.Warn(this, line, $"{line.Code} has status N: Medicare does not cover it.", $"The patient may be billed; GY asks Medicare for the denial that another payer wants.", fee.Source);
                break;
            case 'T' when Array.Exists(claim.Lines, l => l != line && l.Date == line.Date && l.Fee is { Status: 'A' or 'R' or 'C' } && l.SameProvider(line)):
                found.Fail(this, line, $"{line.Code} has status T: it is paid only when nothing else of the fee schedule is, and another service stands on the day.", $"Leave line {line.Number} out.", fee.Source, ClaimChange.LeaveOut(line.Number));
                break;
        }
    }

    private void Hospital(ReadLine line, OppsFacts opps, FindingList found)
    {
        switch (opps.Status)
        {
            case "C":
                found.Fail(this, line, $"{line.Code} has status C: Medicare pays it to inpatients only.", $"Bill it with an inpatient stay.", opps.Source);
                break;
            case "B" or "M":
                found.Fail(this, line, $"{line.Code} has status {opps.Status}: it is not taken on an outpatient hospital claim.", $"Use the code that hospitals bill for the service.", opps.Source);
                break;
            case "E1" or "E2":
                found.Fail(this, line, $"{line.Code} has status {opps.Status}: it is not paid on an outpatient hospital claim.", null, opps.Source);
                break;
        }
    }
}
