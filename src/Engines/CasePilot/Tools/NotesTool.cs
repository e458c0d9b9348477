using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>The notes of the tabular list at a diagnosis, and whether Excludes1 keeps two diagnoses apart.</summary>
public sealed class NotesTool : ITool
{
    public string Name => "notes";

    public string Answers => "The notes of the tabular list at a diagnosis, and whether Excludes1 keeps two diagnoses apart.";

    public IReadOnlyList<string> Reads => ["codes", "on", "words"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        List<Code> codes = [.. input.Codes.Where(c => c.System == CodeSystem.Icd10Cm).Take(4)];
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var unknown in codes.Where(c => !books.Knows(c)))
            Unknown.Add(facts, missing, books, unknown);
        if (codes.Count >= 2)
        {
            var excluded = false;
            foreach (var one in codes)
                foreach (var two in codes.Where(c => c != one))
                    foreach (var note in books.Page(one, input.On).Notes.Where(n => n.Kind is "excludes1" or "excludes2" && n.Codes.Any(c => Covers(c, two))))
                    {
                        excluded |= note.Kind == "excludes1";
                        facts.Insert(0, Of(one, note, $"{one.Text} has an {(note.Kind == "excludes1" ? "Excludes1" : "Excludes2")} note that names {two.Text}: {PilotBooks.OneSentence(note.Text)}; {(note.Kind == "excludes1" ? "they are not reported together unless the conditions are unrelated" : "both may be coded together when the patient has both")}", two));
                    }
            foreach (var one in codes)
                foreach (var note in books.Page(one, input.On).Notes.Where(n => n.Kind is "code_first" or "use_additional" or "code_also" && (n.Codes.Any(c => codes.Exists(two => two != one && Covers(c, two))) || n.Codes.Count == 0 && n.InheritedFrom == one.Text)).Take(3))
                    facts.Add(Of(one, note, $"{one.Text} has the note {Label(note.Kind)}: {PilotBooks.OneSentence(note.Text)}", codes.First(c => c != one)));
            foreach (var code in codes)
                Standing.Add(facts, missing, books, code, input.On);
            if (!excluded && !facts.Any(f => f.Text.Contains("Excludes2", StringComparison.Ordinal)))
                missing.Add("The notes of the loaded tabular list name neither beside the other, so no Excludes note keeps them apart.");
            return new ToolResult(facts, missing, excluded ? "No" : "Yes");
        }
        foreach (var code in codes)
        {
            foreach (var note in books.Page(code, input.On).Notes.Where(n => n.Kind != "general").OrderByDescending(n => Asked(input.Words, n.Kind)).ThenByDescending(n => n.InheritedFrom.Length == 0 || n.InheritedFrom == code.Text).Take(14))
                facts.Add(Of(code, note, $"- {Label(note.Kind)}: {PilotBooks.OneSentence(note.Text)}{(note.InheritedFrom.Length > 0 ? $" (stands at {note.InheritedFrom})" : "")}", code));
            if (facts.Count == 0)
                missing.Add("No tabular note stands at that code in the loaded books.");
            Standing.Add(facts, missing, books, code, input.On);
        }
        return new ToolResult(facts, missing);
    }

    private static bool Asked(string words, string kind) => kind switch
    {
        "excludes1" => words.Contains("excludes1", StringComparison.OrdinalIgnoreCase) || words.Contains("excludes 1", StringComparison.OrdinalIgnoreCase),
        "excludes2" => words.Contains("excludes2", StringComparison.OrdinalIgnoreCase) || words.Contains("excludes 2", StringComparison.OrdinalIgnoreCase),
        "code_first" => words.Contains("first", StringComparison.OrdinalIgnoreCase), "use_additional" => words.Contains("additional", StringComparison.OrdinalIgnoreCase),
        "code_also" => words.Contains("also", StringComparison.OrdinalIgnoreCase), "includes" or "inclusion" => words.Contains("inclu", StringComparison.OrdinalIgnoreCase), _ => false,
    };

    private static string Label(string kind) => kind switch { "excludes1" => "Excludes1", "excludes2" => "Excludes2", "code_first" => "Code first", "use_additional" => "Use additional code", "code_also" => "Code also", "seventh" => "7th character", _ => "Includes" };

    private static Fact Of(Code code, PageNote note, string text, Code other) =>
        new(text, note.Source, $"{code.Text} | {other.Text} within {string.Join(", ", note.Codes)} | {Label(note.Kind)} | {note.InheritedFrom} | {note.Text}", $"Tabular list, {code.Text}");

    private static bool Covers(string range, Code code)
    {
        var parts = range.Replace(".", "", StringComparison.Ordinal).TrimEnd('-').Split('-');
        return parts.Length == 1 ? code.Value.StartsWith(parts[0], StringComparison.Ordinal)
            : string.CompareOrdinal(code.Value, parts[0]) >= 0 && (string.CompareOrdinal(code.Value, parts[1]) <= 0 || code.Value.StartsWith(parts[1], StringComparison.Ordinal));
    }
}
