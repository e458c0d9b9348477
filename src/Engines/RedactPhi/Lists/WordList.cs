using System.Reflection;
using System.Text;

namespace CodingAhead.Engines.RedactPhi.Lists;

/// <summary>Reads the lists of <c>data/rules/redact</c>: "#" opens a comment, "= name" a section, entries are parted as the reader asks.</summary>
internal static class WordList
{
    private const string Folder = "RedactPhi/";

    /// <summary>The entries of an embedded list with their section, in file order.</summary>
    public static IEnumerable<(string Section, string Entry)> Read(string file, bool commas)
    {
        using var reader = new StreamReader(Open(file), Encoding.UTF8);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("= ", StringComparison.Ordinal)) { section = line[2..].Trim(); continue; }
            if (line.StartsWith("# ", StringComparison.Ordinal) || line.Length == 0) continue;
            foreach (var entry in line.Split(commas && line.Contains(',', StringComparison.Ordinal) ? ',' : ' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return (section, entry);
        }
    }

    /// <summary>An embedded file of this engine, by its path under <c>data/rules/redact</c>.</summary>
    public static Stream Open(string file) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file)
        ?? throw new InvalidOperationException($"The embedded list {Folder}{file} is missing from this build.");

    /// <summary>The names of the embedded files under a folder of <c>data/rules/redact</c>.</summary>
    public static IEnumerable<string> Names(string under) =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        let plain = name.Replace('\\', '/')
        where plain.StartsWith(Folder + under, StringComparison.Ordinal)
        select plain[Folder.Length..];
}
