using CodingAhead.Books.Icd10Cm;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Icd10Cm;

public sealed class TabularReaderTests
{
    private readonly TabularReader _reader = new();

    [Fact]
    public void Seventh_characters_extend_every_code_without_children_with_the_placeholder_between()
    {
        var codes = _reader.Read<CodeEntry>(Made.File("t.xml", Samples.Tabular));
        Assert.Equal(
            ["S52 0", "S520 0", "S520XXA 1", "S520XXD 1", "S520XXS 1", "S521X 0", "S521X7 0", "S521X7A 1", "S521X9 0", "S521X9A 1",
                "S521X9D 1", "S521X9S 1", "S53 1"],
            codes.Select(c => $"{c.Code.Value} {(c.Billable ? 1 : 0)}"));
        Assert.Equal("Torn cuff, later visit", codes[3].Long);
    }

    [Fact]
    public void Notes_stand_under_the_chapter_section_or_code_that_they_are_written_at()
    {
        var notes = _reader.Read<NoteEntry>(Made.File("t.xml", Samples.Tabular));
        Assert.Equal(
        [
            "chapter:19 General Chapter note", "section:S50-S59 Excludes2 upper sleeve (S40-S49)", "S52 Includes ripped sleeve",
            "S52 Excludes1 missing sleeve (S58.-)", "S52 Seventh The appropriate 7th character is to be added",
            "S52 Seventh A: first visit; and the call before it", "S52 Seventh D: later visit", "S52 Seventh S: scar",
            "S52 General 7th characters D and S do not apply to codes in category S52 with 6th character 7 - burnt, or 8 - lost.",
            "S520 Inclusion Frayed cuff", "S520 CodeFirst moth (B88)", "S53 UseAdditional code for the sauce",
            "S53 CodeAlso code also the meal",
        ], notes.Select(n => $"{n.Scope} {n.Kind} {n.Text}"));
    }

    [Fact]
    public void Chapters_and_sections_are_ranges()
    {
        var ranges = _reader.Read<RangeEntry>(Made.File("t.xml", Samples.Tabular));
        Assert.Equal(["chapter 19 S00 T88 Wear and tear 5", "section S50-S59 S50 S59 Lower sleeve 9"],
            ranges.Select(r => $"{r.Level} {r.Name} {r.First} {r.Last} {r.Title} {r.Line}"));
    }

    [Theory]
    [InlineData("char=\"A\"", "char=\"AB\"", "expected one letter or digit as the seventh character, found 'AB'")]
    [InlineData("char=\"A\"", "", "expected one letter or digit as the seventh character, found ''")]
    [InlineData("char=\"D\"", "char=\"A\"", "expected each seventh character of S52 once, found A again")]
    [InlineData("<name>S53</name>", "<name>S52.0</name>", "expected each code once, found S52.0 again")]
    [InlineData("<name>S53</name>", "<name>S53.</name>", "expected a code of ICD-10-CM, found 'S53.'")]
    [InlineData("<name>S52.0</name>", "<name>T52.0</name>", "expected a code below S52, found T52.0")]
    [InlineData("<desc>Torn cuff</desc>", "", "expected a code with name and desc, found no desc of S520")]
    [InlineData("(S00-T88)", "", "expected a chapter title that ends in its range of codes, found 'Wear and tear'")]
    [InlineData("<section id=\"S50-S59\">", "<section>", "expected a section with an id, found none")]
    [InlineData("</chapter>", "", "expected well-formed XML")]
    public void What_is_wrong_is_said_with_its_place(string good, string bad, string message)
    {
        Assert.Contains(good, Samples.Tabular);
        var refusal = _reader.Refusal(Made.File("t.xml", Samples.Tabular.Replace(good, bad)));
        Assert.Matches(@"^t\.xml:\d+:\d+: ", refusal);
        Assert.Contains(message.TrimEnd('\''), refusal);
    }

    [Fact]
    public void The_year_inside_is_the_edition_and_a_name_may_say_the_month()
    {
        Assert.Equal("2021", _reader.EditionInside(Made.File("t.xml", Samples.Tabular).Head)?.Name);
        Assert.Equal("2021-01", _reader.EditionInside(Made.File("jan-2021.zip/t.xml", Samples.Tabular).Head)?.Name);
        Assert.Equal("2021", _reader.EditionInside(Made.File("april-2024.zip/t.xml", Samples.Tabular).Head)?.Name);
    }
}
