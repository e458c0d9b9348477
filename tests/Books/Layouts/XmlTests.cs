using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Layouts;

public sealed class XmlTests
{
    [Fact]
    public void Children_left_unread_are_skipped_and_texts_are_collapsed()
    {
        using var xml = new XmlEvents(Made.File("a.xml", "<r><a><b>x</b></a><c>  one\n two <i>three</i></c><d/><e>y</e></r>"));
        xml.Root("r");
        var seen = new List<string>();
        foreach (var name in xml.Children())
            seen.Add(name is "c" or "d" or "e" ? $"{name}={xml.Content()}" : name);
        Assert.Equal(["a", "c=one two three", "d=", "e=y"], seen);
    }

    [Theory]
    [InlineData("<!DOCTYPE r [<!ENTITY a \"x\">]><r>&a;</r>", "a.xml:")]
    [InlineData("<r><a></r>", "a.xml:1:9")]
    [InlineData("<r>", "a.xml:1:")]
    [InlineData("<?xml version=\"1.0\" encoding=\"nonsense\"?><r/>", "a.xml:1:")]
    public void A_bomb_or_a_broken_file_is_refused(string text, string place)
    {
        var error = Assert.Throws<BookFormatException>(() =>
        {
            using var xml = new XmlEvents(Made.File("a.xml", text));
            xml.Root("r");
            xml.Skip();
        });
        Assert.StartsWith(place, error.Message);
        Assert.Contains("expected well-formed XML without a DTD", error.Message);
    }

    [Fact]
    public void Elements_nested_too_deep_are_refused()
    {
        var text = string.Concat(Enumerable.Repeat("<r>", 100)) + string.Concat(Enumerable.Repeat("</r>", 100));
        using var xml = new XmlEvents(Made.File("a.xml", text));
        xml.Root("r");
        Assert.EndsWith("expected at most 64 nested elements, found more", Assert.Throws<BookFormatException>(xml.Skip).Message);
    }

    [Fact]
    public void Another_root_is_refused()
    {
        using var xml = new XmlEvents(Made.File("a.xml", "<other/>"));
        Assert.Equal("a.xml:1:2: expected the root element <r>, found <other>",
            Assert.Throws<BookFormatException>(() => xml.Root("r")).Message);
    }
}
