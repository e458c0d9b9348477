using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>What a modifier rule may ask of a code.</summary>
/// <param name="Bypassable">Whether an edit in force that a modifier can bypass names the code; null when no edits of that day are loaded.</param>
internal sealed record ModifierFacts(Code Code, IReadOnlyList<Indicator> Indicators, bool? Bypassable)
{
    public Indicator? Named(string name)
    {
        foreach (var indicator in Indicators)
            if (indicator.Name == name)
                return indicator;
        return null;
    }
}

/// <summary>
/// A row of <c>data/starter/facts/modifier-rules.tsv</c>: when a modifier goes with a code, and why. All conditions must hold:
/// <c>bilateral=1,3</c> (an indicator's value), <c>pctc!=3</c> (known and another), <c>code=70010-79999,J</c> and <c>not=…</c> (ranges
/// and beginnings), <c>system=hcpcs</c>, <c>ptp=1</c> (an edit that a modifier can bypass; <c>ptp=?</c> no edits loaded). An indicator
/// that is not loaded fulfils nothing.
/// </summary>
internal sealed class ModifierRule
{
    private static readonly ConditionalWeakTable<ICatalogue, IReadOnlyList<ModifierRule>> Read = [];

    private readonly IReadOnlyList<(string Name, bool Equal, string[] Values)> _conditions;
    private readonly string _why;

    private ModifierRule(Sourced<RowEntry> row)
    {
        var cells = row.Entry.Cells;
        (Modifier, Group, _why, Source) = (cells[0], cells[1], cells[3], row.Source);
        _conditions = [.. cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Condition)];
    }

    public string Modifier { get; }

    /// <summary><c>payment</c>, <c>circumstance</c>, <c>relationship</c>, <c>liability</c> or <c>edits</c>.</summary>
    public string Group { get; }

    public Source Source { get; }

    /// <summary>All rules, in billing order.</summary>
    public static IReadOnlyList<ModifierRule> All(ICatalogue starter) => Read.GetValue(starter, static s =>
        [.. s.Editions.SelectMany(e => s.Rows(e, "modifier_rules")).OrderBy(r => r.Source.Line).Select(r => new ModifierRule(r))]);

    public bool Holds(ModifierFacts facts)
    {
        foreach (var condition in _conditions)
            if (!Holds(condition, facts))
                return false;
        return true;
    }

    /// <summary>The indicator that the rule rests on; null when it rests on the code alone.</summary>
    public Indicator? Indicator(ModifierFacts facts)
    {
        foreach (var (name, equal, _) in _conditions)
            if (equal && name != "status" && facts.Named(name) is { } indicator)
                return indicator;
        return null;
    }

    /// <summary>The reason, with the values of the indicators that it names.</summary>
    public string Reason(ModifierFacts facts)
    {
        var why = _why;
        foreach (var (name, _, _) in _conditions)
            if (facts.Named(name) is { } indicator)
                why = why.Replace("{" + name + "}", indicator.Value, StringComparison.Ordinal);
        return why;
    }

    private static (string Name, bool Equal, string[] Values) Condition(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var equal = at > 0 && text[at - 1] != '!';
        return (text[..(equal ? at : at - 1)], equal, text[(at + 1)..].Split(','));
    }

    private static bool Holds((string Name, bool Equal, string[] Values) condition, ModifierFacts facts) => condition.Name switch
    {
        "code" => Array.Exists(condition.Values, v => Within(facts.Code.Value, v)),
        "not" => !Array.Exists(condition.Values, v => Within(facts.Code.Value, v)),
        "system" => condition.Values[0] == facts.Code.System.Slug(),
        "ptp" => condition.Values[0] == (facts.Bypassable switch { null => "?", true => "1", false => "0" }),
        _ => facts.Named(condition.Name) is { } indicator && Array.IndexOf(condition.Values, indicator.Value) >= 0 == condition.Equal,
    };

    private static bool Within(string value, string range)
    {
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? value.StartsWith(range, StringComparison.Ordinal)
            : value.Length == dash && string.CompareOrdinal(value, 0, range, 0, dash) >= 0 && string.CompareOrdinal(value, range[(dash + 1)..]) <= 0;
    }
}
