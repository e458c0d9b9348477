using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Values that the caller knows: found as they are written, whatever marks and cases stand between their parts; names also in parts.</summary>
internal static class KnownRecogniser
{
    public static RecogniserSheet Data { get; } = new("known", "values known to be the patient's", "the words and digits of the value in order, marks aside; parts of names; digits run together", "none: the caller says so", null, "45 CFR 164.514(b)(2)(ii)");

    public static void Find(Note note, Finds finds, NameBook book, IReadOnlyList<KnownValue> known)
    {
        var sequences = new Dictionary<ulong, List<(ulong[] Tail, PhiType Type)>>();
        var digits = new Dictionary<ulong, PhiType>();
        foreach (var value in known)
        {
            var type = value.Type ?? Guess(value.Value);
            if (type == PhiType.Name) book.Learn(Folding.Fold(value.Value).Text);
            var parts = Vocabulary.Split(Folding.Fold(value.Value).Text).ConvertAll(p => Vocabulary.HashOf(p));
            if (parts.Count == 0) continue;
            if (!sequences.TryGetValue(parts[0], out var list)) sequences[parts[0]] = list = [];
            list.Add(([.. parts.Skip(1)], type));
            var run = new string([.. value.Value.Where(char.IsAsciiLetterOrDigit)]);
            if (run.Length >= 4 && run.Any(char.IsAsciiDigit)) digits[Vocabulary.HashOf(run)] = type;
        }
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Kind == Kind.Mark) continue;
            var hash = note[i].IsWord ? note[i].Hash : Vocabulary.HashOf(note.Word(i));
            if (sequences.TryGetValue(hash, out var list))
            {
                var best = i;
                var type = PhiType.OtherId;
                foreach (var (rest, kind) in list)
                    if (Follow(note, i, rest) is var end && end > best && !(rest.Length == 0 && kind == PhiType.Name)) { best = end; type = kind; }
                if (best > i && !(best == i + 1 && note[i].Length < 3)) { finds.Add(i, best, type, 1f); i = best - 1; continue; }
            }
            if (digits.Count > 0 && Run(note, i, digits) is var (to, of) && to > i) { finds.Add(i, to, of, 1f); i = to - 1; }
        }
    }

    private static PhiType Guess(string value)
    {
        int letters = value.Count(char.IsLetter), numbers = value.Count(char.IsAsciiDigit);
        return value.Contains('@', StringComparison.Ordinal) ? PhiType.Email : numbers == 0 ? PhiType.Name : numbers > letters ? PhiType.OtherId : letters > 0 && value.Contains(' ', StringComparison.Ordinal) ? PhiType.Address : PhiType.OtherId;
    }

    private static int Follow(Note note, int i, ulong[] rest)
    {
        var at = i + 1;
        foreach (var part in rest)
        {
            var steps = 0;
            while (note.InRange(at) && note[at].Kind == Kind.Mark && steps++ < 3) at++;
            if (!note.InRange(at) || note[at].Gap == Gap.Paragraph || (note[at].IsWord ? note[at].Hash : Vocabulary.HashOf(note.Word(at))) != part) return -1;
            at++;
        }
        return at;
    }

    /// <summary>The parts run together, or parted otherwise than the caller wrote them.</summary>
    private static (int End, PhiType Type) Run(Note note, int i, Dictionary<ulong, PhiType> known)
    {
        if (note.Glued(i) && note.InRange(i - 1) && note[i - 1].Kind != Kind.Mark) return (i, default);
        var hash = Vocabulary.Start;
        for (var k = i; note.InRange(k) && k < i + 9 && (k == i || note[k].Gap <= Gap.Space); k++)
        {
            if (note[k].Kind == Kind.Mark) { if (note[k].Mark is '-' or '.' or '/' or '(' or ')' or '_' or '+') continue; break; }
            foreach (var c in note.Word(k)) hash = Vocabulary.Step(hash, c);
            if (known.TryGetValue(hash, out var type)) return (k + 1, type);
        }
        return (i, default);
    }
}

/// <summary>Patterns that a policy brings, matched without backtracking on the folded text.</summary>
internal static class PatternRecogniser
{
    public static RecogniserSheet Data { get; } = new("pattern", "what the house's own patterns say", "regular expressions without backtracking, in the policy", "none", null, "the policy file");

    public static void Find(Note note, Finds finds, IReadOnlyList<Policies.CustomPattern> patterns)
    {
        foreach (var pattern in patterns)
            foreach (var match in pattern.Regex.EnumerateMatches(note.Text))
            {
                if (match.Length == 0) continue;
                int begin = First(note, match.Index), end = begin;
                while (end < note.Count && note[end].Start < match.Index + match.Length) end++;
                if (end > begin) finds.Add(begin, end, pattern.Type, 1f);
            }
    }

    private static int First(Note note, int place)
    {
        int low = 0, high = note.Count;
        while (low < high)
        {
            var mid = (low + high) / 2;
            if (note[mid].End <= place) low = mid + 1;
            else high = mid;
        }
        return low;
    }
}
