namespace CodingAhead.Engines.Claims.Edits;

/// <summary>The place of service must be one of the published list, and one where the visit can be.</summary>
internal sealed class PlaceEdit : IClaimEdit
{
    public string Name => "pos";

    public string Rule => "A professional line names a place of service of the published list; emergency, hospital, nursing facility and home visits are given where their numbers say; a service that the fee schedule does not value outside of facilities is not given there.";

    public string Citation => "Medicare Claims Processing Manual, chapter 26, section 10.5; chapter 12, section 30.6";

    public string Book => "pos";

    public int Version => 2;

    public void Check(ReadClaim claim, FindingList found)
    {
        if (claim.Setting is not (ClaimSetting.Practitioner or ClaimSetting.Dme))
            return;
        foreach (var line in claim.Lines)
        {
            if (line.Given.Pos is not { Length: > 0 } place)
                continue;
            if (place.Length != 2 || !char.IsAsciiDigit(place[0]) || !char.IsAsciiDigit(place[1]))
                found.Fail(this, line, $"'{place}' is no place of service: two digits are expected.", $"Correct it.");
            else if (line.On is not { } on)
                found.Open(this, line, $"Line {line.Number} has no date of service.");
            else if (!on.Places)
                found.Open(this, line, $"No list of places of service of {on.Day:yyyy-MM-dd} is loaded; {claim.Books.NearestTo(on.Day, "places")}.");
            else if (!claim.Books.Place(place))
                found.Fail(this, line, $"The list of places of service has no {place}.", $"Correct it.");
            else
                Suits(line, place, found);
        }
    }

    private void Suits(ReadLine line, string place, FindingList found)
    {
        var (suits, where) = line.Facts.Number switch
        {
            >= 99281 and <= 99285 => (place is "23", "an emergency department (23)"),
            >= 99221 and <= 99239 => (place is not ("11" or "12" or "13" or "14" or "20" or "71" or "81"), "a hospital"),
            >= 99304 and <= 99316 => (place is "31" or "32" or "54" or "56" or "61", "a nursing or residential facility (31, 32, 54, 56, 61)"),
            >= 99341 and <= 99350 => (place is "04" or "12" or "13" or "14" or "16" or "33" or "55" or "10", "a home (12 to 14, 16, 33)"),
            >= 99202 and <= 99215 => (place is not ("21" or "31" or "51"), "an office or outpatient place"),
            _ => (true, ""),
        };
        if (!suits)
            found.Warn(this, line, $"{line.Code} is a visit in {where}; line {line.Number} says place {place}.", $"Check the place, or choose the visit that fits it.");
        else if (place == "11" && line.Fee is { RareOutside: true } fee)
            found.Warn(this, line, $"The fee schedule has no value for {line.Code} outside of facilities, and line {line.Number} says place 11.", $"Check the place of service.", fee.Source);
    }
}
