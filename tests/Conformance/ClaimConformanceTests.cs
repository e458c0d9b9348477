using System.Globalization;
using System.IO.Compression;
using System.Text;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Tests.Conformance;

/// <summary>Verdicts on pairs and units against a naive reading of the official files of July 2024: a seeded part of the rows, all in the long run.</summary>
public sealed class ClaimConformanceTests(RealCatalogue real)
{
    private static readonly DateOnly First = new(2024, 7, 1), Last = new(2024, 9, 30);

    private static bool Long => Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") is "1";

    private ClaimVerdict Check(ClaimSetting setting, params ClaimLine[] lines) => ClaimChecker.Check(new Claim(setting, new Patient(null, null), null, lines, [new ClaimDiagnosis("R079")], null), real.Shelf);

    private string[] Pair(ClaimSetting setting, string one, string two, DateOnly day, string[] first, string[] second) =>
        [.. Check(setting, new ClaimLine(1, one, first, 1, day, [1]), new ClaimLine(2, two, second, 1, day, [1])).Findings.Where(f => f.Edit == "ptp").Select(f => f.Status)];

    [Theory]
    [InlineData("ccipra-v302r0.zip", ClaimSetting.Practitioner)]
    [InlineData("ccioph-v302r0.zip", ClaimSetting.OutpatientHospital)]
    public void A_pair_is_judged_as_its_rows_say_on_every_day_of_the_quarter_and_not_outside(string zip, ClaimSetting setting)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Repository.Releases, "ncci", zip));
        using var reader = new StreamReader(archive.Entries.Single().Open(), Encoding.Latin1);
        // which rows speak of a pair, in both directions
        var rows = new Dictionary<(string, string), List<(int Effective, int Deletion, char Indicator)>>();
        var sample = new List<(string One, string Two)>();
        var (random, every) = (new Random(2024), Long ? 40 : 700);
        for (var line = 0; reader.ReadLine() is { } text; line++)
        {
            if (line < 6 || text.Length == 0)
                continue;
            var cells = text.Split('\t');
            var key = (cells[0], cells[1]);
            (rows.TryGetValue(key, out var list) ? list : rows[key] = []).Add((int.Parse(cells[3], null), cells[4] == "*" ? int.MaxValue : int.Parse(cells[4], null), cells[5][0]));
            if (random.Next(every) == 0)
                sample.Add(random.Next(2) == 0 ? key : (cells[1], cells[0]));
        }
        var compared = 0;
        foreach (var (one, two) in sample)
        {
            var day = First.AddDays(random.Next(Last.DayNumber - First.DayNumber + 1));
            foreach (var (first, second, lifts) in ((string[], string[], bool)[])[([], [], false), ([], ["59"], true), (["XS"], [], true), (["22"], [], false), (["LT"], ["RT"], true), (["LT"], ["LT"], false)])
            {
                Assert.Equal(Expected(rows, one, two, day, lifts), Pair(setting, one, two, day, first, second).Order(StringComparer.Ordinal));
                compared++;
            }
            foreach (var other in (DateOnly[])[First.AddDays(-1), Last.AddDays(1)])
                Assert.Equal(["not_checked"], Pair(setting, one, two, other, [], []));
        }
        Assert.True(compared > 10_000);
    }

    private static IEnumerable<string> Expected(Dictionary<(string, string), List<(int Effective, int Deletion, char Indicator)>> rows, string one, string two, DateOnly day, bool lifts)
    {
        var on = day.Year * 10000 + day.Month * 100 + day.Day;
        var found = new List<string>();
        foreach (var key in ((string, string)[])[(one, two), (two, one)])
        {
            if (key is var (a, b) && a == b || !rows.TryGetValue(key, out var list))
                continue;
            var held = list.Where(r => r.Effective <= on && on <= r.Deletion && r.Effective != r.Deletion).ToList();
            if (held.Count > 0)
                found.Add(held[^1].Indicator switch { '0' => "fail", '9' => "pass", _ => lifts ? "bypassed" : "fail" });
        }
        return found.Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("MCR_MUE_PractitionerServices", ClaimSetting.Practitioner)]
    [InlineData("MCR_MUE_OutpatientHospitalServices", ClaimSetting.OutpatientHospital)]
    [InlineData("MCR_MUE_DMESupplierServices", ClaimSetting.Dme)]
    public void Units_are_judged_as_the_table_says_by_line_and_by_day(string name, ClaimSetting setting)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Repository.Releases, "ncci"), $"{name}*").Single();
        var (day, compared, number) = (new DateOnly(2024, 9, 30), 0, 0);
        foreach (var text in File.ReadLines(file, Encoding.Latin1))
        {
            var cells = text.Split(',');
            if (cells.Length < 4 || cells[0].Length != 5 || !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) || !Long && number++ % 7 != 0)
                continue;
            string Status(params decimal[] units) => string.Join(' ', Check(setting, [.. units.Select((u, i) => new ClaimLine(i + 1, cells[0], i == 0 ? [] : ["59"], u, day, [1]))]).Findings.Where(f => f.Edit == "mue").Select(f => f.Status));
            Assert.Equal("", most == 0 ? "" : Status(most));
            Assert.Equal("fail", Status(most + 1));
            if (most > 0)
                Assert.Equal(cells[2][0] == '1' ? "" : "fail", Status(most, 1));
            compared++;
        }
        Assert.True(compared > 300);
        Assert.Equal("not_checked", Check(setting, new ClaimLine(1, "99213", [], 1, Last.AddDays(1), [1])).Findings.Single(f => f.Edit == "mue").Status);
    }
}
