using System.Text;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Search;

/// <summary>
/// Finds codes. A query is read as a code, or as words that a phrase of the index should contain: each word may be a whole word, the
/// beginning of one, or one that means the same. Phrases are ranked by how much of the query they cover and how much of them the query
/// covers, rare words counting more. Deterministic; reads the mapped index only.
/// </summary>
public sealed class CodeSearch : ICodeSearch, IDisposable
{
    private const int MaxWords = 24;
    private const double GoodEnough = 0.62;

    // a short query of two things is searched by each of them too, never before the phrase that holds most of both
    private const int FewWords = 8;
    private const double PartFactor = 0.75;

    // how many phrases of one word, or of all words that begin alike, are looked at; the builder put the likely ones first
    private const int MostPhrases = 10_000;
    private const int MostWhileTyping = 1_500;

    [ThreadStatic]
    private static ulong[]? seenBits;

    private readonly SearchFile file;
    private readonly Func<Code, DateOnly, bool>? inForce;

    /// <param name="path">The index that <see cref="SearchBuilder"/> wrote.</param>
    /// <param name="inForce">Says whether a code is in force on a day; needed for searches with a date.</param>
    public CodeSearch(string path, Func<Code, DateOnly, bool>? inForce = null)
    {
        file = new SearchFile(path);
        this.inForce = inForce;
    }

    public SearchAnswer Search(string query, SearchOptions options) => Run(query, options, unfinished: false);

    public IReadOnlyList<SearchHit> Suggest(string query, SearchOptions options) => Run(query, options, unfinished: true).Results;

    public bool Knows(ReadOnlySpan<char> word)
    {
        var bytes = Encoding.UTF8.GetBytes(Words.Fold(word.ToString().ToLowerInvariant()));
        var at = Slots.LowerBound(file, bytes);
        return at < file.Vocabulary.Length && file.BytesAt(file.Vocabulary[at].Text).SequenceEqual(bytes);
    }

    private SearchAnswer Run(string query, SearchOptions options, bool unfinished)
    {
        // nobody types more than a line; a pasted note is for detection
        var typed = (query.Length > 400 ? query[..400] : query).Trim();
        var (rest, system) = QueryReader.System(typed);
        var wanted = options with { System = options.System ?? system };
        var hits = new Dictionary<uint, Hit>();
        ByCode(rest, hits);
        var words = Words.Of(rest);
        if (words.Count > MaxWords)
            words.RemoveRange(MaxWords, words.Count - MaxWords);
        var readAs = string.Join(' ', words);
        var best = hits.Count > 0 ? 2 : 0d;
        IReadOnlyList<Correction> corrected = [];
        if (words.Count > 0)
        {
            best = Math.Max(best, ByWords(words, hits, unfinished, 1, wanted));
            var instead = Instead(words);
            if (instead is not null)
            {
                best = Math.Max(best, ByWords(instead, hits, unfinished, 0.97, wanted));
                readAs = string.Join(' ', instead);
            }
            if (!unfinished && words.Count <= FewWords)
                ByParts(words, hits, Math.Min(PartFactor, best * 0.9), wanted);
            if (best < GoodEnough && hits.Values.All(h => h.Score < GoodEnough) && Speller.Correct(file, words) is { Count: > 0 } corrections)
            {
                var mended = words.Select(w => corrections.FirstOrDefault(c => c.From == w)?.To ?? w).SelectMany(w => w.Split(' ')).ToList();
                var again = new Dictionary<uint, Hit>();
                var score = ByWords(mended, again, unfinished, 1, wanted);
                if (Instead(mended) is { } other)
                    score = Math.Max(score, ByWords(other, again, unfinished, 0.97, wanted));
                if (score > best)
                    (hits, corrected, readAs) = (again, corrections, string.Join(' ', mended));
            }
        }
        return Answer(query, readAs, corrected, hits, wanted);
    }

    private SearchAnswer Answer(string query, string readAs, IReadOnlyList<Correction> corrected, Dictionary<uint, Hit> hits, SearchOptions options)
    {
        var kept = new List<(uint Doc, Hit Hit)>(hits.Count);
        foreach (var (doc, hit) in hits)
            if (Passes(file.Docs[(int)doc], options))
                kept.Add((doc, hit));
        var total = kept.Count;
        kept.Sort(Compare);
        var results = new List<SearchHit>(Math.Min(options.Limit, kept.Count));
        foreach (var (doc, hit) in kept)
        {
            if (results.Count >= options.Limit)
                break;
            var row = file.Docs[(int)doc];
            var system = (CodeSystem)row.System;
            var code = file.TextAt(row.Code);
            if (options.On is { } on && inForce is not null && Code.Read(code, system) is [var known] && !inForce(known, on))
            {
                total--;
                continue;
            }
            var kind = hit.Surface == Hit.IsCode ? "code" : KindName((SurfaceKind)file.Surfaces[(int)hit.Surface].Kind);
            var why = hit.Surface == Hit.IsCode ? "code" : $"{kind}: {file.TextAt(file.Surfaces[(int)hit.Surface].Text)}";
            results.Add(new SearchHit(code, system.Slug(), file.TextAt(row.Title), why, kind, (row.Flags & DocRow.Billable) != 0));
        }
        return new SearchAnswer(query, readAs, corrected, results, total);
    }

