using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Tests.Engines.RedactPhi;

/// <summary>What the header or the caller has shown is found again everywhere, in parts, misspelt, in disguise.</summary>
public sealed class LearningTests
{
    [Fact]
    public void A_name_of_the_header_is_found_in_parts_and_misspelt()
    {
        var output = Phi.Out("Patient: Thandeka Brzozowski\nMRN: 55120\n\nBrzozowski denies pain. We told Thandeka to rest. Brzozwski agrees.\nBRZOZOWSKI IS ALLERGIC TO SULFA.");
        foreach (var part in (string[])["Thandeka", "Brzozowski", "Brzozwski", "BRZOZOWSKI"]) Assert.DoesNotContain(part, output, StringComparison.Ordinal);
        Assert.Contains("ALLERGIC TO SULFA", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_a_word_stays_a_word_where_it_is_one()
    {
        var output = Phi.Out("Patient: Grace Young\nMRN: 55121\n\nMs. Young is a young woman. She looks younger than her age.");
        Assert.Contains("is a young woman", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Young", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_values_are_found_however_they_are_written()
    {
        var known = new RedactionOptions { Known = [new KnownValue("Xiadani Tzul", PhiType.Name), new KnownValue("77-1204-B", PhiType.OtherId)] };
        var output = Phi.Out("tzul was here; the code 771204B fits, as does 77 1204 B. Xiadani left.", known);
        foreach (var part in (string[])["tzul", "771204B", "1204", "Xiadani"]) Assert.DoesNotContain(part, output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Seen by Dr. Ch\u200Barleston\u200B today.", "leston")]
    [InlineData("Patient: José Muñoz Ibáñez\nHe is well.", "Muñoz")]
    [InlineData("SSN: ２１９-０９-９９９９", "９９９９")]
    [InlineData("Call 415\u2011238\u20110164 now.", "0164")]
    [InlineData("Patient: &#74;ocasta Vance\n", "ocasta")]
    [InlineData("Dr. Сharleston saw her.", "harleston")]
    public void Disguises_do_not_help(string text, string value) => Assert.DoesNotContain(value, Phi.Out(text), StringComparison.Ordinal);

    [Fact]
    public void Offsets_count_code_points()
    {
        var span = Assert.Single(Phi.Redactor.Redact("\U0001F600\U0001F600 Seen by Dr. Featherstone.").Spans);
        Assert.Equal((11, 27), (span.Begin, span.End));
    }

    [Fact]
    public void A_word_of_the_books_is_kept_where_a_strange_word_would_be_a_name()
    {
        const string text = "We gave Quorvex Belantra twice.";
        Assert.NotEmpty(new PhiRedactor(_ => false).Redact(text).Spans);
        Assert.Empty(new PhiRedactor(word => word is "quorvex" or "belantra").Redact(text).Spans);
        // without books every drug is a strange word
        Assert.Empty(new PhiRedactor().Redact(text).Spans);
        // a title says person all the same, and what a list of names knows is not asked of the books
        Assert.NotEmpty(new PhiRedactor(_ => true).Redact("Mrs. Belantra will call.").Spans);
        Assert.NotEmpty(new PhiRedactor(_ => true).Redact("It was treated with Marisela twice.").Spans);
    }

    [Theory]
    [InlineData("pt rosalind okafor is here", true)]
    [InlineData("m. trujillo rn", true)]
    [InlineData("called dr vindelqvist about it", true)]
    [InlineData("lives on kedzie ave", true)]
    [InlineData("KVALTORSEN, INGRID DO", true)]
    [InlineData("Ann Lee (\"Zizzy\") came", true)]
    [InlineData("Patient Iggulden tolerated it", true)]
    [InlineData("call four two three, five five five, zero one four two", true)]
    [InlineData("one two three four", false)]
    [InlineData("born 12 MAR 58.", true)]
    [InlineData("mar 12 20 mg", false)]
    [InlineData("plate RDR 88Q here", true)]
    [InlineData("carries BRCA1 c.68_69delAG here", false)]
    [InlineData("sent to Quorvane SNF today", true)]
    [InlineData("sent to the SNF today", false)]
    [InlineData("barrett esophagus and bell palsy", false)]
    [InlineData("on the ave nothing happened", false)]
    [InlineData("called dr about it", false)]
    [InlineData("GCS 6/15, a score of 6/15, G20210A mutation", false)]
    [InlineData("Bricker diversion and Wharton duct", false)]
    public void Rare_forms_are_found_and_their_likes_are_not(string text, bool found) =>
        Assert.Equal(found, new PhiRedactor(word => word is "esophagus" or "palsy").Redact(text).Spans.Count > (text.StartsWith("Ann", StringComparison.Ordinal) ? 1 : 0));

    [Theory]
    [InlineData("seen on january fifteenth twenty twenty four and better", "seen on [DATE] and better")]
    [InlineData("seen on March 3, nineteen eighty-two he", "seen on [DATE] he")]
    [InlineData("on the third of May two thousand and four we", "on [DATE] we")]
    public void Years_in_words_belong_to_their_date(string text, string safe) => Assert.Equal(safe, Phi.Out(text));

    [Fact]
    public void A_part_of_an_address_with_a_fraction_goes_whole()
    {
        var text = Phi.Out("Lives at 418 1/2 W. Mulberry St. now.");
        Assert.DoesNotContain("418", text, StringComparison.Ordinal);
    }
}
