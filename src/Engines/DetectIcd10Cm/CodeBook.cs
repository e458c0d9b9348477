using System.Collections.Concurrent;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>A code of the edition: its title, whether it is billable, and the codes right below it.</summary>
/// <param name="title">The title, or where it is kept: most codes of an edition are never named.</param>
internal sealed class BookCode(string value, LaterText title, bool billable, Source file, int line)
{
    private static readonly List<BookCode> None = [];

    private string? read;
    private List<BookCode>? children;

    public string Value { get; } = value;

    public string Title => read ??= title.Text;

    public bool Billable { get; } = billable;

    public Source Source => file with { Line = line };

    public BookCode? Parent { get; private set; }

    /// <summary>The codes right below, in code order.</summary>
    public List<BookCode> Children => children ?? None;

    public void SetParent(BookCode parent)
    {
        Parent = parent;
        (parent.children ??= []).Add(this);
    }

    public string Text => Value.Length > 3 ? string.Concat(Value.AsSpan(0, 3), ".", Value.AsSpan(3)) : Value;

    /// <summary>Whether the code has its seventh character.</summary>
    public bool Seventh => Value.Length == 7;
}

/// <summary>The codes of one edition as a tree, and the way from any code to the billable one a coder lands on when nothing more is said.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, BookCode> codes;
    private readonly ConcurrentDictionary<string, BookCode?> defaults = new(StringComparer.Ordinal);
    private readonly ICatalogue catalogue;

    public CodeBook(ICatalogue catalogue, Edition edition)
    {
        this.catalogue = catalogue;
        codes = new Dictionary<string, BookCode>(StringComparer.Ordinal);
        foreach (var found in catalogue.All(CodeSystem.Icd10Cm, edition))
            if (!codes.TryGetValue(found.Entry.Code.Value, out var there) || there.Title.Length < found.Entry.Title.Length && there.Billable == found.Entry.Billable)
                codes[found.Entry.Code.Value] = new BookCode(found.Entry.Code.Value, new LaterText(found.Entry.Title), found.Entry.Billable, found.Source, found.Source.Line);
        foreach (var code in codes.Values)
            for (var length = code.Value.Length - 1; length >= 3; length--)
                if (codes.TryGetValue(code.Value[..length], out var parent))
                {
                    code.SetParent(parent);
                    break;
                }
        foreach (var code in codes.Values)
            code.Children.Sort((a, b) => string.CompareOrdinal(a.Value, b.Value));
    }

    /// <summary>The codes as they were when <see cref="Write"/> wrote them.</summary>
    public CodeBook(ICatalogue catalogue, ref CompactReader from)
    {
        this.catalogue = catalogue;
        var files = new Source[from.Int()];
        for (var i = 0; i < files.Length; i++)
            files[i] = new Source(from.Text(), from.Text(), from.Int() is > 0 and var day ? DateOnly.FromDayNumber(day) : null, from.Text(), 0);
        var all = new BookCode[from.Int()];
        codes = new Dictionary<string, BookCode>(all.Length, StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            var code = new BookCode(from.Text(), from.Later(), from.Int() == 1, files[from.Int()], from.Int());
            codes.Add(code.Value, all[i] = code);
            // codes stand in their order, so a parent has been read and children come in order
            if (from.Int() is > 0 and var above)
                code.SetParent(all[above - 1]);
        }
    }

    public void Write(CompactWriter into)
    {
        List<BookCode> all = [.. All];
        var places = all.Select((code, place) => (code.Value, place)).ToDictionary(c => c.Value, c => c.place, StringComparer.Ordinal);
        List<Source> files = [.. all.Select(c => c.Source with { Line = 0 }).Distinct()];
        into.Int(files.Count);
        foreach (var file in files)
        {
            into.Text(file.Book);
            into.Text(file.Edition);
            into.Int(file.Effective?.DayNumber ?? 0);
            into.Text(file.File);
        }
        into.Int(all.Count);
        foreach (var code in all)
        {
            into.Text(code.Value);
            into.Text(code.Title);
            into.Int(code.Billable ? 1 : 0);
            into.Int(files.IndexOf(code.Source with { Line = 0 }));
            into.Int(code.Source.Line);
            into.Int(code.Parent is { } above ? places[above.Value] + 1 : 0);
        }
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
