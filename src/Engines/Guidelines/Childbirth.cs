namespace CodingAhead.Engines.Guidelines;

/// <summary>
/// Pregnancy and delivery (I.C.15): conditions in a pregnancy are told by chapter 15 first, a delivery has its outcome, and what
/// complicates the birth is told as that.
/// </summary>
internal static class Childbirth
{
    public static void Apply(EncounterSet set, IReadOnlyList<Seen> seen)
    {
        var delivery = set.Items.Exists(i => i.Status == DecisionStatus.Reported && (i.Code is "O80" or "O82" || i.Code.StartsWith("O70", StringComparison.Ordinal) || i.Code.StartsWith("Z37", StringComparison.Ordinal)));
        var pregnant = delivery || set.Any("Z3A") is not null || set.Any("Z34") is not null || set.Items.Exists(i => i is { Status: DecisionStatus.Reported, Code: ['O', ..] } && Trimester(set, i.Code) is not null);
        if (!pregnant)
            return;
        var trimester = set.Any("Z3A") is { } weeks && int.TryParse(weeks.Code.AsSpan(3), out var week) ? week < 14 ? 1 : week < 28 ? 2 : 3 : 0;
        foreach (var item in set.Items.ToList())
            if (item.Status == DecisionStatus.Reported && item.Code[0] is not ('O' or 'Z') && CodeSets.Find("pregnancy", item.Code) is { } mapped)
                Move(set, item, mapped, trimester, delivery);
        if (set.Reported("Z22330") is { } carrier)
            Move(set, carrier, "O9982", trimester, delivery);
        if (!delivery)
            return;
        // I.C.15.a.3, I.C.15.b.4: what is present at the birth is told as complicating it
        foreach (var item in set.Items.ToList())
            if (item is { Status: DecisionStatus.Reported, Code: ['O', ..] } && Trimester(set, item.Code) is not null && AtBirth(set, item.Code) is { } birth)
                set.Replace(item, birth, "The birth took place in this encounter, so it complicates the birth and no trimester.", "I.C.15.b.4");
        _ = seen;
    }

    private static void Move(EncounterSet set, EncounterSet.Item item, string stem, int trimester, bool delivery)
    {
        var keep = !stem.EndsWith('!');
        stem = stem.TrimEnd('!');
        var code = (delivery ? AtBirth(set, stem + "3") : null) ?? (trimester > 0 && set.Facts.Title(stem + trimester) is not null ? stem + trimester : set.Facts.Billable(stem));
        if (code is null || set.Facts.Title(code) is null)
            return;
        if (!keep)
        {
            set.Replace(item, code, "A condition in a pregnancy is told by chapter 15.", "I.C.15.a.1");
            return;
        }
        var put = set.Put(code, DecisionStatus.Reported, "A condition in a pregnancy is told by chapter 15 first; the code beside it says which.", "I.C.15.a.1", item.Evidence[0], item.Rank);
        put.Head |= item.Head;
        item.Rank++;
    }

    private static string? Trimester(EncounterSet set, string code) => set.Facts.Title(code) is { } title && title.Contains("trimester", StringComparison.OrdinalIgnoreCase) ? title : null;

    // O13.3 beside O13.4; O99.01x beside O99.02; O99.820 beside O99.824
    private static string? AtBirth(EncounterSet set, string code)
    {
        foreach (var other in (string[])[code[..^1] + "4", code[..^2] + "2", code[..^1] + "2", code.Length > 4 ? code[..^1].TrimEnd('1') + "2" : code])
            if (set.Facts.Title(other) is { } title && title.Contains("childbirth", StringComparison.OrdinalIgnoreCase))
                return set.Facts.Billable(other);
        return null;
    }
}
