using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Conformance;

/// <summary>Fees against the formula over a naive reading of the official files.</summary>
public sealed class FeeConformanceTests(RealCatalogue real)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    // the locality file has one quoted name with a comma; the relative values have none in the columns used here
    private static string[] Cells(string line) => line.Split(',');

    [Theory]
    [InlineData("10112-00", 1)]
    [InlineData("13202-01", 7)]
    [InlineData("01182-18", 13)]
    public void The_fees_of_codes_over_the_whole_file_equal_the_formula_to_the_cent(string key, int start)
    {
        var gpci = File.ReadLines(Path.Combine(Repository.Releases, "mpfs/rvu25d/GPCI2025.csv"), System.Text.Encoding.Latin1)
            .Select(l => l.Contains('"', StringComparison.Ordinal) ? Cells(string.Concat(l.Split('"').Select((p, i) => i % 2 == 1 ? p.Replace(',', ';') : p))) : Cells(l))
            .Single(c => c.Length >= 7 && $"{c[0]}-{c[2]}" == key)[4..7].Select(x => decimal.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        var caps = File.ReadLines(Path.Combine(Repository.Releases, "mpfs/rvu25d/OPPSCAP_Oct.csv")).Select(Cells).Where(c => c.Length >= 7 && $"{c[3]}-{c[4]}" == key)
            .ToDictionary(c => (c[0], c[1].Trim()), c => decimal.Parse(c[6], CultureInfo.InvariantCulture));
        var rows = File.ReadLines(Path.Combine(Repository.Releases, "mpfs/rvu25d/PPRRVU2025_Oct.csv"), System.Text.Encoding.Latin1).Skip(10).Select(Cells)
            .Where(c => c.Length == 31 && c[3] is "A" or "R" or "T").ToList();
        var compared = 0;
        for (var i = start; i < rows.Count; i += rows.Count / 60)
        {
            var c = rows[i];
            decimal Number(int column) => decimal.Parse(c[column], CultureInfo.InvariantCulture);
            var expected = Math.Round((Number(5) * gpci[0] + Number(6) * gpci[1] + Number(10) * gpci[2]) * Number(24), 2, MidpointRounding.AwayFromZero);
            if (caps.TryGetValue((c[0], c[1]), out var cap) && cap < expected)
                expected = cap;
            var code = Code.Read(c[0]).First(x => x.System is CodeSystem.Cpt or CodeSystem.Hcpcs);
            var answer = Fees.Of(real.Shelf, code, new FeeQuestion(Locality: key, Facility: false), Today);
            Assert.Equal(expected, answer.Payment.Single(p => p.Setting == "non-facility" && (p.Modifier ?? "") == c[1]).Amount);
            compared++;
        }
        Assert.True(compared >= 30);
    }

    [Fact]
    public void A_ZIP_code_leads_to_its_locality_and_years_must_agree()
    {
        var code = Code.Read("99213", CodeSystem.Cpt)[0];
        Assert.Equal("AL ALABAMA", Fees.Of(real.Shelf, code, new FeeQuestion(Zip: "35004"), Today).Locality);
        var other = Fees.Of(real.Shelf, code, new FeeQuestion(Locality: "10112-00", Year: 2026), Today);
        Assert.Empty(other.Payment);
        Assert.Contains(other.NotLoaded, m => m.Section == "payment");
    }

    [Fact]
    public void A_place_that_may_be_several_is_asked_back()
    {
        var asked = Assert.Throws<UnknownLocalityException>(() => Fees.Of(real.Shelf, Code.Read("99213", CodeSystem.Cpt)[0], new FeeQuestion(Locality: "CA"), Today));
        Assert.Contains("LOS ANGELES", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anaesthesia_is_paid_by_base_units_and_time()
    {
        var answer = Fees.Of(real.Shelf, Code.Read("00100", CodeSystem.Cpt)[0], new FeeQuestion(Locality: "10112-00", Minutes: 60), Today);
        Assert.Equal(Math.Round((5 + 4) * 19.31m, 2), answer.Payment.Single(p => p.Setting == "anaesthesia").Amount);
    }
}
