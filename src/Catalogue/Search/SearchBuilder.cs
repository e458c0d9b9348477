using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Search;

/// <summary>
/// Builds the search index over catalogues: the titles of every code, the alphabetic index, inclusion terms, the lexicon, the names
/// of guides and modifiers. Where several catalogues list a code, the first one's title stands.
/// </summary>
public sealed class SearchBuilder
{
    private readonly List<DocRow> docs = [];
    private readonly Dictionary<Code, uint> docOf = [];
    private readonly List<SurfaceRow> surfaces = [];
    private readonly List<uint> surfaceWords = []; // by order of appearance until the vocabulary is sorted
    private readonly Dictionary<string, uint> wordIds = new(StringComparer.Ordinal);
    private readonly List<(string Word, int Count)> words = [];
    private readonly List<(ulong Hash, int Surface, uint Instead)> phrases = [];
    private readonly List<(string Word, string Instead)> same = [];
    private readonly MemoryStream text = new();
    private readonly Dictionary<string, uint> textAt = new(StringComparer.Ordinal);

    /// <summary>Writes the index of the catalogues into a file.</summary>
    public static void Build(string path, params ReadOnlySpan<ICatalogue> catalogues)
    {
        var builder = new SearchBuilder();
        foreach (var catalogue in catalogues)
            builder.AddCodes(catalogue);
        foreach (var catalogue in catalogues)
            builder.AddTerms(catalogue);
        builder.Write(path);
    }

    private void AddCodes(ICatalogue catalogue)
    {
        // what the newest edition of a system lists is current; older editions add what has ended since
        var newest = CodeSystems.All.ToDictionary(s => s, s => catalogue.Parts.Where(p => p.Systems.Contains(s)).Select(p => p.Edition.From).DefaultIfEmpty().Max());
        foreach (var found in catalogue.Newest())
            AddCode(found.Entry, found.Edition.From == newest[found.Entry.Code.System] && found.Entry.Ended is null, catalogue.Starter);
    }

    private void AddCode(CodeEntry entry, bool current, bool common)
    {
        if (docOf.TryGetValue(entry.Code, out var known))
        {
            if (common)
                CollectionsMarshal.AsSpan(docs)[(int)known].Flags |= DocRow.Common;
            return;
        }
        var doc = (uint)docs.Count;
        docOf.Add(entry.Code, doc);
        docs.Add(new DocRow
        {
            Code = Put(entry.Code.Text), Title = Put(entry.Title), System = (byte)entry.Code.System, Level = (byte)entry.Code.Value.Length,
            Flags = (byte)((entry.Billable ? DocRow.Billable : 0) | (current ? DocRow.Current : 0) | (common ? DocRow.Common : 0)),
        });
        Surface(doc, entry.Title, SurfaceKind.Title);
        // a short title of a drug or device often holds the words people use, which the long one does not
        if (entry.Code.System is CodeSystem.Hcpcs && entry.Short is { } shorter && shorter != entry.Title)
            Surface(doc, shorter, SurfaceKind.ShortTitle);
    }

    private void AddTerms(ICatalogue catalogue)
    {
        var newest = catalogue.Editions.Where(e => e.Book == "icd10cm").OrderByDescending(e => e.From).ToList();
        foreach (var (table, kind) in (ReadOnlySpan<(string, SurfaceKind)>)[("index", SurfaceKind.Index), ("external_causes", SurfaceKind.Index)])
            if (newest.FirstOrDefault(e => catalogue.Parts.Any(p => p.Table == table && p.Edition == e)) is { } edition)
                foreach (var term in catalogue.Index(edition, table))
                    foreach (var code in term.Entry.Codes)
                        AddIndexTerm(term.Entry, code, kind);
        // inclusion terms of the newest tabular list first; an older list adds what the newer one does not have
        var seen = new HashSet<(uint, string)>();
        foreach (var edition in newest)
            foreach (var note in catalogue.Notes(edition))
                if (note.Entry.Kind is NoteKind.Inclusion or NoteKind.Includes && note.Entry.Text.Length < 120
                    && docOf.TryGetValue(new Code(CodeSystem.Icd10Cm, note.Entry.Scope), out var noted) && seen.Add((noted, note.Entry.Text)))
                    Surface(noted, note.Entry.Text, SurfaceKind.Inclusion);
        foreach (var edition in catalogue.Editions.Where(e => e.Book == "starter"))
        {
            foreach (var row in catalogue.Rows(edition, "lexicon"))
                AddLexicon(row.Entry.Cells);
            foreach (var row in catalogue.Rows(edition, "guides"))
                if (CodeSystems.Parse(row.Entry.Cells[1]) is { } system && Code.Read(row.Entry.Cells[0], system) is [var code] && docOf.TryGetValue(code, out var doc))
                    Surface(doc, row.Entry.Cells[2], SurfaceKind.Guide);
            foreach (var row in catalogue.Rows(edition, "modifiers"))
                if (docOf.TryGetValue(new Code(CodeSystem.Modifier, row.Entry.Cells[0]), out var doc))
                    Surface(doc, $"{row.Entry.Cells[2]} {row.Entry.Cells[3]}", SurfaceKind.Modifier);
            foreach (var row in catalogue.Rows(edition, "words"))
                foreach (var instead in row.Entry.Cells[1].Split(','))
                    same.Add((Words.Fold(row.Entry.Cells[0]), Words.Fold(instead.Trim())));
        }
    }

