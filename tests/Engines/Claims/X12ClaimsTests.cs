using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Tests.Engines.Claims;

public sealed class X12ClaimsTests
{
    private static string Plain(Claim claim) => JsonSerializer.Serialize(claim);

    [Theory]
    [InlineData('*', ':', "~\n", false)]
    [InlineData('*', ':', "~", true)]
    [InlineData('|', '>', "!\r\n", false)]
    [InlineData('\u001d', '\u001f', "\u001c", true)]
    public void What_is_written_is_read_back_whatever_the_delimiters(char element, char component, string terminator, bool institutional)
    {
        var random = new Random(7);
        for (var round = 0; round < 100; round++)
        {
            List<(string Id, Claim Claim)> claims = [.. Enumerable.Range(0, random.Next(1, 6)).Select(i => ($"C{i}", Made837.Random(random, institutional)))];
            var file = X12Claims.Read(Made837.Of(claims, element, component, terminator, institutional));
            Assert.Empty(file.Faults);
            Assert.Equal(claims.Select(c => c.Id), file.Claims.Select(c => c.Id));
            Assert.All(file.Claims, c => Assert.Empty(c.Faults));
            Assert.Equal(claims.Select(c => Plain(c.Claim)), file.Claims.Select(c => Plain(c.Claim)));
        }
    }

    private static string One(bool institutional = false) => Made837.Of([("C1", Made837.Random(new Random(3), institutional))], institutional: institutional);

    [Fact]
    public void Two_interchanges_in_one_file_may_have_delimiters_of_their_own()
    {
        var file = X12Claims.Read(One() + Made837.Of([("C2", Made837.Random(new Random(4), true))], '|', '>', "!", true));
        Assert.Empty(file.Faults);
        Assert.Equal(["C1", "C2"], file.Claims.Select(c => c.Id));
        Assert.Equal(ClaimSetting.OutpatientHospital, file.Claims[1].Claim.Setting);
    }

    [Theory]
    [InlineData("ISA*00*", "ISA", 0)]
    [InlineData("", "", 0)]
    public void A_header_that_is_none_is_one_fault(string text, string segment, int element)
    {
        var fault = Assert.Single(X12Claims.Read(text).Faults);
        Assert.Equal((segment, element), (fault.Name, fault.Element));
    }

    [Fact]
    public void A_header_with_a_field_of_the_wrong_length_is_refused() =>
        Assert.Contains(X12Claims.Read(One().Replace("SENDER         *ZZ", "SENDER*ZZ", StringComparison.Ordinal)).Faults, f => f.Name == "ISA");

    [Fact]
    public void A_file_cut_off_anywhere_says_so_and_keeps_the_claims_before()
    {
        var text = Made837.Of([("C1", Made837.Random(new Random(3), false)), ("C2", Made837.Random(new Random(4), false))]);
        for (var length = 1; length < text.Length - 2; length += 13)
            Assert.NotEmpty(X12Claims.Read(text[..length]).Faults);
        var half = X12Claims.Read(text[..text.IndexOf("CLM*C2", StringComparison.Ordinal)]);
        Assert.Equal("C1", Assert.Single(half.Claims).Id);
    }

    [Fact]
    public void Wrong_counts_and_control_numbers_name_the_trailer()
    {
        var faults = X12Claims.Read(One().Replace("~\nGE*1*1~", "~\nGE*2*9~", StringComparison.Ordinal)).Faults;
        Assert.Equal([("GE", 2), ("GE", 1)], faults.Select(f => (f.Name, f.Element)));
    }

    [Fact]
    public void A_unit_that_is_no_number_is_a_fault_of_its_claim_at_its_segment()
    {
        var claim = Assert.Single(X12Claims.Read(Made837.Of([("C1", new Claim(ClaimSetting.Practitioner, new Patient(null, null), "Medicare", [new ClaimLine(1, "99213", [], 1, new DateOnly(2024, 7, 1), [1])], [new("E119")], null))])
            .Replace("*UN*1*", "*UN*x*", StringComparison.Ordinal)).Claims);
        var fault = Assert.Single(claim.Faults);
        Assert.Equal(("SV1", 4), (fault.Name, fault.Element));
    }

