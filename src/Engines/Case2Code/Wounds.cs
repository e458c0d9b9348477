using System.Globalization;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// Closures and excisions of the skin, which are billed by length, kind and place of the body. Closures of one kind and one group of places
/// are added together; each excised lesion stands alone, and a simple closure of its bed is a part of it.
/// </summary>
internal static class Wounds
{
    private sealed record Row(string Kind, string Group, IReadOnlySet<string> Places, decimal Most, string Code);

    private static readonly Lazy<IReadOnlyList<Row>> Table = new(() =>
        [.. RuleFile.Rows("wounds").Select(r => new Row(r[0], r[1], r[1].Split(' ').ToHashSet(StringComparer.Ordinal), r[2].Length == 0 ? decimal.MaxValue : decimal.Parse(r[2], CultureInfo.InvariantCulture), r[3]))]);

    private static readonly string[][] Layers =
        [["layered"], ["layers"], ["intermediate"], ["buried"], ["deep", "sutures"], ["deep", "dermal"], ["subcutaneous", "sutures"], ["subcuticular", "and", "deep"], ["two", "layer"], ["2", "layer"]];

    private static readonly string[][] Wide = [["complex", "repair"], ["complex", "closure"], ["extensive", "undermining"], ["retention", "sutures"], ["complex", "wound", "repair"], ["complex", "laceration", "repair"]];

    private static readonly string[][] Cut = [["laceration"], ["lacerations"], ["wound"], ["wounds"], ["cut"]];

    private static readonly string[][] Malignant =
        [["basal", "cell"], ["squamous", "cell"], ["melanoma"], ["carcinoma"], ["malignant"], ["bcc"], ["scc"], ["merkel"], ["sarcoma"], ["malignancy"]];

    private static readonly string[][] Benign =
        [["benign"], ["cyst"], ["nevus"], ["nevi"], ["mole"], ["dermatofibroma"], ["keratosis"], ["hemangioma"], ["fibroma"], ["neurofibroma"], ["pilomatricoma"], ["scar"], ["keloid"], ["lipoma"]];

    /// <summary>Gives what is measured its codes.</summary>
    public static List<FoundBillable> Coded(CaseNote note, List<FoundBillable> found)
    {
        if (!found.Exists(f => f.Billable.Is("measured")))
            return found;
        // what is cut out or closed in the depth of an operation is no skin
        List<FoundBillable> excised = [.. Distinct(note, found.Where(f => f.Billable.Is("excision") && (BodyPlaces.Group(note, f.Token) is not null || note.Centimeters(f.Token) is not null))).Select(f => Excision(note, f))];
        List<FoundBillable> rest = [.. found.Where(f => !f.Billable.Is("measured"))];
        return [.. rest, .. excised, .. Closures(note, found, excised.Exists(e => e.Status != "not_reported"))];
    }

    // one lesion is often told twice in its sentence or item
    private static IEnumerable<FoundBillable> Distinct(CaseNote note, IEnumerable<FoundBillable> found)
    {
        var seen = new HashSet<(int, decimal?)>();
        foreach (var item in found.OrderByDescending(f => note.Centimeters(f.Token) is not null).ThenBy(f => f.Token))
            if (seen.Add((note.Range(item.Token, Scope.Item).First, item.Status == "reported" ? note.Centimeters(item.Token) : null)))
                yield return item;
    }

    private static FoundBillable Excision(CaseNote note, FoundBillable found)
    {
        if (found.Status != "reported")
            return found with { Code = "11400" };
        var kind = note.Run(found.Token, Malignant, Scope.Item) is not null ? "malignant" : note.Run(found.Token, Benign, Scope.Item) is not null ? "benign"
            : note.Run(found.Token, Malignant, Scope.Note) is not null ? "malignant" : note.Run(found.Token, Benign, Scope.Note) is not null ? "benign" : null;
        var (size, place) = (note.Centimeters(found.Token), BodyPlaces.Group(note, found.Token));
        if (kind is null || size is null || place is null)
            return found with { Code = kind == "malignant" ? "11600" : "11400", Status = "query", Why = $"{found.Why} {Lacks((kind is null, "whether it is benign or malignant (the pathology decides)"), (size is null, "the excised diameter with its margins"), (place is null, "the place of the body"))}" };
        return Rows(found, kind, place, size.Value, string.Create(CultureInfo.InvariantCulture, $"{kind}, {size} cm with its margins, {place}"));
    }

