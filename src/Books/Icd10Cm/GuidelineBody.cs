using System.Text;
using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>Cuts the body of the guidelines at its headings, each of which must follow on from the one before.</summary>
internal sealed partial class GuidelineBody(string path, GuidelineLines lines, GuidelineContents contents)
{
    // Section, letter, number, letter, number), (letter), (roman)
    private readonly string?[] _place = new string?[7];
    private readonly StringBuilder _text = new();
    private string _number = "", _title = "";
    private int _line;

    public IEnumerable<Entry> Read()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = contents.End; i < lines.Count; i++)
        {
            var (number, text, newPage) = lines[i];
            var appendix = Appendix().Match(text);
            if (!appendix.Success && (_number.StartsWith("Appendix", StringComparison.Ordinal) || !Heading(text)))
            {
                Add(text, newPage);
                continue;
            }
            if (Finished() is { } entry)
                yield return entry;
            _line = number;
            // a paragraph may stand right below a number, without a letter between (I.C.13.1)
            _number = appendix.Success
                ? $"Appendix {appendix.Groups["n"].Value}"
                : string.Join('.', _place.TakeWhile((p, at) => p is not null || at == 3 && _place[4] is not null).Where(p => p is not null));
            found.Add(_number);
            i = Title(i, appendix.Success ? "" : Label().Match(text).Groups["title"].Value);
        }
        if (Finished() is { } last)
            yield return last;
        if (contents.Numbers.Find(n => !found.Contains(n)) is { } missing)
            throw new BookFormatException(path, 0, 0, $"the section {missing} that the table of contents names", "none");
    }

    // whether the line is the heading that comes next at its level; moves to it
    private bool Heading(string text)
    {
        if (Label().Match(text) is not { Success: true } match)
            return false;
        var label = match.Groups["label"].Value;
        var level = match.Groups["section"].Success ? 0
            : match.Groups["paren"].Success ? Deep(label)
            : match.Groups["half"].Success ? 4
            : char.IsAsciiLetterUpper(label[0]) ? 1 : char.IsAsciiDigit(label[0]) ? 2 : 3;
        var above = level switch { 0 => true, 4 => _place[2] is not null, _ => _place[level - 1] is not null };
        if (!above || !(level is > 0 and < 4 ? Fits(level, label, match.Groups["title"].Value) : Follows(level, _place[level], label)))
            return false;
        _place[level] = label;
        Array.Clear(_place, level + 1, _place.Length - level - 1);
        return true;
    }

    // what the table of contents names must have its title; a number that it lacks may still be a heading, if it follows on
    private bool Fits(int level, string label, string title)
    {
        var number = string.Join('.', [.. _place.Take(level), label]);
        if (contents.Title(number) is not { } named)
            return Follows(level, _place[level], label) && title.Length > 2 && char.IsAsciiLetterUpper(title[0]) && !title.EndsWith('.');
        var (a, b) = (Plain(named), Plain(title));
        var length = Math.Min(12, Math.Min(a.Length, b.Length));
        return length > 0 && string.CompareOrdinal(a, 0, b, 0, length) == 0;
    }

    private int Deep(string label) =>
        // (i) is a letter behind (h), else a roman number below a letter
        label is "i" && _place[5] == "h" ? 5
        : label.All(c => c is 'i' or 'v' or 'x') && _place[5] is not null && !Follows(5, _place[5], label) ? 6
        : 5;

    private static bool Follows(int level, string? before, string label) => level switch
    {
        0 => Roman(label) == (before is null ? 1 : Roman(before) + 1),
        2 or 4 => int.Parse(label, null) == (before is null ? 1 : int.Parse(before, null) + 1),
        6 => Roman(label) == (before is null ? 1 : Roman(before) + 1),
        _ => label.Length == 1 && label[0] == (before is null ? level == 1 ? 'A' : 'a' : before[0] + 1),
    };

    private static int Roman(string label) =>
        Array.IndexOf(["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], label.ToLowerInvariant());

    // the title as the table of contents has it, else the line and what is plainly its second half; returns its last line
    private int Title(int at, string first)
    {
        _title = XmlEvents.Collapse(first.TrimEnd(':'));
        if (contents.Title(_number) is { } named)
        {
            var whole = Plain(named);
            for (var so = Plain(_title); so.Length < whole.Length && at + 1 < lines.Count; at++)
            {
                so += Plain(lines[at + 1].Text);
                if (!whole.StartsWith(so, StringComparison.Ordinal))
                    break;
            }
            _title = named;
        }
        else
            for (var most = at + 2; at < most && at + 1 < lines.Count && GoesOn(lines[at + 1].Text.Trim()); at++)
                _title = _title.EndsWith('-') ? _title + lines[at + 1].Text.Trim() : $"{_title} {lines[at + 1].Text.Trim()}";
        if (_title.Length == 0)
            _title = _number;
        return at;
    }

    // a long title wraps; its second half begins small, or behind a hyphen or comma, or is but a word or two
    private bool GoesOn(string next) =>
        _title.Length > 40 && next.Length is > 0 and < 60 && !Label().IsMatch(next) && next[^1] is not ('.' or ':')
            && next[0] is not ('•' or '-' or '–')
        && (char.IsAsciiLetterLower(next[0]) || next[0] == '(' || _title[^1] is '-' or ',' || next.Length <= 25);

    private void Add(string line, bool newPage)
    {
        var text = XmlEvents.Collapse(line.Trim());
        if (_number.Length == 0)
            return;
        if (newPage && _text.Length > 0)
        {
            // a sentence that runs over the page goes on in the same paragraph
            while (_text.Length > 0 && _text[^1] == '\n')
                _text.Length--;
            _text.Append(_text.Length > 0 && _text[^1] is '.' or ':' or ')' or '"' ? "\n\n" : " ");
        }
        if (text.Length == 0)
        {
            if (_text.Length > 0 && _text[^1] != '\n')
                _text.Append("\n\n");
            return;
        }
        if (_text.Length > 0 && _text[^1] is not ('\n' or ' '))
            _text.Append(text[0] is '•' or '-' or '–' ? '\n' : ' ');
        _text.Append(text);
    }

    private GuidelineEntry? Finished()
    {
        if (_number.Length == 0)
            return null;
        var entry = new GuidelineEntry(_number, _title, _text.ToString().Trim(), _line);
        _text.Clear();
        return entry;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^\s*((?<section>Section )(?<label>[IV]{1,3})\.|(?<label>[A-Z]|[a-z]|\d{1,2})\.(?=\s)|(?<half>)(?<label>\d{1,2})\)|\((?<paren>)(?<label>[a-z]|[ivx]{2,4})\))\s*(?<title>\S.*)$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s*Appendix (?<n>[IVX]{1,4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Appendix();
}
