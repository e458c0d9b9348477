using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Builds the terms of an edition from its titles, the tabular list, the alphabetic index and the lexicon.</summary>
internal static class TermBookBuilder
{
    public static TermBook Build(Shelf shelf, ICatalogue catalogue, Edition edition)
    {
        var words = new Vocabulary();
        var codes = new CodeBook(catalogue, edition);
        var collector = new TermCollector(words, codes);
        Dictionary<string, List<string>> excludes = [];
        var used = new List<UsedRelease> { Used(edition) };
        if (Nearest(catalogue, edition, "neoplasms") is { } table)
            foreach (var site in IndexTerms.Sites(catalogue.Index(table, "neoplasms")))
                foreach (var number in words.Words(site))
                    collector.Anatomy.Add(number);
        Own(collector);
        Drugs(collector, words);
        Effects(collector, Nearest(catalogue, edition, "drugs") is { } drugs ? catalogue.Index(drugs, "drugs") : []);
        Lexicon(shelf, collector, words);
        if (Nearest(catalogue, edition, "index") is { } index)
        {
            IndexTerms.Read(collector, catalogue.Index(index, "index"));
            Add(used, index);
        }
        if (Nearest(catalogue, edition, "neoplasms") is { } neoplasms)
            IndexTerms.ReadNeoplasms(collector, catalogue.Index(neoplasms, "neoplasms"));
        if ((Nearest(catalogue, edition, "tabular") ?? Nearest(catalogue, edition, "notes")) is { } tabular)
        {
            foreach (var (note, _, _) in catalogue.Notes(tabular))
                if (note.Kind == NoteKind.Inclusion && note.Scope.Length is >= 3 and <= 6 && Nameable(note.Scope, note.Text))
                    collector.Add(Bare(note.Text), note.Scope, TermKind.Inclusion, $"inclusion term of {new Code(CodeSystem.Icd10Cm, note.Scope)}: {note.Text}");
            Add(used, tabular);
            excludes = CodeFacts.Read(catalogue.Notes(tabular));
        }
        foreach (var code in codes.All)
            words.Words(code.Title);
        foreach (var code in codes.All)
            if (!code.Seventh && Nameable(code.Value, code.Title))
                collector.Add(Bare(code.Title), code.Value, TermKind.Title, $"title of {code.Text}: {code.Title}");
        collector.AddAdjectives();
        HashSet<int> single = TermCollector.Numbers(words, "single"), notWithin = TermCollector.Numbers(words, "not within"), common = TermCollector.Numbers(words, "common"), denying = TermCollector.Numbers(words, "denying"), between = TermCollector.Numbers(words, "between");
        return new TermBook
        {
            Words = words, Codes = codes, ByRarest = new TermIndex(collector.ByRarest()), Anatomy = collector.Anatomy, Plain = single, NotWithin = notWithin, Common = common, Vague = between, Denying = denying, Refiner = new Refiner(words, codes), Releases = used, Excludes1 = excludes,
            Catalogue = catalogue, Starter = catalogue.Starter,
        };
    }

    // what the index says and a lexicon cannot: terms that decide before any other book
    private static void Own(TermCollector into)
    {
        foreach (var (code, line) in RuleList.Read("terms"))
            foreach (var form in RuleList.Items(line))
                into.Add(string.Join(' ', form), IndexTerms.Plain(code), TermKind.Lexicon, $"term: {string.Join(' ', form)}", style: "own");
    }

    // a drug is taken where a dose, a rhythm or "continue" stands beside it
    private static void Drugs(TermCollector into, Vocabulary words)
    {
        var taken = words.Words("continue continued continuing taking takes take daily twice mg mcg units unit tablet currently increase decrease dose prescription bid qd refill remain maintained current");
        var lasting = words.Words("continue continued continuing currently chronic maintained refill");
        var stopped = words.Words("stop stopped discontinue discontinued allergy allergic intolerance avoid previously hold held");
        foreach (var (code, line) in RuleList.Read("drugs"))
            foreach (var form in RuleList.Items(line))
                into.Add(string.Join(' ', form), IndexTerms.Plain(code), TermKind.Lexicon, $"drug list: {string.Join(' ', form)}", OftenShort(code) ? lasting : taken, stopped, OftenShort(code) ? "course" : "drug");
    }

    // the column of adverse effects of the table of drugs; its shortest names are words of plain English
    private static void Effects(TermCollector into, IEnumerable<Sourced<IndexEntry>> table)
    {
        foreach (var (code, line) in RuleList.Read("effects"))
            foreach (var form in RuleList.Items(line))
                into.Add(string.Join(' ', form), IndexTerms.Plain(code), TermKind.Lexicon, $"drug list: {string.Join(' ', form)}", style: "effect");
        foreach (var (entry, _, _) in table)
            if (entry.Path is [.., { Length: > 5 } name] && entry.Path.Count <= 2 && entry.Codes is [_, _, _, _, ['T', ..] code, ..] && name.All(c => char.IsAsciiLetter(c) || c == ' ') && !into.Names(name))
                into.Add(name, IndexTerms.Plain(code), TermKind.Lexicon, $"Table of drugs › {name}, adverse effect", style: "effect");
    }

