using CodingAhead.Books;
using CodingAhead.Books.Icd10Cm;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

public sealed class TermsReaderTests
{
    [Fact]
    public void A_term_has_its_path_modifiers_codes_and_references()
    {
        var terms = new IndexReader().Read<IndexEntry>(Made.File("i.xml", Samples.Index));
        Assert.Equal(
        [
            "7: Tear, torn NEC|(old) (new)||also Stain", "10: Tear, torn NEC > sleeve||S52.- [I43]|also ",
            "14: Tear, torn NEC > sleeve > cuff|||see Fray, cuff also ",
            "15: Tear, torn NEC > sleeve > (taser)|(taser)|S52.1-|also ", "17: Tear, torn NEC > seam|||see category S53 also ",
        ], terms.Select(t => $"{t.Line}: {string.Join(" > ", t.Path)}|{t.NonEssential}|{string.Join(' ', t.Codes)}|{(t.See is null ? "" : $"see {t.See} ")}also {t.SeeAlso}"));
    }

    [Fact]
    public void A_table_has_one_code_for_each_column()
    {
        var file = Made.File("d.xml", Samples.Drugs);
        var reader = Assert.IsType<DrugsReader>(Made.Reader(file));
        Assert.Equal(["Substance", "Poisoning Accidental (unintentional)", "Underdosing"], reader.Columns(file.Head));
        var terms = reader.Read<IndexEntry>(file);
        Assert.Equal(["T51.3X1", ""], terms[0].Codes);
        Assert.Equal(["Starch", "potato"], terms[1].Path);
    }

    [Theory]
    [InlineData("<cell col=\"3\">", "<cell col=\"9\">", "expected a cell in columns 2 to 3, found '9'")]
    [InlineData("<title>Starch</title>", "", "expected a title before the terms below it, found none")]
    [InlineData("<title>potato</title>", "", "expected a term with a title, found none")]
    [InlineData("<title>potato</title>", "<title> </title>", "expected a title, found an empty one")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message)
    {
        Assert.Contains(good, Samples.Drugs);
        var refusal = new DrugsReader().Refusal(Made.File("d.xml", Samples.Drugs.Replace(good, bad)));
        Assert.Matches(@"^d\.xml:\d+:\d+: ", refusal);
        Assert.EndsWith(message, refusal);
    }
}