    private int Compare((uint Doc, Hit Hit) a, (uint Doc, Hit Hit) b)
    {
        var byScore = Math.Round(b.Hit.Score, 4).CompareTo(Math.Round(a.Hit.Score, 4));
        if (byScore != 0)
            return byScore;
        var (x, y) = (file.Docs[(int)a.Doc], file.Docs[(int)b.Doc]);
        var byCommon = (y.Flags & DocRow.Common).CompareTo(x.Flags & DocRow.Common);
        if (byCommon != 0)
            return byCommon;
        var byLevel = x.Level.CompareTo(y.Level);
        if (byLevel != 0)
            return byLevel;
        var byCode = file.BytesAt(x.Code).SequenceCompareTo(file.BytesAt(y.Code));
        return byCode != 0 ? byCode : x.System.CompareTo(y.System);
    }

    private bool Passes(DocRow doc, SearchOptions options)
    {
        if (options.System is { } system && doc.System != (byte)system)
            return false;
        if (options.BillableOnly && (doc.Flags & DocRow.Billable) == 0)
            return false;
        // without a date only what the newest edition lists; with one, every edition's codes until the date decides
        if (options.On is null && (doc.Flags & DocRow.Current) == 0)
            return false;
        return options.Chapter is null || QueryReader.InRange(file.TextAt(doc.Code), options.Chapter);
    }

    private static string KindName(SurfaceKind kind) => kind switch
    {
        SurfaceKind.Title or SurfaceKind.ShortTitle => "title",
        SurfaceKind.Index => "index",
        SurfaceKind.Inclusion => "inclusion",
        SurfaceKind.Guide => "guide",
        SurfaceKind.Modifier => "modifier",
        SurfaceKind.Drug => "drug",
        _ => "synonym",
    };

    // ---- as a code

