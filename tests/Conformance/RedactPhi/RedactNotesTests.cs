using System.Text.RegularExpressions;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Tests.Conformance.RedactPhi;

/// <summary>
/// The made-up notes of <c>notes.txt</c>, marked by hand before the engine ran on them: at that first run 84 % of the identifiers were wholly
/// covered and three of 82 terms touched. Those of <c>notes-fresh.txt</c> are by another hand, who never saw the engine and wrote to trip it: at
/// first 79 % and eleven of 436. The bars below are what later rules reached, a little loosened, and only rise.
/// </summary>
public sealed partial class RedactNotesTests(RealCatalogue real) : IDisposable
{
    private readonly TestHome home = new();

    private sealed record Marked(string Name, string Text, List<(int Begin, int End)> Identifiers, List<(int Begin, int End)> Terms);

    [GeneratedRegex(@"\[\[[A-Z_0-9]+:(?<phi>.*?)\]\]|\{\{(?<term>.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Mark();

    private static IEnumerable<Marked> Read(string name)
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Conformance", "RedactPhi", name));
        foreach (var part in file.Split("\n## ").Skip(1))
        {
            var head = part.IndexOf('\n', StringComparison.Ordinal);
            var (body, text) = (part[(head + 1)..].Trim('\n'), new System.Text.StringBuilder());
            var marked = new Marked(part[..head], "", [], []);
            var at = 0;
            foreach (System.Text.RegularExpressions.Match mark in Mark().Matches(body))
            {
                text.Append(body, at, mark.Index - at);
                var (list, value) = mark.Groups["phi"].Success ? (marked.Identifiers, mark.Groups["phi"].Value) : (marked.Terms, mark.Groups["term"].Value);
                list.Add((text.Length, text.Length + value.Length));
                text.Append(value);
                at = mark.Index + mark.Length;
            }
            yield return marked with { Text = text.Append(body, at, body.Length - at).ToString() };
        }
    }

    [Theory]
    [InlineData("notes.txt", 120, 0.96, 0)]
    [InlineData("notes-fresh.txt", 680, 0.945, 6)]
    public void Identifiers_in_notes_of_many_kinds_are_covered_and_medicine_stays(string file, int least, double bar, int mayTouch)
    {
        var library = home.Library();
        var redactor = new PhiRedactor(word => library.Current.Search.Knows(word));
        var (all, covered, touched, missed) = (0, 0, 0, new List<string>());
        foreach (var note in Read(file))
        {
            var result = redactor.Redact(note.Text);
            Assert.False(result.Blocked, note.Name);
            // the notes hold no character beyond the basic plane: offsets are places
            var hidden = new bool[note.Text.Length];
            foreach (var span in result.Spans)
                hidden.AsSpan(span.Begin, span.End - span.Begin).Fill(true);
            foreach (var (begin, end) in note.Identifiers)
            {
                all++;
                if (Enumerable.Range(begin, end - begin).All(i => hidden[i] || !char.IsLetterOrDigit(note.Text[i])))
                    covered++;
                else
                    missed.Add($"{note.Name}: {note.Text[begin..end]}");
            }
            touched += note.Terms.Count(t => hidden.AsSpan(t.Begin, t.End - t.Begin).Contains(true));
        }
        Assert.True(all > least && covered >= bar * all && touched <= mayTouch, $"{covered} of {all} covered, {touched} terms touched; missed {string.Join(" | ", missed)}");
    }

    [Fact]
    public void A_note_leads_to_the_same_codes_before_and_after()
    {
        var redactor = new PhiRedactor(word => real.Shelf.Search.Knows(word));
        var detector = new DiagnosisDetector(real.Shelf);
        var notes = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Conformance", "DetectIcd10Cm", "notes.txt")).Split("\n## ").Skip(1)
            .Select(n => string.Join('\n', n.Split('\n').Skip(1).Where(l => l is not ['=' or '!', ' ', ..]))).ToList();
        var same = 0;
        foreach (var note in notes)
            if (redactor.Redact(note).Text is { } safe && Codes(detector, note).SetEquals(Codes(detector, safe)))
                same++;
        Assert.True(notes.Count == 60 && same >= 59, $"{same} of {notes.Count}");
    }

    private static HashSet<string> Codes(DiagnosisDetector detector, string note) => [.. detector.Detect(note).Codes.Select(c => $"{c.Code} {c.Status}")];

    public void Dispose() => home.Dispose();
}
