using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Tests.Engines.CasePilot;

/// <summary>
/// Holds answers against the publishers' own files: it opens the file that a citation names, reads the line, and looks for each code,
/// number and date of the sentence in it. It shares no code with CasePilot; what is computed it computes anew.
/// </summary>
internal sealed partial class BookVerifier(Shelf shelf)
{
    private readonly List<(string Question, string Sentence, Citation Row)> claims = [];
    private readonly List<string> faults = [];

    public int Claims => claims.Count;

    /// <summary>Takes an answer in; lines without a mark that hold a figure, marks without a row and rows without a mark are faults at once.</summary>
    public void Take(string question, PilotAnswer answer)
    {
        var used = new HashSet<int>();
        foreach (var line in answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Mark().Match(line) is not { Success: true } mark)
            {
                if (line.Any(char.IsAsciiDigit))
                    faults.Add($"{question}: no mark: {line}");
                continue;
            }
            var n = int.Parse(mark.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            used.Add(n);
            if (answer.Citations.FirstOrDefault(c => c.N == n) is { } row)
                claims.Add((question, line[..mark.Index], row));
            else
                faults.Add($"{question}: no row {n}");
        }
        faults.AddRange(answer.Citations.Where(c => !used.Contains(c.N)).Select(c => $"{question}: row {c.N} unused"));
    }

