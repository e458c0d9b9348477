using System.Globalization;

namespace CodingAhead.Engines.Claims.Edits;

/// <summary>What the file that held the claim had wrong in it.</summary>
internal sealed class SyntaxEdit : IClaimEdit
{
    public string Name => "syntax";

    public string Rule => "A file of claims keeps to the form of its standard: each fault names its segment and element and never quotes the patient.";

    public string Citation => "45 CFR 162.1102; X12 837, version 5010";

    public string Book => "";

    public int Version => 1;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Options.Syntax is { } faults)
            foreach (var fault in faults)
                found.Own(Name, "fail", [], [], $"Segment {fault.Segment} {fault.Name}{(fault.Element > 0 ? string.Create(CultureInfo.InvariantCulture, $", element {fault.Element}") : "")}: {fault.Message}", null, "X12 837", null);
    }
}
