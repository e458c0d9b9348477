using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Conformance;

/// <summary>The page of 78597 once all books at hand are imported: what the original product shows of it, each fact with its row.</summary>
public sealed class CodePageConformanceTests(RealCatalogue real)
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Values_and_status_come_from_the_fee_schedule_and_the_outpatient_addendum()
    {
        var page = real.Page("78597");
        string Value(string name) => page.Indicators.Single(i => i.Name == name).Value;
        Assert.Equal(("A", "XXX", "1", "5591"), (Value("status"), Value("global"), Value("pctc"), Value("opps_apc")));
        Assert.All(page.Indicators, i => Assert.True(i is { Meaning.Length: > 0, Source.Line: > 0 }, i.Name));
        var whole = page.Payment.First(p => p is { Setting: "non-facility", Modifier: null });
        Assert.Equal("mpfs", whole.Source.Book);
        Assert.Contains("(0.75 × 1 + 4.63 × 1 + 0.06 × 1) × 32.3465", whole.Formula, StringComparison.Ordinal);
        Assert.Contains(page.Payment, p => p.Modifier == "26");
        Assert.Contains(page.Payment, p => p.Modifier == "TC");
    }

    [Fact]
    public void A_fee_is_answered_in_each_of_all_localities()
    {
        var code = Code.Read("78597", CodeSystem.Cpt)[0];
        var localities = real.Shelf.Imported!.Editions.Where(e => e is { Book: "mpfs", Name: "2025-10" }).SelectMany(e => real.Shelf.Imported!.Rows(e, "gpci")).Select(r => r.Entry.Key).Distinct().ToList();
        Assert.InRange(localities.Count, 109, 120);
        foreach (var locality in localities)
            Assert.True(Fees.Of(real.Shelf, code, new FeeQuestion(Locality: locality), Today).Payment.First(p => p.Modifier is null).Amount > 100, locality);
    }

    [Fact]
    public void The_unlikely_units_and_the_pairs_of_both_settings_are_counted_with_their_rows()
    {
        var page = real.Page("78597");
        Assert.All(page.Mue, m => Assert.Equal((1, '3', "Nature of Service/Procedure", 7306), (m.Units, m.Mai[0], m.Rationale, m.Source.Line)));
        Assert.Equal(["outpatient_hospital", "practitioner"], page.Mue.Select(m => m.Service).Order());
        var edits = CodeEdits.Of(real.Shelf, Code.Read("78597", CodeSystem.Cpt)[0], null, Today);
        foreach (var (shown, counted, zip) in new[] { (edits.Practitioner!, page.Edits!.Practitioner!, "ccipra-v302r0"), (edits.Hospital!, page.Edits!.Hospital!, "ccioph-v302r0") })
        {
            var naive = Naive(zip);
            Assert.True(naive.Column1 > 20 && naive.Column2 > 10, $"{naive}");
            Assert.Equal(naive, (counted.Column1, counted.Column2));
            Assert.Equal(naive, (shown.Column1.Count, shown.Column2.Count));
            Assert.All(shown.Column1.Concat(shown.Column2), p => Assert.True(p is { Rationale.Length: > 0, Source.Line: > 6 }, p.Code));
        }
    }

    [Fact]
    public void All_twenty_modifiers_stand_there_each_with_its_reason_and_those_of_ended_programs_apart()
    {
        var modifiers = real.Page("78597").Modifiers.ToDictionary(m => m.Code);
        Assert.Superset("26 GC MG X5 QQ 51 59 77 AQ CR GW MB MC ME MF MH TC X4 XE XS".Split(' ').ToHashSet(), modifiers.Keys.ToHashSet());
        Assert.All(modifiers.Values, m => Assert.True(m.Why.Length > 20, m.Code));
        Assert.Equal("MA MB MC MD ME MF MG MH QQ", string.Join(' ', modifiers.Values.Where(m => m.Ended is not null).Select(m => m.Code).Order(StringComparer.Ordinal)));
        Assert.Contains("PC/TC indicator is 1", modifiers["26"].Why, StringComparison.Ordinal);
        Assert.Equal("mpfs", modifiers["TC"].Source!.Book);
    }

    // the pairs of the file in force on the day that the page answers for, counted line by line
    private static (int Column1, int Column2) Naive(string name)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(Path.Combine(Repository.Releases, "ncci", name + ".zip"));
        using var reader = new StreamReader(archive.Entries.Single().Open(), System.Text.Encoding.Latin1);
        var (one, two) = (0, 0);
        while (reader.ReadLine() is { } line)
            if (line.Contains("78597", StringComparison.Ordinal) && line.Split('\t') is [var first, var second, _, var effective, var deletion, ..]
                && string.CompareOrdinal(effective, "20240930") <= 0 && (deletion == "*" || string.CompareOrdinal(deletion, "20240930") >= 0) && effective != deletion)
                (one, two) = (one + (first == "78597" ? 1 : 0), two + (second == "78597" ? 1 : 0));
        return (one, two);
    }
}