    /// <summary>Opens each file once and looks; what is wrong, empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        foreach (var file in claims.GroupBy(c => FileOf(c.Row.Locator)))
        {
            var lines = Lines(file.Key, [.. file.Select(c => LineOf(c.Row.Locator)).Where(l => l > 0)]);
            if (lines is null)
            {
                faults.Add($"{file.Key}: no such file");
                continue;
            }
            foreach (var (question, sentence, row) in file)
                if (Foreign(sentence, row, LineOf(row.Locator) is var at and > 0 ? Window(file.Key, lines, at) : "") is { Count: > 0 } foreign)
                    faults.Add($"{question}: {string.Join(' ', foreign)} not at {row.Locator}: {sentence}");
        }
        return faults;
    }

    private List<string> Foreign(string sentence, Citation row, string raw)
    {
        // as it stands, and cell by cell: a comma parts cells, or thousands
        var there = Plain(raw).Concat(Plain(raw.Replace(',', ' '))).ToHashSet(StringComparer.Ordinal);
        var squeezed = NotFigures().Replace(raw, "");
        // an edition is told by its own name and dates; a statement on a whole file by nothing else
        foreach (var edition in shelf.Catalogues.SelectMany(c => c.Editions).Where(e => e.Name == row.Edition && e.Book == row.Book))
            there.UnionWith(Plain(string.Create(CultureInfo.InvariantCulture, $"{edition.Name} {edition.From:yyyy-MM-dd} {edition.To:yyyy-MM-dd} {edition.From:yyyy-MM} {edition.From:yyyy}")));
        // the titles of codes that the sentence or the line names are the books' too
        foreach (Match word in CodeWord().Matches(sentence + " " + raw))
            foreach (var code in Code.Read(word.Value.TrimEnd('.')))
                foreach (var entry in shelf.Catalogues.SelectMany(c => c.Entries(code)))
                    there.UnionWith(Plain($"{entry.Entry.Title} {entry.Entry.Long} {entry.Entry.Short}"));
        if (Formula().Match(sentence) is { Success: true } sum)
        {
            if (Math.Abs(Sum(sum.Groups[2].Value) - decimal.Parse(sum.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) > 0.006m)
                return [$"{sum.Groups[1].Value} is not {sum.Groups[2].Value}"];
            there.UnionWith(Plain(sum.Value));
        }
        if (Units().Match(sentence) is { Success: true } units && Number(units, 3) > 0)
        {
            if (decimal.Ceiling(Number(units, 2) / Number(units, 3)) != Number(units, 1))
                return [units.Value];
            there.UnionWith(Plain(units.Value));
        }
        return [.. Plain(sentence).Where(t => !there.Contains(t) && !(t.Length > 3 && squeezed.Contains(t.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)))];
    }

    // a product of sums as the fee schedule writes it
    private static decimal Sum(string formula)
    {
        using var table = new System.Data.DataTable { Locale = CultureInfo.InvariantCulture };
        return Convert.ToDecimal(table.Compute(formula.Replace('×', '*').Replace("%", "/100", StringComparison.Ordinal), null), CultureInfo.InvariantCulture);
    }

    private static decimal Number(Match match, int group) => decimal.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // figures in one form: no dot in a code, no noughts behind a number, dates as year, month, day
    private static IEnumerable<string> Plain(string text)
    {
        foreach (Match date in Slashed().Matches(text))
            yield return string.Create(CultureInfo.InvariantCulture, $"{date.Groups[3].Value}-{int.Parse(date.Groups[1].ValueSpan, CultureInfo.InvariantCulture):00}-{int.Parse(date.Groups[2].ValueSpan, CultureInfo.InvariantCulture):00}");
        foreach (Match word in Word().Matches(text))
        {
            var bare = word.Value.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');
            if (bare.All(c => char.IsAsciiDigit(c) || c == '.') && decimal.TryParse(bare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                yield return number.ToString("0.############", CultureInfo.InvariantCulture);
            else
                yield return bare.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        }
    }

    // a table's row is its line; a note or a section goes on below its first line
    private static string Window(string file, Dictionary<int, string> lines, int at) =>
        string.Join('\n', lines.Where(l => l.Key >= at - (Tall(file) ? 12 : 0) && l.Key < at + Reach(file)).OrderBy(l => l.Key).Select(l => l.Value));

    private static int Reach(string file) => file.EndsWith(".xml", StringComparison.Ordinal) ? 60 : file.EndsWith(".md", StringComparison.Ordinal) ? 40 : file.Contains("Guidelines", StringComparison.Ordinal) ? 200 : 1;

    private static bool Tall(string file) => file.EndsWith(".xml", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal);

    private static Dictionary<int, string>? Lines(string file, HashSet<int> wanted)
    {
        var found = new Dictionary<int, string>();
        using var stream = Open(file);
        if (stream is null)
            return null;
        if (file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            // a sheet's cells stand in its table of texts; which row they are in is left to the reader's own tests
            using var book = new ZipArchive(stream);
            using var texts = new StreamReader(book.GetEntry("xl/sharedStrings.xml")!.Open());
            var all = texts.ReadToEnd();
            return wanted.ToDictionary(l => l, _ => all);
        }
        var reach = Reach(file);
        var near = wanted.SelectMany(l => Enumerable.Range(l - (Tall(file) ? 12 : 0), reach + (Tall(file) ? 12 : 0))).ToHashSet();
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        for (var i = 1; reader.ReadLine() is { } line; i++)
            if (near.Contains(i))
                found[i] = line;
        return found;
    }

    // "folder/book.zip/table.txt": the file of a zip; a path of the project's own data else
    private static Stream? Open(string file)
    {
        if (file.StartsWith("data/", StringComparison.Ordinal))
            return File.Exists(Path.Combine(Repository.Root, file)) ? File.OpenRead(Path.Combine(Repository.Root, file)) : null;
        var path = Path.Combine(Repository.Releases, file);
        if (File.Exists(path))
            return File.OpenRead(path);
        var cut = file.IndexOf(".zip/", StringComparison.OrdinalIgnoreCase);
        if (cut < 0 || !File.Exists(Path.Combine(Repository.Releases, file[..(cut + 4)])))
            return null;
        using var zip = ZipFile.OpenRead(Path.Combine(Repository.Releases, file[..(cut + 4)]));
        var rest = file[(cut + 5)..];
        if (zip.Entries.FirstOrDefault(e => e.FullName == rest || e.FullName.EndsWith("/" + rest, StringComparison.Ordinal)) is not { } entry)
            return null;
        var memory = new MemoryStream();
        using (var inner = entry.Open())
            inner.CopyTo(memory);
        memory.Position = 0;
        return memory;
    }

    private static string FileOf(string locator) => LineMark().Replace(locator, "");

    private static int LineOf(string locator) => LineMark().Match(locator) is { Success: true } m ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@" \[(\d{1,4})\]\.$")]
    private static partial Regex Mark();
    [GeneratedRegex(@":(\d+)$")]
    private static partial Regex LineMark();
    [GeneratedRegex(@"\d{4}-\d\d(?:-\d\d)?|[A-Za-z]*\d[A-Za-z0-9]*(?:[.,][A-Za-z0-9]+)*")]
    private static partial Regex Word();
    [GeneratedRegex(@"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")]
    private static partial Regex Slashed();
    [GeneratedRegex(@"[^A-Za-z0-9]")]
    private static partial Regex NotFigures();
    [GeneratedRegex(@"(?<![\w.$])[A-Z0-9][A-Z0-9]{2,6}(?:\.[A-Z0-9]{1,4})?(?!\w)")]
    private static partial Regex CodeWord();
    [GeneratedRegex(@"\$([\d.]+) = (.+?) = [\d.]+")]
    private static partial Regex Formula();
    [GeneratedRegex(@"make (\d+) units?, as ([\d.]+) \w+ by ([\d.]+) \w+")]
    private static partial Regex Units();
}