    private static List<FoundBillable> Closures(CaseNote note, List<FoundBillable> found, bool excised)
    {
        var done = new List<FoundBillable>();
        var all = Distinct(note, found.Where(f => f.Billable.Is("repair") && (note.Centimeters(f.Token) is not null || note.Run(f.Token, Cut, Scope.Item) is not null) && !note.Names("operative report"))).ToList();
        var told = all.Where(f => f.Status == "reported").Select(f => (Found: f, Kind: KindOf(note, f.Token), Place: BodyPlaces.Group(note, f.Token), Size: note.Centimeters(f.Token))).ToList();
        // a heading or summary without a length says nothing beside wounds that are measured
        var measured = told.Exists(t => t.Size is not null) ? told.Where(t => t.Size is not null).ToList() : told.Take(1).ToList();
        foreach (var (closure, kind, place, size) in measured)
        {
            if (excised && kind == "simple")
                done.Add(closure with { Code = "12001", Status = "not_reported", Why = "The simple closure of an excision is a part of it." });
            else if (size is null || place is null)
                done.Add(closure with { Code = "12001", Status = "query", Why = $"{closure.Why} {Lacks((size is null, "the length of the wound in centimetres"), (place is null, "the place of the body"))}" });
        }
        foreach (var group in measured.Where(m => m is { Size: not null, Place: not null } && !(excised && m.Kind == "simple")).GroupBy(m => (m.Kind, Row: RowOf(m.Kind, m.Place!, m.Size!.Value)?.Group)))
        {
            var (sum, first) = (group.Sum(g => g.Size!.Value), group.First());
            var coded = Rows(first.Found with { Evidence = [.. group.SelectMany(g => g.Found.Evidence)] }, group.Key.Kind, first.Place!, sum,
                string.Create(CultureInfo.InvariantCulture, $"{group.Key.Kind} closure, {string.Join(" + ", group.Select(g => g.Size!.Value.ToString(CultureInfo.InvariantCulture)))} cm{(group.Count() > 1 ? $" = {sum} cm" : "")}, {string.Join(", ", group.Select(g => g.Place).Distinct())}"));
            done.Add(coded);
            if (group.Key.Kind == "complex" && sum > 7.5m && Table.Value.FirstOrDefault(r => r.Kind == "complex more" && r.Places.Contains(first.Place!)) is { } more)
                done.Add(coded with { Code = more.Code, Units = Math.Ceiling((sum - 7.5m) / 5), Why = $"{coded.Why} Each further 5 cm or a part of it." });
        }
        if (measured.Count == 0 && all.FirstOrDefault(f => f.Status != "reported") is { } other)
            done.Add(other with { Code = "12001" });
        return done;
    }

    private static string KindOf(CaseNote note, int token) =>
        note.Run(token, Wide, Scope.Sentence) is not null ? "complex" : note.Run(token, [["simple"]], Scope.Sentence) is not null ? "simple" : note.Run(token, Layers, Scope.Sentence) is not null ? "intermediate"
        : note.Run(token, Wide, Scope.Item) is not null ? "complex" : note.Run(token, [["simple"]], Scope.Item) is null && note.Run(token, Layers, Scope.Item) is not null ? "intermediate" : "simple";

    private static FoundBillable Rows(FoundBillable found, string kind, string place, decimal size, string words) => RowOf(kind, place, size) is { } row
        ? found with { Code = row.Code, Why = $"{found.Why} {char.ToUpperInvariant(words[0])}{words[1..]}." }
        : found with { Code = "12001", Status = "query", Why = $"{found.Why} {words}: no code stands for it." };

    private static Row? RowOf(string kind, string place, decimal size) => Table.Value.FirstOrDefault(r => r.Kind == kind && r.Places.Contains(place) && size <= r.Most);

    private static string Lacks(params (bool Missing, string What)[] parts) => $"The note does not tell {string.Join(", nor ", parts.Where(p => p.Missing).Select(p => p.What))}.";
}

/// <summary>Places of the body as skin services group them, and as two services are told apart by.</summary>
internal static class BodyPlaces
{
    private static readonly Lazy<Dictionary<string, string>> Groups = new(Read);

    /// <summary>The group of the place nearest to a word: in its sentence, its item, else the only one of the note.</summary>
    public static string? Group(CaseNote note, int token)
    {
        foreach (var scope in (ReadOnlySpan<Scope>)[Scope.Sentence, Scope.Item])
            if (Near(note, token, scope) is { } near)
                return near;
        var all = In(note, token, Scope.Note).Select(w => Groups.Value[w]).Where(IsSkin).Distinct().ToList();
        return all.Count == 1 ? all[0] : null;
    }

    /// <summary>The words for places around a word.</summary>
    public static HashSet<string> Of(CaseNote note, int token) => In(note, token, Scope.Sentence) is { Count: > 0 } sentence ? sentence : In(note, token, Scope.Item);

    // segments of the bowel and the like tell services apart, but are no skin
    private static bool IsSkin(string group) => group != "inner";

    private static string? Near(CaseNote note, int token, Scope scope)
    {
        var (first, last) = note.Range(token, scope);
        string? nearest = null;
        var distance = int.MaxValue;
        for (var i = first; i < last; i++)
            if (Groups.Value.TryGetValue(note.Word(i), out var group) && IsSkin(group) && Math.Abs(i - token) < distance)
                (distance, nearest) = (Math.Abs(i - token), group);
        return nearest;
    }

    private static HashSet<string> In(CaseNote note, int token, Scope scope)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in note.Words(token, scope))
            if (Groups.Value.ContainsKey(word))
                found.Add(word);
        return found;
    }

    private static Dictionary<string, string> Read()
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        var head = "";
        foreach (var line in RuleFile.Lines("places"))
            if (line[0] == '=')
                head = line[1..].Trim();
            else
                foreach (var word in line.Split(',', StringSplitOptions.TrimEntries))
                    groups[word] = head;
        return groups;
    }
}
