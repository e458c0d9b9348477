using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>Judges the conditions of a choice at a place of a note.</summary>
/// <param name="family">The endoscopy that the place belongs to.</param>
internal sealed class Conditions(CaseNote note, int token, string? family)
{
    public bool All(Choice choice) => choice.Conditions.All(Holds);

    private bool Holds(Condition condition) => condition.Kind switch
    {
        "views" => note.Views(token) == condition.Number,
        "with" => note.Run(token, condition.Words, Scope.Sentence) is not null,
        "without" => note.Run(token, condition.Words, Scope.Sentence) is null,
        "near" => note.Run(token, condition.Words, Scope.Item) is not null,
        "far" => note.Run(token, condition.Words, Scope.Item) is null,
        "note" => Said(condition.Words),
        "silent" => !Said(condition.Words),
        "cm" => note.Centimeters(token) <= condition.Number,
        "over" => note.Centimeters(token) > condition.Number,
        "minutes" => note.Minutes(token) >= condition.Number,
        "age" => note.Age >= condition.Number,
        "under" => note.Age < condition.Number,
        "count" => (note.Count(token) ?? 1) >= condition.Number,
        "most" => (note.Count(token) ?? 1) <= condition.Number,
        "in" => condition.Words.Any(w => string.Join('-', w) == family),
        "facility" => note.IsFacility,
        "office" => !note.IsFacility,
        "emergency" => note.IsEmergency,
        "medicare" => note.IsMedicare,
        "rest" or "all" => true,
        _ => false,
    };

    // said of this encounter and not denied: in the whole note
    private bool Said(IReadOnlyList<string[]> runs)
    {
        foreach (var run in runs)
            for (var i = 0; i + run.Length <= note.Note.Tokens.Count; i++)
                if (Matches(run, i) && note.Section(i) is not (SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.FamilyHistory or SectionKind.SocialHistory)
                    && note.Asserted(i, i + run.Length) is not { Assertion: Assertion.Absent or Assertion.Hypothetical or Assertion.Planned })
                    return true;
        return false;
    }

    private bool Matches(string[] run, int at)
    {
        for (var k = 0; k < run.Length; k++)
            if (note.Word(at + k) != run[k])
                return false;
        return true;
    }
}

/// <summary>The side that a note tells of a service.</summary>
internal static class Sides
{
    private static readonly string[] Left = ["left", "lt", "l"];
    private static readonly string[] Right = ["right", "rt", "r"];
    private static readonly string[] Both = ["both", "bilateral", "bilaterally"];

    /// <summary><c>left</c>, <c>right</c>, <c>both</c> or null: by the sentence, else its item, else what the headings and descriptions of the procedure say.</summary>
    public static string? Of(CaseNote note, int token) => In(note, token, Scope.Sentence) ?? In(note, token, Scope.Item) ?? Told(note);

    private static string? In(CaseNote note, int token, Scope scope)
    {
        if (note.Says(token, Both, scope))
            return "both";
        var (first, last) = note.Range(token, scope);
        string? nearest = null;
        var (distance, left, right) = (int.MaxValue, false, false);
        for (var i = first; i < last; i++)
        {
            var side = Array.IndexOf(Left, note.Word(i)) >= 0 && note.Word(i) != "l" ? "left" : Array.IndexOf(Right, note.Word(i)) >= 0 && note.Word(i) != "r" ? "right" : null;
            if (side is null || side == "left" && i + 1 < last && note.Word(i + 1) is "as" or "in" or "the")
                continue;
            (left, right) = (left || side == "left", right || side == "right");
            if (Math.Abs(i - token) < distance)
                (distance, nearest) = (Math.Abs(i - token), side);
        }
        return left && right ? scope == Scope.Sentence ? Joined(note, token) ? "both" : nearest : null : nearest;
    }

    // "left and right" are both; else the nearer one counts
    private static bool Joined(CaseNote note, int token)
    {
        var words = note.Words(token, Scope.Sentence);
        for (var i = 0; i + 2 < words.Length; i++)
            if (words[i] is "left" or "right" && words[i + 1] is "and" or "then" && words[i + 2] is "left" or "right" && words[i] != words[i + 2])
                return true;
        return false;
    }

    private static string? Told(CaseNote note)
    {
        string? only = null;
        for (var i = 0; i < note.Note.Tokens.Count; i++)
            if (note.Section(i) is SectionKind.Procedure or SectionKind.Indication && note.Word(i) is "left" or "right" && !(note.Word(i) == "left" && i + 1 < note.Note.Tokens.Count && note.Word(i + 1) is "as" or "in" or "the"))
            {
                if (only is not null && only != note.Word(i))
                    return null;
                only = note.Word(i);
            }
        return only;
    }
}
