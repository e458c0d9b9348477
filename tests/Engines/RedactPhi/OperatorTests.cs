using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.RedactPhi.Operators;
using CodingAhead.Engines.RedactPhi.Policies;
using CodingAhead.Engines.RedactPhi.Recognisers;
using CsCheck;

namespace CodingAhead.Tests.Engines.RedactPhi;

/// <summary>What is put in the place of identifiers, and what can be had back.</summary>
public sealed class OperatorTests
{
    private static readonly RedactionKey Key = RedactionKey.Import([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private static RedactionPolicy With(string rules) => PolicyReader.Read("""{"name":"test","version":"1","about":"a test","default":"tag","rules":{""" + rules + "}}");

    private static string Out(string text, string rules, string? patient = null, RedactionKey? key = null) =>
        Phi.Out(text, new RedactionOptions { Policy = With(rules), Key = key ?? Key, Patient = patient });

    [Fact]
    public void Safe_harbour_keeps_the_year_the_state_and_three_digits_of_the_zip()
    {
        var output = Phi.Out("Seen 3/14/2021. Lives at 12 Tamarack Street, Boston, MA 02134. A 93-year-old.");
        foreach (var kept in (string[])["[DATE 2021]", "MA", "[ZIP 021]", "90+-year-old"]) Assert.Contains(kept, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03601")]
    [InlineData("06390")]
    [InlineData("69201")]
    [InlineData("20500")]
    public void Small_zip_areas_become_000(string zip) => Assert.Contains("[ZIP 000]", Phi.Out($"12 Tamarack Street, Springfield, NH {zip}"), StringComparison.Ordinal);

    [Fact]
    public void An_imported_census_decides_which_zip_digits_stay()
    {
        using var home = new TestHome();
        home.Import(home.Write("DECENNIALDHC2020.P1-Data.csv",
            "GEO_ID,NAME,P1_001N\nGeography,Geographic Area Name, !!Total\n860Z200US03601,ZCTA5 03601,12000\n860Z200US03602,ZCTA5 03602,8001\n860Z200US02134,ZCTA5 02134,20000\n"));
        var shelf = home.Library().Current;
        var redactor = new PhiRedactor(zipAreas: () => ZipAreas.Of(shelf));
        foreach (var (zip, kept) in new[] { ("03601", "036"), ("02134", "000"), ("69101", "000") }) // two areas together, just not more than 20,000, not named
            Assert.Contains($"[ZIP {kept}]", redactor.Redact($"12 Tamarack Street, Springfield, NH {zip}").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_shows_an_age_over_89_goes() => Assert.DoesNotContain("1921", Phi.Out("DOB: 3/4/1921\nSeen on 5/6/2020."), StringComparison.Ordinal);

    [Fact]
    public void A_hash_is_the_same_for_the_same_value_in_another_dress_and_another_under_another_key()
    {
        const string rules = "\"MRN\":\"hash\"";
        var first = Out("MRN: 12-34567", rules);
        Assert.Equal(first, Out("MRN: 1234567", rules));
        Assert.NotEqual(first, Out("MRN: 12-34568", rules));
        Assert.NotEqual(first, Out("MRN: 12-34567", rules, key: RedactionKey.Create()));
    }

    [Fact]
    public void Encryption_comes_back_with_the_key_and_not_without()
    {
        const string text = "Patient: Quenby Astorino\nSeen on 3/14/2021 by Dr. Featherstone.";
        var policy = PolicyReader.Read("""{"name":"closed","version":"1","about":"all closed","default":"encrypt","rules":{}}""");
        var closed = Phi.Out(text, new RedactionOptions { Policy = policy, Key = Key });
        Assert.DoesNotContain("Astorino", closed, StringComparison.Ordinal);
        Assert.Equal(text, Unredactor.Unredact(closed, Key, "appeal of the claim").Text);
        var wrong = Unredactor.Unredact(closed, RedactionKey.Create(), "appeal of the claim");
        Assert.Equal((0, closed), (wrong.Restored, wrong.Text));
        Assert.Throws<ArgumentException>(() => Unredactor.Unredact(closed, Key, " "));
    }

    [Fact]
    public void A_policy_with_a_key_and_no_key_given_is_held_back()
    {
        var result = Phi.Redactor.Redact("MRN: 1234567", new RedactionOptions { Policy = With("\"MRN\":\"hash\"") });
        Assert.True(result.Blocked);
        Assert.Null(result.Text);
    }

    [Fact]
    public void Shifted_dates_keep_their_intervals_and_their_dress()
    {
        Gen.Select(Gen.Int[0, 9000], Gen.Int[1, 900], Gen.String[Gen.Char.AlphaNumeric, 1, 8]).Sample((start, days, patient) =>
        {
            var a = new DateOnly(2000, 1, 1).AddDays(start);
            var b = a.AddDays(days);
            var output = Out($"Admitted on {a:yyyy-MM-dd}, discharged on {b:yyyy-MM-dd}.", "\"DATE\":\"shift\"", patient);
            var dates = System.Text.RegularExpressions.Regex.Matches(output, @"\d{4}-\d\d-\d\d").Select(m => DateOnly.ParseExact(m.Value, "yyyy-MM-dd")).ToArray();
            return dates.Length == 2 && dates[1].DayNumber - dates[0].DayNumber == days && dates[0] != a;
        }, iter: 300);
    }

    [Theory]
    [InlineData("March 3rd, 2022")]
    [InlineData("17-SEP-2016")]
    [InlineData("2020-11-02")]
    [InlineData("6/5/19")]
    [InlineData("04/05/2019")]
    [InlineData("June 2019")]
    public void A_date_is_written_again_as_it_was(string written)
    {
        var date = DateText.Read(written, 2020)!;
        Assert.Equal(written, date.Write(date.Day));
        Assert.NotEqual(written, date.Write(date.Day.AddDays(40)));
    }

    [Fact]
    public void Relative_dates_count_from_the_first() =>
        Assert.Contains("[day +9]", Out("Admitted on 3/1/2021, discharged on 3/10/2021.", "\"DATE\":\"relative\""), StringComparison.Ordinal);

    [Fact]
    public void The_same_person_has_the_same_surrogate_and_none_is_a_word_of_the_note()
    {
        const string text = "Patient: Quenby Astorino\n\nAstorino is well. We saw Quenby Astorino on 3/14/2021; call 415-238-0164.";
        for (var n = 0; n < 30; n++)
        {
            var output = Phi.Out(text, new RedactionOptions { Policy = RedactionPolicy.Find("research-surrogates")!, Key = RedactionKey.Create() });
            Assert.DoesNotContain("Astorino", output, StringComparison.Ordinal);
            Assert.DoesNotContain("0164", output, StringComparison.Ordinal);
            var first = output.Split('\n')[0].Replace("Patient: ", "", StringComparison.Ordinal);
            Assert.Equal(2, output.Split(first).Length - 1);
            Assert.Contains(first.Split(' ')[1] + " is well", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void With_a_key_surrogates_hold_through_a_collection()
    {
        string One(string text) => Phi.Out(text, new RedactionOptions { Policy = RedactionPolicy.Find("research-surrogates")!, Key = Key });
        var name = One("Patient: Quenby Astorino\n")["Patient: ".Length..].Trim();
        Assert.Contains(name, One("He is well. We saw Quenby Astorino, RN, there."), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_embedded_policy_reads_and_only_safe_ones_say_so()
    {
        Assert.Equal(["keep-providers", "limited-data-set", "research-surrogates", "safe-harbor", "strict"], RedactionPolicy.Names);
        foreach (var name in RedactionPolicy.Names)
            Assert.Equal(name is "safe-harbor" or "strict", RedactionPolicy.Find(name)!.NotSafeHarbor() is null);
    }

    [Fact]
    public void Providers_stay_when_the_policy_says_so()
    {
        var output = Phi.Out("Patient: Quenby Astorino\nSeen by Dr. Featherstone. Astorino agrees.", new RedactionOptions { Policy = RedactionPolicy.Find("keep-providers")! });
        Assert.Contains("Featherstone", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Astorino", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_patterns_of_the_house_hold()
    {
        var policy = PolicyReader.Read("""{"name":"h","version":"1","about":"house","default":"tag","always":["Project Bluebird"],"never":["mayo clinic"],"patterns":[{"name":"ward","pattern":"WX-[0-9]{3}","type":"OTHER_ID"}]}""");
        var output = Phi.Out("Project Bluebird, bed WX-123, seen at Mayo Clinic.", new RedactionOptions { Policy = policy });
        Assert.DoesNotContain("Bluebird", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WX-123", output, StringComparison.Ordinal);
        Assert.Contains("Mayo Clinic", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"x","version":"1","about":"a","surprise":1}""")]
    [InlineData("""{"name":"x","version":"1","about":"a","default":"shred"}""")]
    [InlineData("""{"name":"x","version":"1","about":"a","patterns":[{"name":"p","pattern":"(a)\\1","type":"NAME"}]}""")]
    [InlineData("""{"name":"x" """)]
    public void A_policy_that_is_not_understood_is_an_error(string json) => Assert.Throws<PolicyException>(() => PolicyReader.Read(json));

    [Fact]
    public void Check_digits_hold()
    {
        Assert.True(Checksums.Luhn("4111111111111111") && !Checksums.Luhn("4111111111111112"));
        Assert.True(Checksums.Npi("1234567893") && !Checksums.Npi("1234567890"));
        Assert.True(Checksums.Dea("AB1234563") && !Checksums.Dea("AB1234564"));
        Assert.True(Checksums.Vin("1HGCM82633A004352") && !Checksums.Vin("1HGCM82634A004352"));
        Assert.True(Checksums.Mbi("1EG4TE5MK73") && !Checksums.Mbi("1SG4TE5MK73"));
        Gen.Char['0', '9'].Array[9].Sample(d =>
        {
            var good = 0;
            for (var c = '0'; c <= '9'; c++) if (Checksums.Luhn(new string(d) + c)) good++;
            return good == 1;
        }, iter: 500);
    }
}
