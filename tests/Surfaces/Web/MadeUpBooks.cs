using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>A library with one made-up catalogue behind <see cref="MadeUpPages"/>; its shelf can be changed, as an import would.</summary>
internal sealed class MadeUpBooks : ILibrary, ICodeLookup, ICodeSearch
{
    public MadeUpBooks() => Current = new Shelf(new MadeUpCatalogue("made-up"), null, this);

    public Shelf Current { get; set; }

    /// <summary>How often a page was assembled.</summary>
    public int Lookups { get; private set; }

    public bool Knows(ReadOnlySpan<char> word) => false;

    public IReadOnlyList<CodePage> Find(Shelf shelf, string text, CodeSystem? system, DateOnly? on, DateOnly today)
    {
        Lookups++;
        var codes = Code.Read(text, system);
        var found = MadeUpPages.All.Where(p => codes.Any(c => c.Text == p.Code && c.System.Slug() == p.System)).ToList();
        if (on is { Year: < 2025 } day && found.Count > 0)
            return [.. found.Select(p => new CodePage
            {
                Code = p.Code, System = p.System, Status = CodeStatus.NotLoaded, AsOf = day, Edition = p.Edition, Why = $"No edition in force on {day:yyyy-MM-dd} is loaded.",
                NotLoaded = [new("all", p.System, $"Import an edition of {p.System} that holds for that day.")],
            })];
        if (found.Count > 0)
            return [.. found.Select(p => p with { AsOf = on })];
        return [.. codes.Select(c => new CodePage
        {
            Code = c.Text, System = c.System.Slug(), Status = c.System == CodeSystem.Icd9Cm ? CodeStatus.NotLoaded : CodeStatus.Unknown, AsOf = on, Edition = c.System == CodeSystem.Icd10Cm ? MadeUpPages.Cm : null,
            Why = "Not listed in 2026 or any other loaded edition.",
            Instead = [new("E11.8", "icd10cm", "Type 2 diabetes mellitus with unspecified complications", true), new("E11.9", "icd10cm", "Type 2 diabetes mellitus without complications", true)],
            NotLoaded = c.System == CodeSystem.Icd9Cm ? [new("all", "gems", "Import the general equivalence mappings, which name ICD-9-CM codes.")] : [],
        })];
    }

    public SearchAnswer Search(string query, SearchOptions options)
    {
        if (query.Contains("zzz", StringComparison.Ordinal))
            return new SearchAnswer(query, query, [], [], 0);
        var hits = MadeUpPages.All.Where(p => options.System is null || p.System == options.System.Value.Slug()).Where(p => !options.BillableOnly || p.Billable)
            .Select((p, i) => new SearchHit(p.Code, p.System, p.Title?.Best ?? p.PlainLanguage?.Name ?? "", i % 2 == 0 ? p.Title?.Best ?? "" : "Diabetes › type 2", i < 3 ? "title" : i < 5 ? "index" : "synonym", p.Billable)).ToList();
        IReadOnlyList<Correction> corrected = query.Contains("diabetis", StringComparison.Ordinal) ? [new("diabetis", "diabetes")] : [];
        return new SearchAnswer(query, "type 2 diabetes · CKD stage 3", corrected, hits, hits.Count + 12);
    }

    public IReadOnlyList<SearchHit> Suggest(string query, SearchOptions options) =>
        [.. MadeUpPages.All.Where(p => p.Code.StartsWith(query, StringComparison.OrdinalIgnoreCase) || (p.Title?.Best ?? "").Contains(query, StringComparison.OrdinalIgnoreCase))
            .Select(p => new SearchHit(p.Code, p.System, p.Title?.Best ?? p.PlainLanguage?.Name ?? "", "title", "title", p.Billable))];
}

