using System.IO.Compression;
using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Store;

/// <summary>
/// The lexicon as the program carries it: its text files as they were written, one behind the other, compressed. The build and the
/// program read them by the same lines, so that the compact form cannot say anything else than the files do.
/// </summary>
public static class LexiconFile
{
    /// <summary>What its parts are called; their rows are in this file and not in the tables, which they would fill by two thirds.</summary>
    public const string Table = "lexicon";

    /// <summary>The cells of a phrase, in order.</summary>
    public static readonly string[] Columns = ["phrase", "system", "code", "concept", "kind", "near", "not_near"];

    private const char FileMark = '\u001c';

    /// <summary>Writes the compact form.</summary>
    public static void Write(string path, IEnumerable<(string File, string Text)> files)
    {
        var all = new StringBuilder();
        foreach (var (file, text) in files)
            all.Append(FileMark).Append(file).Append('\n').Append(text).Append(text.EndsWith('\n') ? "" : "\n");
        var bytes = Encoding.UTF8.GetBytes(all.ToString());
        using var stream = new FileStream(path, FileMode.CreateNew);
        stream.Write(BitConverter.GetBytes(bytes.Length));
        using var packed = new ZLibStream(stream, CompressionLevel.SmallestSize);
        packed.Write(bytes);
    }

    /// <summary>All phrases of the compact form with the files that they stand in, in order.</summary>
    /// <exception cref="BookFormatException">The file is cut off or of another kind.</exception>
    public static IEnumerable<(string File, RowEntry Phrase)> Read(string path)
    {
        var text = Unpack(path);
        for (var at = 0; at < text.Length;)
        {
            var named = text.IndexOf('\n', at);
            var file = text[(at + 1)..named];
            var end = text.IndexOf(FileMark, named) is > 0 and var next ? next : text.Length;
            foreach (var phrase in Phrases(file, text, named + 1, end))
                yield return (file, phrase);
            at = end;
        }
    }

    /// <summary>The phrases of one text file: a concept opens with <c>@ CODE name</c>, its phrases follow, one a line.</summary>
    public static IEnumerable<RowEntry> Phrases(string file, string text) => Phrases(file, text, 0, text.Length);

    private static IEnumerable<RowEntry> Phrases(string file, string text, int begin, int end)
    {
        var (system, code, name, number) = ("", "", "", 0);
        for (var at = begin; at < end; number++)
        {
            var stop = text.IndexOf('\n', at, end - at) is >= 0 and var found ? found : end;
            var line = text.AsSpan(at, stop - at).Trim();
            at = stop + 1;
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] == '@')
                (system, code, name) = Concept(file, line[1..].Trim(), number + 1);
            else if (code.Length == 0)
                throw new BookFormatException(file, number + 1, 1, "a concept (@ CODE name) before its phrases", line.ToString());
            else
                yield return Phrase(line, system, code, name, number + 1);
        }
    }

    private static (string System, string Code, string Name) Concept(string file, ReadOnlySpan<char> head, int number)
    {
        var space = head.IndexOf(' ');
        if (space < 0)
            throw new BookFormatException(file, number, 1, "@ CODE name", head.ToString());
        var (code, system) = (head[..space].ToString(), "icd10cm");
        if (code.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            (system, code) = (code[..colon], code[(colon + 1)..]);
        if (CodeSystems.Parse(system) is not { } known || Code.Read(code, known).Count == 0)
            throw new BookFormatException(file, number, 3, "a code", head.ToString());
        return (system, code, head[(space + 1)..].Trim().ToString());
    }

    private static RowEntry Phrase(ReadOnlySpan<char> line, string system, string code, string name, int number)
    {
        var tags = Tags(line);
        var phrase = line[..tags].TrimEnd().ToString();
        string kind = "", near = "", notNear = "";
        while (tags < line.Length)
        {
            var length = line[tags..].IndexOf(' ') is >= 0 and var space ? space : line.Length - tags;
            var tag = line.Slice(tags + 1, length - 1);
            switch (line[tags])
            {
                case '~': kind = Joined(kind, tag); break;
                case '+': near = Joined(near, tag); break;
                default: notNear = Joined(notNear, tag); break;
            }
            tags += length + 1;
        }
        return new RowEntry(phrase, [phrase, system, code, name, kind, near, notNear], number);
    }

    // where the first tag stands: a word that begins with ~ or +, or with a dash and has more
    private static int Tags(ReadOnlySpan<char> line)
    {
        for (var at = 0; at < line.Length; at++)
            if ((at == 0 || line[at - 1] == ' ') && (line[at] is '~' or '+' || line[at] == '-' && at + 1 < line.Length && line[at + 1] != ' '))
                return at;
        return line.Length;
    }

    private static string Joined(string before, ReadOnlySpan<char> tag) => before.Length == 0 ? tag.ToString() : $"{before},{tag}";

    private static string Unpack(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> length = stackalloc byte[sizeof(int)];
        try
        {
            stream.ReadExactly(length);
            var bytes = new byte[BitConverter.ToInt32(length)];
            using var packed = new ZLibStream(stream, CompressionMode.Decompress);
            packed.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or OverflowException or OutOfMemoryException)
        {
            throw new BookFormatException(path, 0, 0, "a whole lexicon", "a file that is cut off or of another kind", e);
        }
    }
}