    [Fact]
    public void Each_transaction_is_answered_with_its_errors_and_their_places()
    {
        Assert.Equal([("0001", "accepted", 1)], Acknowledgement.Of(X12Claims.Read(One())).Select(t => (t.Control, t.Status, t.Claims)));
        var two = Made837.Of([("C1", Made837.Random(new Random(3), false)), ("C2", Made837.Random(new Random(4), false))]);
        var second = two.IndexOf("CLM*C2", StringComparison.Ordinal);
        var wrong = Assert.Single(Acknowledgement.Of(X12Claims.Read(two[..second] + two[second..].Replace("*UN*", "*UN*x", StringComparison.Ordinal))));
        Assert.Equal(("accepted_with_errors", 2), (wrong.Status, wrong.Claims));
        Assert.All(wrong.Errors, e => Assert.Equal(("SV1", 4), (e.Name, e.Element)));
        Assert.Equal("rejected", Acknowledgement.Of(X12Claims.Read(One().Replace("SE*", "SE*9", StringComparison.Ordinal))).Single().Status);
    }

    [Fact]
    public void A_weight_told_with_the_product_is_the_dose()
    {
        var text = Made837.Of([("C1", new Claim(ClaimSetting.Practitioner, new Patient(null, null), "Medicare", [new ClaimLine(1, "J1100", [], 8, new DateOnly(2024, 7, 1), [1]) { Ndc = "00404979530" }], [new("E119")], null))]);
        var claim = Assert.Single(X12Claims.Read(text.Replace("LIN**N4*00404979530~\n", "LIN**N4*00404979530~\nCTP****8*ME~\n", StringComparison.Ordinal).Replace("SE*17", "SE*18", StringComparison.Ordinal)).Claims);
        Assert.Equal("8 mg", claim.Claim.Lines[0].Dose);
    }

    [Fact]
    public void A_claim_of_a_million_segments_is_reported_in_linear_time()
    {
        static TimeSpan Time(int lines)
        {
            var text = new StringBuilder(Made837.Of([("C1", Made837.Random(new Random(3), false))]));
            var at = text.ToString().IndexOf("SE*", StringComparison.Ordinal);
            text.Insert(at, string.Concat(Enumerable.Repeat("LX*1~\nSV1*HC:99213*1*UN*1***1~\n", lines)));
            var clock = Stopwatch.StartNew();
            var claim = Assert.Single(X12Claims.Read(text.ToString()).Claims);
            Assert.Equal(X12Claims.MostLines, claim.Claim.Lines.Count);
            Assert.Contains(claim.Faults, f => f.Message.Contains("at most 999", StringComparison.Ordinal));
            return clock.Elapsed;
        }

        Time(1_000);
        Assert.True(Time(500_000) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Whatever_bytes_are_changed_the_reader_answers_and_quotes_no_patient()
    {
        var inputs = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") is { Length: > 0 } ? 1_000_000 : 20_000;
        var random = new Random(20261124);
        string[] seeds = [One(), One(true)];
        for (var i = 0; i < inputs; i++)
        {
            var text = new StringBuilder(seeds[i % 2]);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0: text[at] = (char)random.Next(1, 0x250); break;
                    case 1: text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)); break;
                    case 2: text.Insert(at, "*:~\n^HISVLX19"[random.Next(13)]); break;
                    default: text.Insert(at, text.ToString(random.Next(text.Length), 1)); break;
                }
                if (text.Length == 0)
                    break;
            }
            var file = X12Claims.Read(text.ToString());
            Assert.All(file.Faults.Concat(file.Claims.SelectMany(c => c.Faults)), f => Assert.DoesNotContain("PERSON", f.Message, StringComparison.Ordinal));
        }
    }
}