    private void ByCode(string text, Dictionary<uint, Hit> hits)
    {
        var plain = text.Trim().TrimEnd('.', '-').Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length is < 2 or > 7 || !plain.All(char.IsAsciiLetterOrDigit) || !(plain.Any(char.IsAsciiDigit) || plain.Length == 2))
            return;
        var dotted = text.Contains('.', StringComparison.Ordinal);
        var order = file.CodeOrder;
        var at = LowerBound(order, plain);
        var rank = 0;
        for (; at < order.Length && rank < 400; at++)
        {
            var doc = file.Docs[(int)order[at]];
            var value = file.TextAt(doc.Code).Replace(".", "", StringComparison.Ordinal);
            if (!value.StartsWith(plain, StringComparison.Ordinal))
                break;
            var system = (CodeSystem)doc.System;
            if (dotted && Code.Read(text.Trim().TrimEnd('.', '-'), system).Count == 0 && text.Trim() is not [.., '.'])
                continue;
            rank++;
            // the code itself, then what begins with it, shorter codes first
            var score = value.Length == plain.Length ? 3 : 2.5 - 0.01 * value.Length;
            hits[order[at]] = new Hit(score, Hit.IsCode);
        }
    }

    private int LowerBound(ReadOnlySpan<uint> order, string plain)
    {
        var (low, high) = (0, order.Length);
        Span<byte> wanted = stackalloc byte[8];
        var length = Encoding.ASCII.GetBytes(plain, wanted);
        Span<byte> value = stackalloc byte[16];
        while (low < high)
        {
            var middle = (low + high) / 2;
            var bytes = file.BytesAt(file.Docs[(int)order[middle]].Code);
            var n = 0;
            foreach (var b in bytes)
                if (b != '.' && n < value.Length)
                    value[n++] = b;
            if (value[..n].SequenceCompareTo(wanted[..length]) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // ---- as words

    private void ByParts(List<string> words, Dictionary<uint, Hit> hits, double factor, SearchOptions options)
    {
        foreach (var part in QueryReader.Parts(words))
        {
            ByWords(part, hits, false, factor, options);
            if (Instead(part) is { } meant)
                ByWords(meant, hits, false, factor * 0.97, options);
        }
    }

    /// <summary>The words with each known phrase replaced by what it means; null when nothing was replaced.</summary>
    private List<string>? Instead(List<string> words)
    {
        List<string>? result = null;
        for (var i = 0; i < words.Count;)
        {
            var taken = 0;
            for (var n = Math.Min(6, words.Count - i); n >= 1 && taken == 0; n--)
                if (Phrase(SearchFile.Hash(words, i, n)) is { } instead && (n > 1 || words[i].Length > 1))
                {
                    result ??= [.. words.Take(i)];
                    foreach (var word in instead.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        if (!result.Contains(word))
                            result.Add(word);
                    taken = n;
                }
            if (taken == 0)
                result?.Add(words[i]);
            i += Math.Max(1, taken);
        }
        return result is null || result.SequenceEqual(words) ? null : result;
    }

    private string? Phrase(ulong hash)
    {
        var rows = file.Phrases;
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle;
        }
        return low < rows.Length && rows[low].Hash == hash ? file.TextAt(rows[low].Instead) : null;
    }

    private double ByWords(List<string> words, Dictionary<uint, Hit> hits, bool unfinished, double factor, SearchOptions options)
    {
        var slots = new Slot[words.Count];
        var whole = 0d;
        for (var i = 0; i < words.Count; i++)
        {
            slots[i] = Slots.Of(file, words[i], unfinished && i == words.Count - 1);
            whole += slots[i].Weight;
        }
        if (whole <= 0)
            return 0;
        var best = 0d;
        var order = Enumerable.Range(0, slots.Length).OrderBy(i => slots[i].Count).ToArray();
        var seen = Seen();
        var left = whole;
        foreach (var i in order)
        {
            // a phrase without any of the words looked up so far can no longer cover enough of the query
            if (left < whole * 0.5)
                break;
            left -= slots[i].Weight;
            foreach (var range in slots[i].Ranges)
            {
                var each = Math.Max(4, (unfinished ? MostWhileTyping : MostPhrases) / (int)(range.To - range.From));
                for (var word = range.From; word < range.To; word++)
                {
                    var row = file.Vocabulary[(int)word];
                    foreach (var surface in file.Postings.Slice((int)row.Postings, Math.Min((int)row.Count, each)))
                        if ((seen[(int)(surface >> 6)] & 1UL << (int)surface) == 0)
                        {
                            seen[(int)(surface >> 6)] |= 1UL << (int)surface;
                            best = Math.Max(best, Score(surface, slots, whole, factor, hits, options));
                        }
                }
            }
        }
        return best;
    }

    // one bit a phrase, kept by each thread, so that a query allocates nothing for it
    private Span<ulong> Seen()
    {
        var length = file.Surfaces.Length / 64 + 1;
        if (seenBits is null || seenBits.Length < length)
            seenBits = new ulong[length];
        var bits = seenBits.AsSpan(0, length);
        bits.Clear();
        return bits;
    }

    private double Score(uint surface, Slot[] slots, double whole, double factor, Dictionary<uint, Hit> hits, SearchOptions options)
    {
        var row = file.Surfaces[(int)surface];
        var doc = file.Docs[(int)row.Doc];
        if (options.System is { } system && doc.System != (byte)system || options.On is null && (doc.Flags & DocRow.Current) == 0)
            return 0;
        var words = file.SurfaceWords.Slice((int)row.Words, (int)row.WordCount);
        var (covered, used, usedWeight) = (0d, 0UL, 0d);
        foreach (var slot in slots)
        {
            var (match, at) = (0f, -1);
            for (var w = 0; w < words.Length && w < 64; w++)
                foreach (var range in slot.Ranges)
                    if (words[w] >= range.From && words[w] < range.To && range.Factor > match)
                        (match, at) = (range.Factor, w);
            if (at < 0)
                continue;
            covered += slot.Weight * match;
            if ((used & 1UL << at) == 0)
            {
                used |= 1UL << at;
                usedWeight += file.Vocabulary[(int)words[at]].Weight;
            }
        }
        var coverage = covered / whole;
        if (coverage < 0.5)
            return 0;
        var share = row.Weight > 0 ? usedWeight / row.Weight : 1;
        var score = coverage * coverage * (0.6 + 0.4 * share) * KindWeight((SurfaceKind)row.Kind) * factor + ((doc.Flags & DocRow.Common) != 0 ? 0.03 : 0);
        // a status, a history, a screening: meant when the query says so, else behind the condition itself
        if (share < 0.999 && doc.System == (byte)CodeSystem.Icd10Cm && file.BytesAt(doc.Code)[0] == 'Z')
            score *= 0.92;
        if (!hits.TryGetValue(row.Doc, out var hit) || score > hit.Score)
            hits[row.Doc] = new Hit(score, surface);
        return score;
    }

    private static double KindWeight(SurfaceKind kind) => kind switch
    {
        SurfaceKind.Synonym => 1.04,
        SurfaceKind.Title => 1.0,
        SurfaceKind.Guarded => 0.99,
        SurfaceKind.Index => 0.97,
        SurfaceKind.Inclusion => 0.97,
        SurfaceKind.ShortTitle => 0.95,
        SurfaceKind.Guide => 0.98,
        _ => 0.9,
    };

    public void Dispose() => file.Dispose();

    private readonly record struct Hit(double Score, uint Surface)
    {
        public const uint IsCode = uint.MaxValue;
    }
}
