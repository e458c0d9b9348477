namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>The text files that travel inside the program: guides and the tables of understanding.</summary>
internal static class EmbeddedText
{
    /// <param name="folder">Such as <c>guides/</c>.</param>
    public static IReadOnlyList<(string File, string[] Lines)> Files(string folder)
    {
        var assembly = typeof(EmbeddedText).Assembly;
        var found = new List<(string, string[])>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            found.Add((name[folder.Length..], reader.ReadToEnd().Split('\n')));
        }
        return found;
    }
}
