namespace CodingAhead.Engines.Guidelines;

/// <summary>The codes of an encounter while the rules work on them, in the order in which the note speaks of them.</summary>
internal sealed class EncounterSet(ICodeFacts facts)
{
    /// <summary>A code in the set and what led to it.</summary>
    public sealed class Item(string code, string why, string guideline, List<int> evidence)
    {
        public string Code { get; } = code;

        public string Why { get; set; } = why;

        public string Guideline { get; set; } = guideline;

        public List<int> Evidence { get; } = evidence;

        public DecisionStatus Status { get; set; }

        public bool Head { get; set; }

        public bool Uncontrolled { get; set; }

        public int Rank { get; set; }

        public List<(string Kind, string Message)> Checks { get; } = [];
    }

    public List<Item> Items { get; } = [];

    public ICodeFacts Facts => facts;

    public Item? Reported(string code) => Items.Find(i => i.Code == code && i.Status == DecisionStatus.Reported);

    /// <summary>A reported code that begins so.</summary>
    public Item? Any(string prefix) => Items.Find(i => i.Status == DecisionStatus.Reported && i.Code.StartsWith(prefix, StringComparison.Ordinal));

    public Item Put(string code, DecisionStatus status, string why, string guideline, int evidence, int rank)
    {
        var there = Items.Find(i => i.Code == code);
        if (there is not null)
        {
            // mentions come in order, so only the last can be the same: a note of 10 MB has many
            if (there.Evidence[^1] != evidence)
                there.Evidence.Add(evidence);
            if (status < there.Status)
                (there.Status, there.Why, there.Guideline) = (status, why, guideline);
            there.Rank = Math.Min(there.Rank, rank);
            return there;
        }
        var item = new Item(code, why, guideline, [evidence]) { Status = status, Rank = rank };
        Items.Add(item);
        return item;
    }

    public void Replace(Item plain, string code, string why, string guideline, params ReadOnlySpan<Item?> with)
    {
        if (facts.Billable(code) is not { } billable)
            return;
        var item = Put(billable, DecisionStatus.Reported, why, guideline, plain.Evidence[0], plain.Rank);
        Join(item, plain);
        foreach (var other in with)
            if (other is not null)
                Join(item, other);
        item.Head |= plain.Head;
        plain.Status = DecisionStatus.NotReported;
        plain.Why = $"{Dotted(billable)} says it together with what it belongs to.";
        plain.Guideline = guideline;
    }

    public void Add(string code, string why, string guideline, Item plain, Item with)
    {
        if (plain.Code.Length == 4 && plain.Code[3] == '9')
        {
            Replace(plain, code, why, guideline, with);
            return;
        }
        if (facts.Billable(code) is { } billable)
        {
            var item = Put(billable, DecisionStatus.Reported, why, guideline, plain.Evidence[0], plain.Rank);
            Join(item, with);
        }
    }

    private static void Join(Item into, Item from)
    {
        if (into == from)
            return;
        var there = into.Evidence.ToHashSet();
        foreach (var evidence in from.Evidence)
            if (there.Add(evidence))
                into.Evidence.Add(evidence);
    }

    public static string Dotted(string code) => code.Length > 3 ? string.Concat(code.AsSpan(0, 3), ".", code.AsSpan(3)) : code;
}