/// <summary>A few codes, a chapter, and rows for the sources of the made-up pages.</summary>
internal sealed class MadeUpCatalogue(string hash) : ICatalogue
{
    private static readonly Edition Cm = new("icd10cm", "2026", new(2025, 10, 1), new(2026, 9, 30), true);
    private static readonly Edition Own = new("starter", "cpt-2025", new(2025, 1, 1), new(2025, 12, 31), false);
    private static readonly Part OrderFile = new(Cm, "order", "2026/order.zip/icd10cm_order_2026.txt", new string('a', 64), 1000, 98186, 98186, ["ORDER NUMBER", "CODE", "HEADER", "SHORT DESCRIPTION", "LONG DESCRIPTION"], [CodeSystem.Icd10Cm]);
    private static readonly Part Facts = new(Own, "cpt_facts", "data/starter/facts/cpt.tsv", new string('b', 64), 1000, 1, 1, ["code", "edition", "status", "global"], [CodeSystem.Cpt]);

    private static readonly CodeEntry[] Codes =
        [.. MadeUpPages.All.Where(p => p.System == "icd10cm" && p.Source is not null).Select(p => new CodeEntry(Code.Read(p.Code, CodeSystem.Icd10Cm)[0], p.Billable, p.Title?.Short, null, p.Title?.Long, p.Source!.Line)).OrderBy(c => c.Code)];

    public string Hash => hash;

    public bool Starter => true;

    public IReadOnlyList<Edition> Editions => [Cm, Own];

    public IReadOnlyList<Part> Parts => [OrderFile, Facts];

    public IReadOnlyList<IPtpTable> PtpTables => [];

    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code) => [.. Codes.Where(c => c.Code == code).Select(Sourced)];

    public IReadOnlyList<Sourced<CodeEntry>> StartingWith(CodeSystem system, string prefix, Edition edition, int limit = int.MaxValue) =>
        [.. Codes.Where(c => c.Code.System == system && c.Code.Value.StartsWith(prefix, StringComparison.Ordinal)).Take(limit).Select(Sourced)];

    public IReadOnlyList<Sourced<CodeEntry>> Between(CodeSystem system, string first, string last, Edition edition, int limit = int.MaxValue) =>
        [.. Codes.Where(c => c.Code.System == system && string.CompareOrdinal(c.Code.Value, first) >= 0 && string.CompareOrdinal(c.Code.Value, last + "~") < 0).Take(limit).Select(Sourced)];

    public Sourced<CodeEntry>? Neighbour(Code code, Edition edition, bool forward) => null;

    public IReadOnlyList<Sourced<RowEntry>> Rows(string book, string table, string key) =>
        book == "starter" && table == "cpt_facts" && key == "78597" ? [new(new RowEntry("78597", ["78597", "made up", "A"], 2), new Source("starter", "cpt-2025", Own.From, Facts.File, 2), Own)] : [];

    public IEnumerable<Sourced<RowEntry>> Rows(Edition edition, string table) => [];

    public IReadOnlyList<Sourced<NoteEntry>> Notes(string scope) => [];

    public IEnumerable<Sourced<NoteEntry>> Notes(Edition edition) => [];

    public IReadOnlyList<Sourced<RangeEntry>> Ranges(CodeSystem system) => system != CodeSystem.Icd10Cm ? [] :
        [.. new RangeEntry[] { new(system, "chapter", "4", "E00", "E89", "Endocrine, nutritional and metabolic diseases", 50), new(system, "section", "E08-E13", "E08", "E13", "Diabetes mellitus", 51), new(system, "chapter", "10", "J00", "J99", "Diseases of the respiratory system", 90) }
            .Select(r => new Sourced<RangeEntry>(r, MadeUpPages.Order(r.Line), Cm))];

    public IReadOnlyList<Sourced<MapEntry>> Maps(Code code, bool reverse = false) => [];

    public IReadOnlyList<Sourced<GuidelineEntry>> Guidelines() => [];

    public IEnumerable<Sourced<IndexEntry>> Index(Edition edition, string table) => [];

    public IReadOnlyList<(Sourced<GuidelineEntry> Section, int Width)> GuidelinesOn(string category) => [];

    public IReadOnlyList<Sourced<IndexEntry>> IndexTo(Code code) => [];

    public IEnumerable<Sourced<CodeEntry>> Newest() => Codes.Select(Sourced);

    public IEnumerable<Sourced<CodeEntry>> All(CodeSystem system, Edition edition) => Codes.Where(c => c.Code.System == system).Select(Sourced);

    private static Sourced<CodeEntry> Sourced(CodeEntry entry) => new(entry, MadeUpPages.Order(entry.Line), Cm);
}
