namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Guides are whole, and none is a copy of another.</summary>
public sealed class GuideFormTests
{
    private const int RepeatsAllowed = 9;

    [Fact]
    public void Every_guide_has_all_sections_in_order()
    {
        var faults = new Faults();
        foreach (var guide in OwnText.Guides)
        {
            faults.AddUnless(guide.Sections.Select(s => s.Heading).SequenceEqual(OwnText.Headings), $"{guide.File}: {string.Join(", ", guide.Sections.Select(s => s.Heading))}");
            foreach (var (heading, text) in guide.Sections)
                faults.AddUnless(text.Trim().Length > 0, $"{guide.File}: '{heading}' is empty");
        }
        faults.AssertNone("guides that lack a section");
    }

    [Fact]
    public void Every_header_is_complete_and_fits_the_file()
    {
        var faults = new Faults();
        foreach (var guide in OwnText.Guides)
        {
            faults.AddUnless(guide.Code == Path.GetFileNameWithoutExtension(guide.File), $"{guide.File}: code {guide.Code}");
            faults.AddUnless(guide.Header.GetValueOrDefault("review") is "draft" or "read" or "certified", $"{guide.File}: review {guide.Header.GetValueOrDefault("review")}");
            foreach (var field in (string[])["system", "name", "written"])
                faults.AddUnless(guide.Header.GetValueOrDefault(field, "").Length > 0, $"{guide.File}: no {field}");
            faults.AddUnless(!guide.Header.GetValueOrDefault("related", "").Split(' ').Contains(guide.Code), $"{guide.File} is related to itself");
        }
        faults.AssertNone("headers");
    }

    [Fact]
    public void No_two_guides_have_one_name()
    {
        var faults = new Faults();
        foreach (var group in OwnText.Guides.GroupBy(g => g.Header.GetValueOrDefault("name", ""), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            faults.Add($"{group.Key}: {string.Join(", ", group.Select(g => g.Code))}");
        faults.AssertNone("names that stand twice");
    }

    [Fact]
    public void No_sentence_repeats_in_ten_guides()
    {
        var faults = new Faults();
        var sentences = OwnText.Guides.SelectMany(g => g.Sections.SelectMany(s => OwnText.Sentences(s.Text)).Where(s => s.Count(c => c == ' ') >= 3)
            .Select(s => (Sentence: s.ToLowerInvariant(), g.Code)));
        foreach (var group in sentences.GroupBy(s => s.Sentence, s => s.Code).Where(g => g.Distinct().Count() > RepeatsAllowed))
            faults.Add($"{group.Distinct().Count()} times \"{group.Key}\": {string.Join(" ", group.Distinct())}");
        faults.AssertNone("sentences of ten guides");
    }

    [Fact]
    public void The_plain_language_is_one_paragraph_of_60_to_130_words()
    {
        var faults = new Faults();
        foreach (var guide in OwnText.Guides)
        {
            var text = guide.Section("Plain language").Trim();
            var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
            faults.AddUnless(words is >= 60 and <= 130 && !text.Contains('\n', StringComparison.Ordinal), $"{guide.File}: {words} words");
        }
        faults.AssertNone("plain language of another length");
    }
}