    private void AddIndexTerm(IndexEntry term, string printed, SurfaceKind kind)
    {
        var plain = printed.TrimEnd('-', '.', '*', '†');
        if (Code.Read(plain, CodeSystem.Icd10Cm) is [var code] && docOf.TryGetValue(code, out var doc))
            Surface(doc, string.Join(", ", term.Path), kind);
    }

    private void AddLexicon(string[] cells)
    {
        if (CodeSystems.Parse(cells[1]) is not { } system || Code.Read(cells[2], system) is not [var code])
            return;
        var words = Words.Of(cells[0]);
        if (words.Count == 0 || words.Count > 12)
            return;
        // what a drug is given for is a hint: found by the drug's name, behind the drug itself, and never read in its place
        if (system == CodeSystem.Icd10Cm && cells[4] == "drug" && code.Value[0] != 'Z')
        {
            if (docOf.TryGetValue(code, out var treated))
                Surface(treated, cells[0], SurfaceKind.Drug);
            return;
        }
        var instead = Put(string.Join(' ', Words.Of(cells[3])));
        var surface = -1;
        if (docOf.TryGetValue(code, out var doc))
        {
            // "seizure" beside a newborn is one thing and alone another; an abbreviation means what it means
            surface = surfaces.Count;
            Surface(doc, cells[0], cells[5].Length > 0 && cells[4] != "abbr" ? SurfaceKind.Guarded : SurfaceKind.Synonym);
        }
        phrases.Add((SearchFile.Hash(words, 0, words.Count), surface, instead));
    }

    private void Surface(uint doc, string phrase, SurfaceKind kind)
    {
        var found = Words.Of(phrase);
        if (found.Count == 0)
            return;
        surfaces.Add(new SurfaceRow { Doc = doc, Text = Put(phrase), Kind = (byte)kind, Words = (uint)surfaceWords.Count, WordCount = (uint)found.Count });
        foreach (var word in found)
            surfaceWords.Add(WordId(word, 1));
    }

    private uint WordId(string word, int count)
    {
        if (!wordIds.TryGetValue(word, out var id))
        {
            id = (uint)words.Count;
            wordIds.Add(word, id);
            words.Add((word, 0));
        }
        CollectionsMarshal.AsSpan(words)[(int)id].Count += count;
        return id;
    }

    private uint Put(string value)
    {
        if (textAt.TryGetValue(value, out var at))
            return at;
        var bytes = Encoding.UTF8.GetBytes(value);
        var length = Math.Min(bytes.Length, ushort.MaxValue);
        at = (uint)text.Length;
        text.WriteByte((byte)length);
        text.WriteByte((byte)(length >> 8));
        text.Write(bytes, 0, length);
        textAt.Add(value, at);
        return at;
    }

