using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Takes the locked sections out of a code page before it is rendered: what is not in the record cannot be in the HTML.</summary>
internal static class Locks
{
    public static CodePage On(CodePage page, IReadOnlyList<string> sections) => sections.Aggregate(page, (left, section) => section switch
    {
        "plain" => left with { PlainLanguage = null },
        "facts" => left with { Indicators = [], Mue = [], Edits = null, Flags = [] },
        "payment" => left with { Payment = [] },
        "modifiers" => left with { Modifiers = [] },
        "crosswalks" => left with { Crosswalks = [] },
        "notes" => left with { Notes = [], Axes = [] },
        "guidelines" => left with { Guidelines = [] },
        "history" => left with { History = [] },
        "index" => left with { IndexPaths = [] },
        _ => throw new ArgumentOutOfRangeException(nameof(sections), section, "no section of a code page"),
    });

    /// <summary>A section as readers know it.</summary>
    public static string Name(string section) => section switch
    {
        "plain" => "In plain language",
        "facts" => "Indicators, units and edits",
        "payment" => "Payment",
        "modifiers" => "Modifiers",
        "crosswalks" => "Crosswalks",
        "notes" => "Notes and axes",
        "guidelines" => "Guidelines",
        "history" => "History",
        _ => "Index paths",
    };
}
