using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.FeeSchedule;

public sealed class FeeTableTests
{
    [Theory]
    [InlineData("gpci.csv", "gpci", "10112-00 02102-01")]
    [InlineData("localities.csv", "localities", "10112-00 02102-01")]
    [InlineData("anes.csv", "anesthesia", "10112-00")]
    [InlineData("baseunits.txt", "base_units", "00100 00102")]
    [InlineData("oppscap.csv", "oppscap", "0633T")]
    [InlineData("zip5.txt", "zip5", "99501 35001")]
    [InlineData("a.txt", "addendum_a", "0701")]
    [InlineData("b.csv", "addendum_b", "78597 A4341")]
    [InlineData("d1.txt", "addendum_d1", "A Y")]
    [InlineData("e.txt", "addendum_e", "00176 G0414")]
    [InlineData("mue_dme.csv", "mue_dme", "78597 A4206")]
    [InlineData("addon.csv", "add_on", "0054T G2212")]
    [InlineData("limits.csv", "limits", "90371 A9606")]
    [InlineData("ndc.csv", "ndc", "J1100")]
    [InlineData("F2824.TXT", "format", "A0104 A0105")]
    [InlineData("V28H.TXT", "hierarchy_macro", "17 191")]
    [InlineData("V28L.TXT", "label_macro", "HCC1 HCC2")]
    [InlineData("cmr.xlsx", "dx_to_comorbidity", "A1801")]
    [InlineData("cc.csv", "cc", "A000")]
    [InlineData("mcc.csv", "mcc", "A021")]
    [InlineData("lcd.csv", "documents", "L36668")]
    public void A_table_is_recognised_by_content_and_its_rows_are_found_by_key(string sample, string table, string keys)
    {
        var file = Made.File(sample, Fuzz.FuzzSamples.All[sample]);
        var reader = Made.Reader(file);
        Assert.Equal((table, keys), (reader.Table, string.Join(' ', reader.Read<RowEntry>(file).Select(r => r.Key))));
    }

    [Theory]
    [InlineData("gpci.csv", "0.869", "low", "gpci.csv:4: expected three indices, found '10112,AL,00,HERE,1,low,0.575'")]
    [InlineData("gpci.csv", "02102,AK,01", "10112,AK,00", "gpci.csv:5: expected each key once, found 10112-00 again")]
    [InlineData("mue_prac.csv", "Nature of Service", "",
        "mue_prac.csv:6: expected a rationale, found '78597,1,3 Date of Service Edit: Clinical,'")]
    [InlineData("mue_prac.csv", "78597,1,", "78597,many,",
        "mue_prac.csv:6: expected a number of units, found '78597,many,3 Date of Service Edit: Clinical,Nature of Servic…'")]
    [InlineData("mue_prac.csv", "1 Line Edit", "4 Line Edit",
        "mue_prac.csv:7: expected an adjudication indicator that begins with 1, 2 or 3, found 'A4206,0,4 Line Edit,CMS Policy'")]
    [InlineData("addon.csv", "G2212,1", "G2212,4",
        "addon.csv:3: expected a primary code or CCCCC, an add-on code, and type 1, 2 or 3, found '99483,G2212,4'")]
    [InlineData("b.csv", "$385.11", "much", "b.csv:4: expected a code and its amounts, found '78597,,Q1,5591,4.2,much,.,$77.03,,,,,'")]
    [InlineData("zip5.txt", "20254", "2025 ",
        "zip5.txt:1: expected state, ZIP, carrier, locality and, in columns 76 to 80, year and quarter, found 'AK995010210201 Z9   0 A                                     …'")]
    [InlineData("limits.csv", "137.828", "free",
        "limits.csv:4: expected a code and its payment limit, found '90371,,1 ML,free,20.000,,,,,,'")]
    [InlineData("ndc.csv", "13533-0636-01", "", "ndc.csv:4: expected a code and an NDC, found 'J1100,Ink,Maker, LLC,,Inkol,1 ML,1,1,1,1'")]
    [InlineData("pos.csv", "01,", "1,", "pos.csv:2: expected a place of two digits, found '1,Non-Facility,Shop,A shop.'")]
    [InlineData("V28H.TXT", " %MEND V28115H1;", "", "V28H.TXT:6: expected hierarchies up to %MEND, found the end of the file")]
    public void What_is_wrong_is_said_with_its_place(string sample, string good, string bad, string message)
    {
        var bytes = Fuzz.FuzzSamples.All[sample];
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains(good, text);
        Assert.Equal(message, Made.Reader(Made.File(sample, bytes)).Refusal(Made.File(sample, text.Replace(good, bad))));
    }

    [Theory]
    [InlineData("asp", "limits.csv", "2026-01")]
    [InlineData("mpfs", "zip5.txt", "2025-10")]
    public void A_date_inside_is_the_edition(string book, string sample, string edition)
    {
        var file = Made.File(sample, Fuzz.FuzzSamples.All[sample]);
        var found = Made.Reader(file).EditionInside(file.Head)!;
        Assert.Equal((book, edition), (found.Book, found.Name));
    }

    [Fact]
    public void Status_indicators_join_their_lines()
    {
        var file = Made.File("d1.txt", MoneySamples.AddendumD1);
        Assert.Equal(["A", "Services, for example:\n-  Rides", "Not paid.\nNo deductible."],
            Made.Reader(file).Read<RowEntry>(file)[0].Cells);
    }
}
