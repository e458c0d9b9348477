using System.Globalization;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Tests.Conformance.Case2Code;

/// <summary>Made-up visits and notes against codes that were written before the engine read them.</summary>
public sealed class CaseGoldTests(RealCatalogue real)
{
    private static IEnumerable<(string Head, string Note, int Line)> Notes(string file)
    {
        var (head, note, at, line) = ("", new List<string>(), 0, 0);
        foreach (var text in File.ReadLines(Path.Combine(Repository.Root, "tests/Conformance/Case2Code", file)).Where(l => l.Length == 0 || l[0] != '#' || l.StartsWith("## ", StringComparison.Ordinal)))
        {
            line++;
            if (text.StartsWith("## ", StringComparison.Ordinal))
            {
                if (head.Length > 0)
                    yield return (head, string.Join('\n', note), at);
                (head, at) = (text[3..], line);
                note.Clear();
            }
            else
                note.Add(text);
        }
        yield return (head, string.Join('\n', note), at);
    }

    private CodedCase Coded(string note, string setting) =>
        new CaseCoder(real.Shelf).Code(note, new CaseOptions(new DetectOptions(setting == "inpatient" ? EncounterSetting.Inpatient : EncounterSetting.Outpatient)));

    [Theory]
    [InlineData("visits.txt", 40)]
    [InlineData("visits-second.txt", 29)]
    public void Every_made_up_visit_has_the_level_that_the_rules_give_it(string file, int count)
    {
        var wrong = new List<string>();
        var all = Notes(file).ToList();
        foreach (var (head, note, _) in all)
        {
            var parts = head.Split(' ', 4);
            var em = Coded(note, parts[2]).Em;
            if (em?.Code != parts[0] || em.Method != parts[1])
                wrong.Add($"{head} -> {em?.Code} {em?.Method} ({em?.Family}) problems {em?.Problems?.Level} ({em?.Problems?.Why}) data {em?.Data?.Level} ({em?.Data?.Why}) risk {em?.Risk?.Level} ({em?.Risk?.Why})");
        }
        Assert.Equal(count, all.Count);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Every_made_up_note_reports_what_was_done_and_nothing_else()
    {
        var wrong = new List<string>();
        var all = Notes("procedures.txt").ToList();
        foreach (var (head, note, _) in all)
        {
            var expected = head.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(c => c != "none").Order(StringComparer.Ordinal).ToList();
            var found = Coded(note, "outpatient").Procedures.Where(p => p.Status == "reported")
                .Select(p => $"{p.Code}{string.Concat(p.Modifiers.Select(m => "-" + m.Code))}{(p.Units == 1 ? "" : "x" + p.Units.ToString(CultureInfo.InvariantCulture))}").Order(StringComparer.Ordinal).ToList();
            if (!expected.SequenceEqual(found, StringComparer.Ordinal))
                wrong.Add($"{head} -> {string.Join(' ', Coded(note, "outpatient").Procedures.Select(p => $"{p.Code} {p.Status} {p.Why}"))}");
        }
        Assert.Equal(30, all.Count);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all.Count}:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void Encounters_of_many_specialties_report_what_a_coder_would()
    {
        var all = Notes("encounters.txt").Select(n => (n.Head, Found: Reported(Coded(n.Note, n.Head.Split('|')[0].Trim())))).ToList();
        var (right, found, gold, forbidden, wrong) = (0, 0, 0, 0, new List<string>());
        foreach (var (head, reported) in all)
        {
            var parts = head.Split('|', StringSplitOptions.TrimEntries);
            var expected = Codes(parts[1]).Concat(Codes(parts[2])).Concat(Codes(parts[4])).ToHashSet(StringComparer.Ordinal);
            right += reported.Count(expected.Contains);
            (found, gold, forbidden) = (found + reported.Count, gold + expected.Count, forbidden + reported.Count(Codes(parts[3]).Contains));
            if (!expected.SetEquals(reported))
                wrong.Add($"{head}\n    missed {string.Join(' ', expected.Except(reported))} | extra {string.Join(' ', reported.Except(expected))}");
        }
        var f1 = 2.0 * right / (found + gold);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"encounters: {all.Count - wrong.Count} of {all.Count} whole, {right} of {gold} codes right, {found - right} extra, {forbidden} of them traps, F1 {f1:0.000}"));
        Assert.Equal(30, all.Count);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all.Count}, F1 {f1:0.000}, {forbidden} traps:\n{string.Join('\n', wrong)}");

        static string[] Codes(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(c => c != "-")];
    }

    private static HashSet<string> Reported(CodedCase coded)
    {
        static string Written(string code, IEnumerable<CodedModifier> modifiers, decimal units) =>
            $"{code}{string.Concat(modifiers.Select(m => "-" + m.Code))}{(units == 1 ? "" : "x" + units.ToString(CultureInfo.InvariantCulture))}";
        return [.. coded.Procedures.Where(p => p.Status == "reported").Select(p => Written(p.Code, p.Modifiers, p.Units)),
            .. coded.Pcs.Where(p => p.Status == "reported").Select(p => p.Code), .. coded.Em is { } em ? [Written(em.Code, em.Modifiers, 1)] : Array.Empty<string>()];
    }
}
