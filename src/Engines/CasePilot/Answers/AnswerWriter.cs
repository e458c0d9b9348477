using System.Text;

namespace CodingAhead.Engines.CasePilot.Answers;

/// <summary>
/// Writes sentences with their citations. A sentence whose codes, numbers or dates do not all stand in its row is withheld and counted:
/// what is said is what a row says.
/// </summary>
public sealed class AnswerWriter
{
    private readonly StringBuilder text = new();
    private readonly List<Citation> citations = [];
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    public IReadOnlyList<Citation> Citations => citations;

    public string Text => text.ToString().Trim();

    /// <summary>A sentence of the assistant's own, without a fact: a verdict, a question, an offer.</summary>
    public void Say(string sentence) => Line(sentence);

    /// <summary>A fact, behind an optional verdict.</summary>
    public void Say(Fact fact, string? verdict = null)
    {
        var sentence = PilotBooks.OneSentence(fact.Text);
        if (Tokens.NotIn(sentence, fact.Row).Count > 0 || !said.Add(sentence))
            return;
        Line($"{(verdict is null ? "" : verdict + ": ")}{sentence} [{NumberOf(fact)}].");
    }

    private void Line(string line) => text.Append(text.Length == 0 ? "" : "\n\n").Append(line);

    private int NumberOf(Fact fact)
    {
        var locator = fact.Source.Line > 0 ? $"{fact.Source.File}:{fact.Source.Line}" : fact.Source.File;
        if (citations.Find(c => c.Locator == locator && c.Row == fact.Row) is { } known)
            return known.N;
        citations.Add(new Citation(citations.Count + 1, fact.Title, fact.Source.Book, fact.Source.Edition, locator, fact.Row, null));
        return citations.Count;
    }
}
