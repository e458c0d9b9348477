using System.Diagnostics;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Bench.Engines.Claims;

/// <summary>
/// Claim lines a second and core against the real tables of July 2024, beside a plain one: dictionaries of texts, a scan of the pairs of a
/// code, and nothing but pairs and units.
/// </summary>
internal static class ClaimSpeed
{
    private const int Claims = 20_000, Lines = 5, Rounds = 15;

    private static readonly DateOnly Day = new(2024, 8, 1);

    public static int Run()
    {
        var shelf = BenchBooks.Ready();
        var books = shelf.Imported!;
        var pairs = books.PtpTables.Single(t => t.Table == "ptp_practitioner");
        var limits = books.Editions.Where(e => e.Covers(Day)).SelectMany(e => books.Rows(e, "mue_practitioner")).ToList();
        var claims = Made([.. limits.Select(r => r.Entry.Key)], [.. books.StartingWith(CodeSystem.Icd10Cm, "", books.Editions.First(e => e.Book == "icd10cm" && e.Covers(Day))).Where(e => e.Entry.Billable).Select(e => e.Entry.Code.Text)]);

        var before = Settled();
        var cold = Process.GetCurrentProcess().TotalProcessorTime;
        long findings = claims.Sum(c => ClaimChecker.Check(c, shelf).Findings.Count);
        Console.WriteLine($"cold, every code met for the first time: {Claims * Lines / (Process.GetCurrentProcess().TotalProcessorTime - cold).TotalSeconds:N0} lines a second");
        Console.WriteLine($"heap with the facts of all codes in use: {(Settled() - before) / 1e6:F1} MB more than before; working set {Environment.WorkingSet / 1e6:F0} MB");
        var plain = new PlainCheck(pairs, limits);
        Measure(("plain check of pairs and units only", () => claims.Sum(plain.Check)), ("check", () => claims.Sum(c => ClaimChecker.Check(c, shelf).Findings.Count)),
            ("check, verdict hash read", () => claims.Sum(c => ClaimChecker.Check(c, shelf).VerdictHash.Length)), ("check, every word and the hash read", () => claims.Sum(c => Said(ClaimChecker.Check(c, shelf)))));
        Pairs(pairs, claims);
        ByEdit(claims, shelf);
        Console.WriteLine($"{findings:N0} findings on {Claims:N0} claims of {Lines} lines");
        return 0;
    }

    private static Claim[] Made(string[] codes, string[] diagnoses)
    {
        var random = new Random(20261201);
        string[][] modifiers = [[], [], [], ["59"], ["25"], ["RT"], ["LT"]];
        return [.. Enumerable.Range(0, Claims).Select(_ => new Claim(ClaimSetting.Practitioner, new Patient(new DateOnly(1950, 5, 5), "F"), null,
            [.. Enumerable.Range(1, Lines).Select(i => new ClaimLine(i, codes[random.Next(codes.Length)], modifiers[random.Next(modifiers.Length)], 1, Day, [1]) { Pos = "11" })],
            [new ClaimDiagnosis(diagnoses[random.Next(diagnoses.Length)]), new ClaimDiagnosis(diagnoses[random.Next(diagnoses.Length)])], []))];
    }

    private static int Said(ClaimVerdict verdict)
    {
        var length = verdict.VerdictHash.Length;
        foreach (var finding in verdict.Findings)
            length += finding.Message.Length + (finding.WhatWouldHelp?.Length ?? 0);
        return length;
    }

