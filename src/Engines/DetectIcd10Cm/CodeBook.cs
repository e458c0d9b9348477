using System.Collections.Concurrent;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>A code of the edition: its title, whether it is billable, and the codes right below it.</summary>
internal sealed class BookCode(string value, string title, bool billable, Source source)
{
    public string Value { get; } = value;

    public string Title { get; } = title;

    public bool Billable { get; } = billable;

    public Source Source { get; } = source;

    public BookCode? Parent { get; set; }

    public List<BookCode> Children { get; } = [];

    public string Text => Value.Length > 3 ? string.Concat(Value.AsSpan(0, 3), ".", Value.AsSpan(3)) : Value;

    /// <summary>Whether the code has its seventh character.</summary>
    public bool Seventh => Value.Length == 7;
}

/// <summary>The codes of one edition as a tree, and the way from any code to the billable one a coder lands on when nothing more is said.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, BookCode> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, BookCode?> defaults = new(StringComparer.Ordinal);
    private readonly ICatalogue catalogue;

    public CodeBook(ICatalogue catalogue, Edition edition)
    {
        this.catalogue = catalogue;
        foreach (var found in catalogue.All(CodeSystem.Icd10Cm, edition))
            if (!codes.TryGetValue(found.Entry.Code.Value, out var there) || there.Title.Length < found.Entry.Title.Length && there.Billable == found.Entry.Billable)
                codes[found.Entry.Code.Value] = new BookCode(found.Entry.Code.Value, found.Entry.Title, found.Entry.Billable, found.Source);
        foreach (var code in codes.Values)
            for (var length = code.Value.Length - 1; length >= 3; length--)
                if (codes.TryGetValue(code.Value[..length], out var parent))
                {
                    code.Parent = parent;
                    parent.Children.Add(code);
                    break;
                }
        foreach (var code in codes.Values)
            code.Children.Sort((a, b) => string.CompareOrdinal(a.Value, b.Value));
    }

    public IEnumerable<BookCode> All => codes.Values.OrderBy(c => c.Value, StringComparer.Ordinal);

    public BookCode? this[string value] => codes.GetValueOrDefault(value);

    /// <summary>
    /// The code of this edition for a code that may be of another: itself, its successor or predecessor by the conversion table, or the
    /// nearest level above that is listed.
    /// </summary>
    public BookCode? Resolve(string value)
    {
        if (codes.TryGetValue(value, out var code))
            return code;
        var asked = new Code(CodeSystem.Icd10Cm, value);
        foreach (var map in catalogue.Maps(asked, reverse: true))
            if (map.Entry.Kind == "conversion" && codes.TryGetValue(map.Entry.From.Value, out code))
                return code;
        foreach (var map in catalogue.Maps(asked))
            if (map.Entry is { Kind: "conversion", To: { } to } && codes.TryGetValue(to.Value, out code))
                return code;
        for (var length = value.Length - 1; length >= 3; length--)
            if (codes.TryGetValue(value[..length], out code))
                return code;
        return null;
    }

    /// <summary>The billable code that says no more than this one does; null when the tree has none.</summary>
    public BookCode? Default(BookCode code) => code.Billable ? code : defaults.GetOrAdd(code.Value, _ => Descend(code));

    private static BookCode? Descend(BookCode code)
    {
        while (!code.Billable)
        {
            BookCode? best = null;
            var most = int.MinValue;
            foreach (var child in code.Children)
                if (Plainness(child) is var plain && plain > most)
                    (best, most) = (child, plain);
            if (best is null)
                return null;
            code = best;
        }
        return code;
    }

    // how little a code says beyond the level above: "unspecified", "without complications", initial encounter
    private static int Plainness(BookCode code)
    {
        var title = code.Title;
        if (code.Seventh)
            return code.Value[6] switch { 'A' => 10, '0' => 9, '9' => 8, 'B' => 1, _ => 0 };
        var above = code.Parent?.Title ?? "";
        var says = title.Contains("unspecified", StringComparison.OrdinalIgnoreCase) && Count(title, "unspecified") > Count(above, "unspecified");
        if (title.Contains("with unspecified complication", StringComparison.OrdinalIgnoreCase))
            return -5;
        var score = says ? 10 : 0;
        if (title.Contains("without complication", StringComparison.OrdinalIgnoreCase) || title.EndsWith(" NOS", StringComparison.Ordinal))
            score += 9;
        else if (title.Contains("without", StringComparison.OrdinalIgnoreCase) || title.Contains("not intractable", StringComparison.OrdinalIgnoreCase) || title.Contains("uncomplicated", StringComparison.OrdinalIgnoreCase))
            score += 4;
        if (title.StartsWith("Other ", StringComparison.OrdinalIgnoreCase) && !says)
            score -= 2;
        score += code.Value[^1] switch { '9' => 3, '0' => 2, _ => 0 };
        return score * 4 - title.Length / 40;
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            count++;
        return count;
    }
}
