using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The words of all terms, each with a number. Words of one meaning (kidney, renal) share one; words that join others have none.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;
    private readonly List<string> names = [];

    public Vocabulary()
    {
        numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        spans = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (head, line) in RuleList.Read("words"))
            foreach (var form in RuleList.Items(line))
                if (head == "joining")
                    numbers[Folding.Fold(form[0])] = Joining;
        foreach (var (head, line) in RuleList.Read("words"))
            if (head == "same")
            {
                var group = RuleList.Items(line).Select(i => Folding.Fold(i[0])).ToList();
                var number = Add(group[0]);
                foreach (var other in group)
                    numbers[other] = number;
            }
    }

    /// <summary>The words as they were when <see cref="Write"/> wrote them.</summary>
    public Vocabulary(ref CompactReader from)
    {
        var count = from.Int();
        numbers = new Dictionary<string, int>(count, StringComparer.Ordinal);
        spans = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < count; i++)
            numbers.Add(from.Text(), from.Int() - 2);
        for (var left = from.Int(); left > 0; left--)
            names.Add(from.Text());
    }

    public void Write(CompactWriter into)
    {
        into.Int(numbers.Count);
        foreach (var (word, number) in numbers)
        {
            into.Text(word);
            into.Int(number + 2);
        }
        into.Int(names.Count);
        foreach (var name in names)
            into.Text(name);
    }

    /// <summary>The number of a word that joins others and means nothing alone.</summary>
    public const int Joining = -2;

    public int Count => names.Count;

    public string Name(int number) => names[number];

    /// <summary>The number of a folded word, given one if it has none.</summary>
    public int Add(string folded)
    {
        if (numbers.TryGetValue(folded, out var number))
            return number;
        numbers.Add(folded, number = names.Count);
        names.Add(folded);
        return number;
    }

    /// <summary>The number of a word as written in a note; -1 when no term has it.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[48];
        var length = Folding.Lower(word, buffer);
        var lower = buffer[..length];
        if (spans.TryGetValue(lower, out var number) || spans.TryGetValue(lower[..Folding.Fold(lower)], out number))
            return number;
        // an adjective that no book has stands for its noun
        Span<char> noun = stackalloc char[50];
        return Adjectives.Noun(lower, noun) is > 0 and var written && spans.TryGetValue(noun[..written], out number) ? number : -1;
    }

    /// <summary>The number of the noun behind an adjective of the books; -1 when there is none.</summary>
    public int Noun(int adjective)
    {
        Span<char> noun = stackalloc char[80];
        return names[adjective].Length < 70 && Adjectives.Noun(names[adjective], noun) is > 0 and var written && spans.TryGetValue(noun[..written], out var number) ? number : -1;
    }

    /// <summary>The distinct words of a phrase, joining words left out, in order.</summary>
    public int[] Words(string phrase)
    {
        var words = new List<int>();
        Span<char> buffer = stackalloc char[48];
        foreach (var token in Tokens.Of(phrase))
        {
            var lower = buffer[..Folding.Lower(token.In(phrase), buffer)];
            var number = spans.TryGetValue(lower, out var known) ? known : Add(lower[..Folding.Fold(lower)].ToString());
            if (number >= 0 && !words.Contains(number))
                words.Add(number);
        }
        return [.. words];
    }
}