    // in turns, so that each has the same share of a busy machine; what the machine gives at its best is the best round
    private static void Measure(params (string Name, Func<int> Run)[] all)
    {
        var rates = Array.ConvertAll(all, _ => new double[Rounds]);
        var bytes = new long[all.Length];
        for (var i = 0; i < Rounds; i++)
            for (var n = 0; n < all.Length; n++)
            {
                // the processor's time, not the clock's: other programs may be running
                var (clock, allocated) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
                all[n].Run();
                bytes[n] = GC.GetAllocatedBytesForCurrentThread() - allocated;
                rates[n][i] = Claims * Lines / (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds;
            }
        for (var n = 0; n < all.Length; n++)
        {
            var times = rates[n].Zip(rates[0], (own, first) => own / first).Order().ToList()[Rounds / 2];
            Array.Sort(rates[n]);
            Console.WriteLine($"{all[n].Name}: {rates[n][Rounds / 2]:N0} lines a second and core (best {rates[n][^1]:N0}), {times:F2} times the plain check, {bytes[n] / Claims:N0} bytes a claim");
        }
    }

    // what each edit takes of a claim, once the claim is read
    private static void ByEdit(Claim[] claims, Shelf shelf)
    {
        double Each(Action run)
        {
            run();
            var clock = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < 3; i++)
                run();
            return (Process.GetCurrentProcess().TotalProcessorTime - clock).TotalNanoseconds / 3 / claims.Length;
        }

        ReadClaim[] read = [.. claims.Select(c => new ReadClaim(c, shelf, ClaimOptions.None))];
        Console.WriteLine($"reading a claim: {Each(() => Array.ForEach(claims, c => _ = new ReadClaim(c, shelf, ClaimOptions.None))):F0} ns");
        foreach (var edit in ClaimChecker.Edits)
            Console.WriteLine($"  {edit.GetType().Name}: {Each(() => Array.ForEach(read, c => edit.Check(c, new FindingList(c)))):F0} ns");
    }

    private static void Pairs(IPtpTable table, Claim[] claims)
    {
        var codes = claims.SelectMany(c => c.Lines).Select(l => table.Number(PtpCode.Of(l.Code)!.Value)).ToArray();
        var clock = Process.GetCurrentProcess().TotalProcessorTime;
        var (asked, found) = (0, 0);
        for (var round = 1; round <= 40; round++)
            for (var i = round; i < codes.Length; i++, asked++)
                if (table.Between(codes[i], codes[i - round]).On(Day) is not null)
                    found++;
        Console.WriteLine($"a pair: {(Process.GetCurrentProcess().TotalProcessorTime - clock).TotalNanoseconds / asked:F0} ns ({found:N0} of {asked:N0} in force)");
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>What one would write first.</summary>
    private sealed class PlainCheck
    {
        private readonly Dictionary<string, List<(string Column2, int Effective, int Deletion, int Indicator)>> _pairs = [];
        private readonly Dictionary<string, (int Units, string Indicator)> _limits = [];

        public PlainCheck(IPtpTable table, IReadOnlyList<Sourced<RowEntry>> limits)
        {
            for (var i = 0; i < table.Count; i++)
            {
                var edit = table[i];
                if (!_pairs.TryGetValue(edit.Column1.ToString(), out var list))
                    _pairs.Add(edit.Column1.ToString(), list = []);
                list.Add((edit.Column2.ToString(), edit.Effective, edit.Deletion, edit.Indicator));
            }
            foreach (var row in limits)
                _limits[row.Entry.Key] = (int.Parse(row.Entry.Cells[1], null), row.Entry.Cells[2]);
        }

        public int Check(Claim claim)
        {
            var (day, found) = (20240801, 0);
            foreach (var one in claim.Lines)
            {
                if (_limits.TryGetValue(one.Code, out var limit) && one.Units > limit.Units)
                    found++;
                if (_pairs.TryGetValue(one.Code, out var pairs))
                    foreach (var two in claim.Lines)
                        if (one != two && one.Date == two.Date)
                            foreach (var (column2, effective, deletion, indicator) in pairs)
                                if (column2 == two.Code && effective <= day && (deletion == 0 || day <= deletion) && indicator != 9 && !one.Modifiers.Concat(two.Modifiers).Any(m => m is "59" or "25"))
                                    found++;
            }
            return found;
        }
    }
}
