using CodingAhead.Books.Icd10Cm;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

public sealed class GuidelinesReaderTests
{
    private readonly GuidelinesReader _reader = new();

    [Fact]
    public void Sections_are_numbered_as_they_are_cited()
    {
        var sections = _reader.Read<GuidelineEntry>(Made.File("g.txt", Samples.Guidelines));
        Assert.Equal(
        [
            "I Conventions", "I.A General rules", "I.A.1 First rule",
            "I.A.1.a Part of a rule that is so long that its title has to go on over the line",
            "I.C Chapters", "I.C.4 Chapter 4: Buttons (E00-E89)", "I.C.4.a Round buttons", "I.C.4.a.1 Small round buttons",
            "I.C.4.a.1.a Blue",
            "I.C.4.a.1.a.i Light blue", "I.C.4.a.1.b Red", "I.C.4.a.2 Large round buttons and those that are larger than the largest known",
            "I.C.4.b Square buttons", "II Selection", "II.A What comes first", "Appendix I Appendix I",
        ], sections.Select(s => $"{s.Number} {s.Title}"));
    }

    [Fact]
    public void A_paragraph_runs_over_a_page_without_its_footer()
    {
        var sections = _reader.Read<GuidelineEntry>(Made.File("g.txt", Samples.Guidelines)).ToDictionary(s => s.Number, s => s.Text);
        Assert.Equal("Text of the part that runs over a page.", sections["I.A.1.a"]);
        Assert.Equal("• one\n• two", sections["I.C.4.a.2"]);
        Assert.Equal("Not in the contents. d. is no heading here", sections["I.C.4.b"]);
    }

    [Fact]
    public void The_edition_is_that_of_the_days_below_the_title() =>
        Assert.Equal("2026", _reader.EditionInside(Made.File("g.txt", Samples.Guidelines).Head)?.Name);

    [Fact]
    public void A_section_of_the_contents_that_the_body_lacks_is_an_error()
    {
        var cut = Samples.Guidelines[..Samples.Guidelines.LastIndexOf("  A. What", StringComparison.Ordinal)];
        Assert.Equal("g.txt: expected the section II.A that the table of contents names, found none",
            _reader.Refusal(Made.File("g.txt", cut)));
    }

    [Fact]
    public void The_real_guidelines_have_their_well_known_sections()
    {
        var file = Releases.One("October-2025-Guidelines.txt");
        var sections = _reader.Read<GuidelineEntry>(file).ToDictionary(s => s.Number, s => s.Title);
        Assert.Equal("“With”", sections["I.A.15"]);
        Assert.Equal("Conditions that are an integral part of a disease process", sections["I.B.5"]);
        Assert.StartsWith("Diabetes mellitus and the use of insulin", sections["I.C.4.a.3"]);
        Assert.Equal("Uncertain Diagnosis", sections["II.H"]);
        Assert.Equal("Uncertain diagnosis", sections["IV.H"]);
        Assert.DoesNotContain(sections.Values, t => t.Contains("...", StringComparison.Ordinal));
    }
}
