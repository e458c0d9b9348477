using System.Reflection;

namespace CodingAhead.Surfaces.Web;

/// <summary>Made-up notes to try the pages with, part of the program.</summary>
internal static class Samples
{
    private const string Prefix = "samples/";

    /// <summary>Name and text, in the order of their file names.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => (n[(Prefix.Length + 2)..], Text(n)))];

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