    private void Write(string path)
    {
        foreach (var (word, instead) in same)
            foreach (var part in instead.Split(' ').Append(word))
                WordId(part, 0);
        // sorted by their UTF-8 bytes, as the reader compares them
        var sorted = words.Select((w, i) => (w.Word, w.Count, Bytes: Encoding.UTF8.GetBytes(w.Word), Id: i)).ToArray();
        Array.Sort(sorted, (a, b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes));
        var vocabulary = new WordRow[sorted.Length];
        var place = new uint[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            place[sorted[i].Id] = (uint)i;
            vocabulary[i] = new WordRow { Text = Put(sorted[i].Word), Weight = WeightOf(sorted[i].Word, sorted[i].Count) };
        }

        var flatWords = CollectionsMarshal.AsSpan(surfaceWords);
        for (var i = 0; i < flatWords.Length; i++)
            flatWords[i] = place[flatWords[i]];
        var rows = CollectionsMarshal.AsSpan(surfaces);
        foreach (ref var row in rows)
            foreach (var word in flatWords.Slice((int)row.Words, (int)row.WordCount))
                row.Weight += vocabulary[word].Weight;

        var moved = ByImportance(rows);

        // postings in the order of surfaces, each word's beside each other: counted first, then put in place
        var last = new int[vocabulary.Length];
        Array.Fill(last, -1);
        for (var i = 0; i < rows.Length; i++)
            foreach (var word in flatWords.Slice((int)rows[i].Words, (int)rows[i].WordCount))
                if (last[word] != i)
                {
                    last[word] = i;
                    vocabulary[word].Count++;
                }
        uint total = 0;
        foreach (ref var word in vocabulary.AsSpan())
        {
            word.Postings = total;
            total += word.Count;
            word.Count = 0;
        }
        var flat = new uint[total];
        Array.Fill(last, -1);
        for (var i = 0; i < rows.Length; i++)
            foreach (var word in flatWords.Slice((int)rows[i].Words, (int)rows[i].WordCount))
                if (last[word] != i)
                {
                    last[word] = i;
                    flat[vocabulary[word].Postings + vocabulary[word].Count++] = (uint)i;
                }

        var kinds = surfaces.Select(s => (SurfaceKind)s.Kind).ToArray();
        var phraseRows = phrases.Where(p => p.Surface >= 0 || p.Instead != 0)
            .Select(p => new PhraseRow { Hash = p.Hash, Surface = p.Surface < 0 ? uint.MaxValue : moved[p.Surface], Instead = p.Instead })
            .OrderBy(p => p.Hash).ThenBy(p => p.Surface < kinds.Length && kinds[p.Surface] is SurfaceKind.Guarded).ThenBy(p => p.Surface).ToArray();
        var sameRows = same.Select(s => new SameRow { Text = place[wordIds[s.Word]], Instead = Put(s.Instead) }).OrderBy(s => s.Text).ToArray();
        var codeOrder = Enumerable.Range(0, docs.Count).Select(i => (uint)i).ToArray();
        var keys = docOf.OrderBy(d => d.Key.Value, StringComparer.Ordinal).ThenBy(d => d.Key.System).Select(d => d.Value).ToArray();
        keys.CopyTo(codeOrder, 0);

        WriteSections(path,
        [
            text.GetBuffer().AsMemory(0, (int)text.Length), Bytes(CollectionsMarshal.AsSpan(docs)), Bytes<SurfaceRow>(rows),
            Bytes<uint>(flatWords), Bytes<WordRow>(vocabulary), Bytes<uint>(flat), Bytes<PhraseRow>(phraseRows),
            Bytes<SameRow>(sameRows), Bytes<uint>(codeOrder),
        ]);
    }

    // Words that stand in titles for completeness say little about what was meant; a subsequent visit or a sequela does.
    private static readonly FrozenSet<string> Fillers = new[]
    {
        "of", "the", "and", "or", "in", "for", "to", "by", "on", "at", "a", "an", "due", "as", "from", "nos", "unspecified", "specified", "other",
        "initial", "encounter", "closed", "elsewhere", "classified", "nec", "condition", "disease", "disorder", "part", "not",
    }.ToFrozenSet(StringComparer.Ordinal);

    private float WeightOf(string word, int count) =>
        (float)(Math.Log(1 + surfaces.Count / (1.0 + count)) * (Fillers.Contains(word) ? 0.15 : 1));

    // The phrases that most queries mean come first: of common codes, then short ones. A search that may look at only so many phrases
    // of a frequent word then looks at the right ones.
    private uint[] ByImportance(Span<SurfaceRow> rows)
    {
        var order = new int[rows.Length];
        var keys = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var doc = docs[(int)rows[i].Doc];
            var rank = (doc.Flags & DocRow.Current) == 0 ? 3 : (doc.Flags & DocRow.Common) != 0 ? 0 : 1;
            keys[i] = (long)rank << 58 | (long)Math.Min(rows[i].WordCount, 60) << 50 | (long)i;
            order[i] = i;
        }
        Array.Sort(keys, order);
        var sorted = new SurfaceRow[rows.Length];
        var moved = new uint[rows.Length];
        for (var i = 0; i < order.Length; i++)
        {
            sorted[i] = rows[order[i]];
            moved[order[i]] = (uint)i;
        }
        sorted.CopyTo(rows);
        return moved;
    }

    private static void WriteSections(string path, Memory<byte>[] sections)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        using var writer = new BinaryWriter(file);
        writer.Write(SearchFile.Mark);
        long at = 8 + sections.Length * 16;
        foreach (var section in sections)
        {
            at = (at + 15) & ~15L;
            writer.Write(at);
            writer.Write((long)section.Length);
            at += section.Length;
        }
        foreach (var section in sections)
        {
            while (file.Position % 16 != 0)
                writer.Write((byte)0);
            writer.Write(section.Span);
        }
        writer.Flush();
        file.Flush(flushToDisk: true);
    }

    private static Memory<byte> Bytes<T>(ReadOnlySpan<T> rows) where T : unmanaged => MemoryMarshal.AsBytes(rows).ToArray();
}
