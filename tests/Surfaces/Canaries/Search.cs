using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>
/// Looks for canaries in bytes: as UTF-8, as UTF-16, within zips, and within runs of base64; cases aside. It says where it found
/// something and which person and value it was, by number.
/// </summary>
internal sealed partial class Search(IReadOnlyList<Person> people)
{
    private readonly string[] values = [.. people.SelectMany(p => p.Canaries)];
    private readonly SearchValues<string> narrow = SearchValues.Create([.. people.SelectMany(p => p.Canaries)], StringComparison.OrdinalIgnoreCase);
    private readonly SearchValues<string> wide = SearchValues.Create([.. people.SelectMany(p => p.Canaries).Select(c => Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(c)))], StringComparison.OrdinalIgnoreCase);

    public int Count => values.Length;

    /// <summary>Every canary of a folder of files, by file and number.</summary>
    public List<string> Folder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).SelectMany(f => Named(Path.GetRelativePath(folder, f)).Concat(Read(f) is { } bytes ? Bytes(Path.GetRelativePath(folder, f), bytes) : []))];

    /// <summary>The same of one text.</summary>
    public List<string> Text(string where, string text) => Bytes(where, Encoding.UTF8.GetBytes(text));

    public List<string> Bytes(string where, byte[] bytes, int depth = 0)
    {
        var found = new List<string>();
        var text = Encoding.Latin1.GetString(bytes);
        if (text.AsSpan().IndexOfAny(narrow) is >= 0 and var at) found.Add($"{where} at {at}: canary {Which(text[at..])}");
        if (text.AsSpan().IndexOfAny(wide) is >= 0 and var far) found.Add($"{where} at {far}: a canary in UTF-16");
        if (depth > 2) return found;
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8))
            using (var zip = new ZipArchive(new MemoryStream(bytes)))
                foreach (var entry in zip.Entries)
                {
                    using var stream = entry.Open();
                    using var copy = new MemoryStream();
                    stream.CopyTo(copy);
                    found.AddRange(Bytes(where + "/" + entry.FullName, copy.ToArray(), depth + 1));
                }
        foreach (Match run in Base64().Matches(text))
        {
            var letters = run.Value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
            var inner = new byte[letters.Length];
            if (Convert.TryFromBase64String(letters[..(letters.Length / 4 * 4)], inner, out var length)) found.AddRange(Bytes(where + " (base64)", inner[..length], depth + 1));
        }
        return found;
    }

    private IEnumerable<string> Named(string name) => name.AsSpan().IndexOfAny(narrow) >= 0 ? ["a file's name holds a canary"] : [];

    // which one, by its number: a failing test must not be the leak it looks for
    private string Which(string text) => $"{Array.FindIndex(values, v => text.StartsWith(v, StringComparison.OrdinalIgnoreCase))} of {values.Length} (of {people[0].Canaries.Length} a person)";

    private static byte[]? Read(string file)
    {
        // pipes of the runtime's debugger: to open one is to wait for its other end
        if (Path.GetFileName(file).StartsWith("clr-debug-pipe-", StringComparison.Ordinal)) return null;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (IOException) { return null; } // a socket of the runtime's diagnostics, or gone
    }

    [GeneratedRegex("[A-Za-z0-9+/\r\n]{24,}={0,2}")]
    private static partial Regex Base64();
}
