using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Cpt;

/// <summary>
/// A file of the AMA's standard folder: a copyright block of any length, then lines that begin with a code. The texts belong to the AMA:
/// nothing is read before the user has said that a licence of their own covers it.
/// </summary>
public abstract partial class DescriptorReader : BookReader
{
    private const int CodeLength = 5;

    public override string Book => "cpt";

    /// <summary>How the publisher's file name begins.</summary>
    private protected abstract string Stem { get; }

    public override bool Recognises(FileHead head)
    {
        if (!head.Name.StartsWith(Stem, StringComparison.OrdinalIgnoreCase))
            return false;
        var text = HeadText.Of(head);
        return text.Contains("American Medical Association", StringComparison.OrdinalIgnoreCase) && text.Contains("CPT", StringComparison.Ordinal);
    }

    public override Edition? EditionInside(FileHead head)
    {
        if (EditionNames.IsExcerpt(head.Path) || Year().Match(HeadText.Of(head)) is not { Success: true } match)
            return null;
        var year = int.Parse(match.Groups["y"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return new Edition(Book, match.Groups["y"].Value, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), true);
    }

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => ["Code", "Descriptor"];

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var begun = false;
        while (text.Next())
        {
            if (text.Line.IsWhiteSpace())
                continue;
            if (!Split(text.Line, out var code, out var words))
            {
                // before the first code stands the copyright block, and in the tabbed files a line of column names
                if (begun)
                    throw text.Wrong($"a code of {Length} characters, a tab or spaces, and its text", text.Line);
                continue;
            }
            begun = true;
            if (words.Length == 0)
                throw text.Wrong("a text behind the code", "none");
            if (Once && !seen.Add(code))
                throw text.Wrong("each code once", $"{code} again");
            yield return Make(code, words, text.Number);
        }
        if (!begun)
            throw new BookFormatException(file.Path, text.Number, 0, "codes with their texts below the copyright block", "none");
    }

    /// <summary>How many characters a code has.</summary>
    private protected virtual int Length => CodeLength;

    /// <summary>Whether a code may stand in one line only.</summary>
    private protected virtual bool Once => true;

    private protected abstract Entry Make(string code, string words, int line);

    private protected virtual bool Split(ReadOnlySpan<char> line, out string code, out string words)
    {
        (code, words) = ("", "");
        if (line.Length <= Length || line[Length] is not ('\t' or ' ') || !IsCode(line[..Length]))
            return false;
        (code, words) = (line[..Length].ToString(), line[Length..].Trim().ToString());
        return true;
    }

    private protected static bool IsCode(ReadOnlySpan<char> text) => text.Length == CodeLength && char.IsAsciiDigit(text[0])
        && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && (char.IsAsciiDigit(text[4]) || char.IsAsciiLetterUpper(text[4]));

    [GeneratedRegex(@"CPT[^\r\n0-9]{0,40}(?<y>20\d\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}

/// <summary>A list of descriptors of one length.</summary>
public sealed class TitleReader : DescriptorReader
{
    private readonly Func<Code, string, int, CodeEntry> make;

    private TitleReader(string table, string stem, Func<Code, string, int, CodeEntry> make) => (Table, Stem, this.make) = (table, stem, make);

    public static TitleReader Long { get; } = new("long", "LONGULT", (code, words, line) => new CodeEntry(code, true, null, null, words, line));

    /// <summary>The long descriptors in capitals, cut to a length: what there is where the full ones are missing.</summary>
    public static TitleReader LongCapitals { get; } = new("long_capitals", "LONGUT", (code, words, line) => new CodeEntry(code, true, null, words, null, line));

    public static TitleReader Medium { get; } = new("medium", "MEDU", (code, words, line) => new CodeEntry(code, true, null, words, null, line));

    public static TitleReader Short { get; } = new("short", "SHORTU", (code, words, line) => new CodeEntry(code, true, words, null, null, line));

    public override string Table { get; }

    private protected override string Stem { get; }

    private protected override Entry Make(string code, string words, int line) => make(new Code(CodeSystem.Cpt, code), words, line);
}

/// <summary>The modifiers of CPT.</summary>
public sealed class ModifierReader : DescriptorReader
{
    public override string Table => "modifiers";

    private protected override string Stem => "MODUL";

    private protected override int Length => 2;

    private protected override bool Split(ReadOnlySpan<char> line, out string code, out string words)
    {
        (code, words) = ("", "");
        if (line.Length < 4 || line[2] is not ('\t' or ' ') || !char.IsAsciiLetterOrDigit(line[0]) || char.IsAsciiLetterLower(line[0])
            || !(char.IsAsciiDigit(line[1]) || char.IsAsciiLetterUpper(line[1])) || (char.IsAsciiLetter(line[0]) && line[2] == ' ' && line[3] != ' ' && !char.IsAsciiDigit(line[1])))
            return false;
        (code, words) = (line[..2].ToString(), line[2..].Trim().ToString());
        return true;
    }

    private protected override Entry Make(string code, string words, int line) => new CodeEntry(new Code(CodeSystem.Modifier, code), true, null, null, words, line);
}

/// <summary>The descriptors for patients or for clinicians; a code may have several of the latter.</summary>
public sealed class AudienceReader : DescriptorReader
{
    private AudienceReader(string table, string stem) => (Table, Stem) = (table, stem);

    public static AudienceReader Consumer { get; } = new("consumer", "ConsumerDescriptor");

    public static AudienceReader Clinician { get; } = new("clinician", "ClinicianDescriptor");

    public override string Table { get; }

    private protected override string Stem { get; }

    private protected override bool Once => false;

    // numbers of concepts and descriptors may stand before and behind the code
    private protected override bool Split(ReadOnlySpan<char> line, out string code, out string words)
    {
        (code, words) = ("", "");
        var cells = line.ToString().Split('\t');
        var at = Array.FindIndex(cells, c => IsCode(c.Trim()));
        if (at < 0 || at == cells.Length - 1)
            return base.Split(line, out code, out words);
        (code, words) = (cells[at].Trim(), cells[^1].Trim());
        return true;
    }

    private protected override Entry Make(string code, string words, int line) => new RowEntry(code, [code, words], line);
}
