using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.RedactPhi.Formats;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The names of a redacted folder: its tree, with numbers for names that may identify somebody, each name once.</summary>
internal sealed class SafeTree(PhiRedactor redactor)
{
    private readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a document below the folder that is written, with slashes; files of one folder stay in one.</summary>
    public string Name(string relative, int number)
    {
        var parts = relative.Split(Path.DirectorySeparatorChar);
        var (from, to) = ("", "");
        foreach (var part in parts[..^1])
        {
            from += "/" + part;
            if (!folders.TryGetValue(from, out var safe))
                folders[from] = safe = DocumentName.Tells(part, redactor) ? $"folder-{folders.Count + 1:0000}" : part;
            to += safe + "/";
        }
        var extension = DocumentName.Extension(parts[^1]);
        var stem = Path.GetFileNameWithoutExtension(parts[^1]);
        return to + (DocumentName.Tells(extension.Length > 0 ? stem : parts[^1], redactor) ? $"document-{number:0000}" : stem) + extension;
    }

    /// <summary>The name, or one with a number behind it when two documents would have the same.</summary>
    public string Free(string name)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++)
            free = Path.ChangeExtension(name, null) + $"-{n}" + Path.GetExtension(name);
        return free;
    }
}
