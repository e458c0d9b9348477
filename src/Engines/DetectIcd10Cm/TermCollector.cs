using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Gathers terms, leaves out what names nothing by itself, and keeps the most trusted codes for the same words.</summary>
internal sealed class TermCollector(Vocabulary words, CodeBook codes)
{
    private const int MostWords = 8, MostCodes = 3;

    private readonly Dictionary<string, List<Term>> terms = new(StringComparer.Ordinal);
    private readonly HashSet<int> vague = Numbers(words, "vague"), single = Numbers(words, "single");
    private readonly HashSet<int> notSingle = Numbers(words, "never single");

    private readonly HashSet<string> ignored = [.. RuleList.Read("junk").Where(r => r.Head == "ignored").SelectMany(r => RuleList.Items(r.Line)).Select(f => Key(words.Words(string.Join(' ', f))))];

    public HashSet<int> Anatomy { get; } = Numbers(words, "anatomy");

    public static HashSet<int> Numbers(Vocabulary words, string list)
    {
        var numbers = new HashSet<int>();
        foreach (var (head, line) in RuleList.Read("junk"))
            if (head == list)
                foreach (var form in RuleList.Items(line))
                    foreach (var number in words.Words(string.Join(' ', form)))
                        numbers.Add(number);
        return numbers;
    }

    /// <summary>The code that these very words lead to; null when none do.</summary>
    public string? CodeOf(string phrase) => terms.TryGetValue(Key(words.Words(phrase)), out var found) ? found[0].Code : null;

    /// <summary>Whether a word of a phrase is a condition, a part of the body or too vague for a drug.</summary>
    public bool Names(string phrase) => Array.Exists(words.Words(phrase), w => single.Contains(w) || vague.Contains(w) || notSingle.Contains(w) || Anatomy.Contains(w));

    /// <summary>Whether a phrase of one word names a condition by itself.</summary>
    public bool Disease(string phrase) => words.Words(phrase) is { Length: > 0 } numbers && !Junk(numbers);

    public void Add(string phrase, string code, TermKind kind, string said, int[]? near = null, int[]? notNear = null, string style = "")
    {
        var numbers = words.Words(phrase);
        if (numbers.Length is 0 or > MostWords || kind != TermKind.Lexicon && Junk(numbers))
            return;
        // "crps" folded like a plural would be C-reactive protein
        if (ignored.Contains(Key(numbers)) || kind == TermKind.Lexicon && (style == "abbr" && numbers.Length == 1 && phrase.EndsWith('s') && words.Name(numbers[0]) != phrase))
            return;
        if (codes.Resolve(code) is not { } resolved)
            return;
        if (kind == TermKind.Lexicon && numbers.Length == 1 && vague.Contains(numbers[0]) && style != "abbr")
            return;
        var key = Key(numbers);
        var list = terms.TryGetValue(key, out var found) ? found : terms[key] = [];
        // a term of the rules decides before any other book
        if (list.Exists(t => t.Code == resolved.Value && t.Near is null && t.Exact is null) || list.Count > 0 && list[0].Style == "own")
            return;
        if (kind >= TermKind.Inclusion && list.Count > 0)
            return;
        if (list.Count < MostCodes || kind == TermKind.Lexicon)
            list.Add(new Term(numbers, resolved.Value, kind, said, near, notNear, style) { Exact = kind == TermKind.Lexicon && (numbers.Length < 3 || style is "history" or "status") ? Ordered(phrase, numbers, style) : null });
    }

    /// <summary>Lets an adjective that other terms have ("thrombocytopenic purpura") stand alone for the condition of its noun.</summary>
    public void AddAdjectives()
    {
        for (var word = 0; word < words.Count; word++)
            if (words.Noun(word) is >= 0 and var noun && noun != word && !vague.Contains(word) && !notSingle.Contains(word) && !terms.ContainsKey(Key([word])) && terms.TryGetValue(Key([noun]), out var found)
                && found.Find(t => t.Exact is null && t.Near is null && t.Style is not "abbr") is { } plain)
                terms[Key([word])] = [new Term([word], plain.Code, TermKind.Lexicon, $"{words.Name(word)}: {plain.Said}", null, plain.NotNear, "adjective")];
    }

    /// <summary>The terms by their rarest word.</summary>
    public Term[]?[] ByRarest()
    {
        var counts = new int[words.Count];
        foreach (var list in terms.Values)
            foreach (var word in list[0].Words)
                counts[word]++;
        var heads = new List<Term>?[words.Count];
        foreach (var list in terms.Values)
            foreach (var term in list)
            {
                Array.Sort(term.Words, (a, b) => counts[a] != counts[b] ? counts[a].CompareTo(counts[b]) : a.CompareTo(b));
                (heads[term.Words[0]] ??= []).Add(term);
            }
        return Array.ConvertAll(heads, h => h?.ToArray());
    }

    // "on edge" without its first word is no longer what it was
    private string[]? Ordered(string phrase, int[] numbers, string style)
    {
        var all = new List<string>();
        foreach (var token in Tokens.Of(phrase))
            all.Add(Folding.Fold(token.In(phrase).ToString()));
        var joined = all.Exists(w => words.Find(w) == Vocabulary.Joining && w is not ("of" or "the" or "a" or "an" or "in"));
        return joined || style is "history" or "status" || numbers.Length == 1 && all.Count > 1 ? [.. all] : null;
    }

    // parts of the body, vague words and single words that are no disease name nothing
    private bool Junk(int[] numbers)
    {
        var bare = true;
        foreach (var number in numbers)
            bare &= Anatomy.Contains(number) || vague.Contains(number);
        if (bare)
            return true;
        if (numbers.Length > 1)
            return false;
        return notSingle.Contains(numbers[0]) || !single.Contains(numbers[0]) && !Diseased(words.Name(numbers[0]));
    }

    private static bool Diseased(string word)
    {
        foreach (var ending in Endings)
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static readonly string[] Endings =
    [
        "itis", "osis", "emia", "oma", "pathy", "algia", "uria", "rrhea", "plegia", "paresis", "trophy", "ectasis", "penia", "cytosis", "megaly", "phagia", "pnea", "phasia",
        "sthesia", "stenosis", "sclerosis", "ptosis", "iasis", "cele", "lithiasis", "rrhage", "rrhagia", "thorax", "philia", "phobia", "mania", "malacia", "dynia", "edema",
        "trophia", "opia", "opsia", "urea", "ism", "ectasia", "kinesia", "tonia", "plasia", "emesis", "ptysis", "cardia", "spasm", "lepsy", "rrhoid", "icterus",
    ];

    private static string Key(int[] numbers) => string.Join(' ', numbers.Order());
}
