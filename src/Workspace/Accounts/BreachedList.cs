using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Workspace.Accounts;

/// <summary>
/// Passphrases that are known to be stolen, from a file that the operator has put beside the program: nothing is asked of the network. Either
/// their SHA-1 in hexadecimal, one a line and sorted, with or without <c>:count</c> behind, as lists of breaches are handed out; such a file is
/// searched where it lies, whatever its size. Or the passphrases themselves, one a line, which are read into memory.
/// </summary>
public sealed class BreachedList
{
    private const int HashLength = 40, LongestLine = 80, MostWords = 5_000_000;

    private readonly string? path;
    private readonly HashSet<string>? words;

    /// <summary>A list that holds nothing.</summary>
    public BreachedList()
    {
    }

    /// <exception cref="FormatException">The file is not there, or is neither kind of list; the message names the place.</exception>
    public BreachedList(string path)
    {
        if (!File.Exists(path))
            throw new FormatException($"CODINGAHEAD_BREACHED_FILE: expected a file, found nothing at {path}");
        this.path = path;
        using var reader = new StreamReader(path);
        var first = reader.ReadLine() ?? throw new FormatException($"{path}: line 1: expected passphrases or their SHA-1, one a line, found an empty file");
        if (IsHash(first))
        {
            if (reader.ReadLine() is { } second && (!IsHash(second) || Compare(first, second) > 0))
                throw new FormatException($"{path}: line 2: expected hashes in their order");
            return;
        }
        words = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { first };
        while (reader.ReadLine() is { } line)
            if (words.Add(line) && words.Count > MostWords)
                throw new FormatException($"{path}: more than {MostWords} passphrases; give a sorted list of SHA-1 instead");
    }

    /// <summary>Whether a passphrase stands in the list.</summary>
    public bool Holds(string phrase)
    {
        if (path is null)
            return false;
        if (words is not null)
            return words.Contains(phrase);
#pragma warning disable CA5350 // the lists are made with it; nothing is guarded by it here
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(phrase)));
#pragma warning restore CA5350
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        // lines that begin at or after low and before high are still in question
        var (low, high) = (0L, RandomAccess.GetLength(file));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var (begin, line) = LineFrom(file, middle, high);
            if (line is null)
            {
                high = middle;
                continue;
            }
            var order = Compare(line, wanted);
            if (order == 0)
                return true;
            (low, high) = order < 0 ? (begin + line.Length, high) : (low, middle);
        }
        return false;
    }

    // the first line that begins at or after a place, and before another
    private static (long Begin, string? Line) LineFrom(Microsoft.Win32.SafeHandles.SafeFileHandle file, long at, long before)
    {
        Span<byte> bytes = stackalloc byte[LongestLine * 2];
        // one byte ahead, which says whether a line begins right here
        var start = Math.Max(0, at - 1);
        var got = bytes[..RandomAccess.Read(file, bytes, start)];
        var skip = at == 0 ? 0 : got.IndexOf((byte)'\n') + 1;
        if (at > 0 && skip == 0 || start + skip >= before)
            return (0, null);
        var rest = got[skip..];
        var end = rest.IndexOf((byte)'\n');
        var line = Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
        return line.Length >= HashLength ? (start + skip, line) : (0, null);
    }

    private static int Compare(string line, string other) => string.Compare(line, 0, other, 0, HashLength, StringComparison.OrdinalIgnoreCase);

    private static bool IsHash(string line) => line.Length >= HashLength && line[..HashLength].All(char.IsAsciiHexDigit) && (line.Length == HashLength || line[HashLength] is ':' or ' ' or '\r');
}
