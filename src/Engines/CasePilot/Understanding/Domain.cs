namespace CodingAhead.Engines.CasePilot.Understanding;

/// <summary>Whether a text speaks of coding at all: half of its words are known from the guides and intents.</summary>
internal static class Domain
{
    private static readonly HashSet<string> Known = [.. EmbeddedText.Files("guides/").Concat(EmbeddedText.Files("pilot/").Where(f => f.File == "intents.txt")).SelectMany(f => f.Lines).SelectMany(Stems.Of)];

    public static bool Speaks(string text) => Stems.Of(text) is { Count: > 0 } words && 2 * words.Count(Known.Contains) >= words.Count;
}
