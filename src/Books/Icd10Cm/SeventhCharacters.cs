using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>The seventh characters that a heading defines for every code below it.</summary>
internal sealed partial class SeventhCharacters
{
    private readonly List<(char Character, string Meaning, string? More)> _all = [];

    // sixth characters to which some of the seventh do not apply (deaths in S06)
    private readonly List<(string Category, string Sixth, string Not)> _exceptions = [];

    public bool Add(char character, string meaning)
    {
        if (_all.Exists(s => s.Character == character))
            return false;
        _all.Add((character, meaning, null));
        return true;
    }

    /// <summary>A second line of the meaning before it, which the titles of the codes do not repeat.</summary>
    public void Continue(string meaning)
    {
        if (_all.Count > 0)
            _all[^1] = _all[^1] with { More = meaning };
    }

    /// <summary>A note that restricts the characters; other notes change nothing.</summary>
    public void Restrict(string note)
    {
        if (Restriction().Match(note) is not { Success: true } match)
            return;
        var sixth = string.Concat(Sixth().Matches(match.Groups["rest"].Value).Select(m => m.Groups["c"].Value));
        var not = string.Concat(match.Groups["chars"].Value.Where(char.IsAsciiLetterUpper));
        _exceptions.Add((match.Groups["category"].Value, sixth, not));
    }

    /// <summary>The definitions as notes: <c>A: initial encounter</c>.</summary>
    public IEnumerable<NoteEntry> Notes(string scope, int line) =>
        _all.Select(s => new NoteEntry(scope, NoteKind.Seventh, $"{s.Character}: {s.Meaning}{(s.More is null ? "" : "; " + s.More)}",
            line));

    /// <summary>The seven-character codes of a code without children, X in the places between.</summary>
    public IEnumerable<CodeEntry> Expand(string code, string title, int line)
    {
        var stem = code.PadRight(6, 'X');
        foreach (var (character, meaning, _) in _all)
            if (!_exceptions.Exists(e => code.StartsWith(e.Category, StringComparison.Ordinal) && e.Sixth.Contains(stem[5])
                && e.Not.Contains(character)))
                yield return new CodeEntry(new Code(CodeSystem.Icd10Cm, stem + character), true, null, null, $"{title}, {meaning}", line);
    }

    // "7th characters D and S do not apply to codes in category S06 with 6th character 7 - death ..., or 8 - death ..."
    [GeneratedRegex(@"^7th characters? (?<chars>[A-Z0-9](, [A-Z0-9])*( (and|or) [A-Z0-9])?) do(es)? not apply to codes in category (?<category>[A-Z0-9]{3}) with 6th character (?<rest>.{1,400})$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Restriction();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<c>[0-9A-Z]) -", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sixth();
}