    // painkillers and steroids are also given for days: only words of lasting use make them long-term
    private static bool OftenShort(string code) => code is "Z79.1" or "Z79.52" or "Z79.891";

    private static void Lexicon(Shelf shelf, TermCollector into, Vocabulary words)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var edition in shelf.Starter.Editions)
            if (edition.Name == "lexicon")
                foreach (var (row, _, _) in shelf.Starter.Rows(edition, "lexicon"))
                    if (row.Cells[1] == "icd10cm" && !(row.Cells[4] == "drug" && !row.Cells[2].StartsWith("Z79", StringComparison.Ordinal)) && row.Cells[4] is not "site")
                    {
                        names.TryAdd(row.Cells[3], row.Cells[2]);
                        into.Add(row.Cells[0].EndsWith(" nos", StringComparison.Ordinal) ? row.Cells[0][..^4] : row.Cells[0], IndexTerms.Plain(row.Cells[2]), TermKind.Lexicon, $"lexicon: {row.Cells[0]} ({row.Cells[3]})", Guard(words, row.Cells[5]), NotNear(words, row.Cells[0], row.Cells[6]), row.Cells[4]);
                    }
        // the plain name of a concept is a phrase like the others, where no phrase has its words; of one word only where it is a disease
        foreach (var (name, code) in names)
            if (code.Length > 3 && into.CodeOf(name) is null && !Open(name) && (words.Words(name).Length > 1 || into.Disease(name)))
                into.Add(name, IndexTerms.Plain(code), TermKind.Lexicon, $"lexicon: {name}");
    }

    // names of a rest, of a choice or of something vague sort concepts and are not what a note says
    private static bool Open(string name) => name.StartsWith("other ", StringComparison.Ordinal) || name.Contains(" or ", StringComparison.Ordinal) || name.Contains(" other ", StringComparison.Ordinal)
        || name.EndsWith(" problem", StringComparison.Ordinal) || name.EndsWith(" disorder", StringComparison.Ordinal) && name.Split(' ').Length == 2;

    // a disease that stays is there also where its history is told
    private static int[]? NotNear(Vocabulary words, string phrase, string cell) =>
        cell.Contains("history", StringComparison.Ordinal) && Lasting.Is(phrase)
            ? Guard(words, string.Join(',', cell.Split(',').Where(w => w is not ("history" or "hx" or "h/o" or "past"))))
            : Guard(words, cell);

    private static int[]? Guard(Vocabulary words, string cell) => cell.Length == 0 ? null : [.. cell.Split(',').SelectMany(words.Words).Distinct()];

    // the newest list that is not newer than the edition, else the oldest that is
    private static Edition? Nearest(ICatalogue catalogue, Edition edition, string table)
    {
        Edition? best = null;
        foreach (var part in catalogue.Parts)
            if (part.Table == table && part.Kept > 0 && (part.Edition.Book is "icd10cm" or "starter")
                && (best is null || Rank(part.Edition, edition) < Rank(best, edition)))
                best = part.Edition;
        return best;
    }

    private static int Rank(Edition list, Edition edition) => (list.From > edition.From ? 1 << 24 : 0) + Math.Abs(list.From.DayNumber - edition.From.DayNumber);

    private static UsedRelease Used(Edition e) => new(e.Book, e.Name, e.From, e.To);

    private static void Add(List<UsedRelease> used, Edition edition)
    {
        if (!used.Exists(u => u.Book == edition.Book && u.Edition == edition.Name))
            used.Add(Used(edition));
    }

    // titles of the rest ("Other ..."), of causes and of encounters are not what a note calls a condition
    private static bool Nameable(string code, string title) =>
        code[0] is not ('V' or 'W' or 'X' or 'Y') && !title.StartsWith("Other ", StringComparison.OrdinalIgnoreCase) && !title.Contains("classified elsewhere", StringComparison.OrdinalIgnoreCase)
        && (code[0] != 'Z' || title.StartsWith("Personal history", StringComparison.Ordinal) || title.StartsWith("Family history", StringComparison.Ordinal)
            || title.StartsWith("Acquired absence", StringComparison.Ordinal) || title.StartsWith("Presence of", StringComparison.Ordinal));

    // what a title says without the words that only sort it
    private static string Bare(string title)
    {
        var open = title.IndexOf('(', StringComparison.Ordinal);
        while (open >= 0 && title.IndexOf(')', open) is > 0 and var close)
        {
            title = title.Remove(open, close - open + 1);
            open = title.IndexOf('(', StringComparison.Ordinal);
        }
        foreach (var empty in Empty)
            title = title.Replace(empty, " ", StringComparison.OrdinalIgnoreCase);
        return title;
    }

    private static readonly string[] Empty =
    [
        "not elsewhere classified", "not otherwise specified", "unspecified part of", "of unspecified site", "unspecified type", "unspecified organism", "unspecified severity", "unspecified whether", "unspecified side",
        "unspecified", " NOS", " NEC", "secondary to", "without complications", "without complication",
    ];
}
