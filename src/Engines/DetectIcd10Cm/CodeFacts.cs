using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>What the rules over an encounter ask of the books of an edition.</summary>
internal sealed class CodeFacts(TermBook book) : ICodeFacts
{
    public string? Title(string code) => book.Codes[code]?.Title;

    public string? Billable(string code) => book.Codes.Resolve(code) is { } found ? book.Codes.Default(found)?.Value : null;

    public IReadOnlyList<string> Excludes1(string code)
    {
        var named = new List<string>();
        for (var length = 3; length <= code.Length; length++)
            if (book.Excludes1.TryGetValue(code[..length], out var notes))
                named.AddRange(notes);
        return named;
    }

    /// <summary>The codes that the Excludes1 notes of each level name.</summary>
    public static Dictionary<string, List<string>> Read(IEnumerable<Sourced<NoteEntry>> notes)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (note, _, _) in notes)
            if (note.Kind == NoteKind.Excludes1 && !note.Scope.Contains(':', StringComparison.Ordinal))
                foreach (var code in CodesIn(note.Text))
                    (all.TryGetValue(note.Scope, out var list) ? list : all[note.Scope] = []).Add(code);
        return all;
    }

    // codes and ranges in the brackets of a note: (E11.-), (I60-I69)
    private static IEnumerable<string> CodesIn(string text)
    {
        for (var at = 0; (at = text.IndexOf('(', at)) >= 0; at++)
        {
            var close = text.IndexOf(')', at);
            if (close < 0)
                yield break;
            foreach (var part in text[(at + 1)..close].Split(',', StringSplitOptions.TrimEntries))
                if (part.Length >= 3 && char.IsAsciiLetterUpper(part[0]) && char.IsAsciiDigit(part[1]) && part.IndexOf(' ', StringComparison.Ordinal) < 0)
                    yield return part.Replace(".-", "", StringComparison.Ordinal).TrimEnd('-');
        }
    }
}
