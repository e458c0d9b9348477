using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Operators;
using CodingAhead.Engines.RedactPhi.Policies;
using CodingAhead.Engines.RedactPhi.Reading;
using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi.Gate;

/// <summary>The walk of the gate over the letters of one output.</summary>
internal sealed class GateWalk(string text, int[]? map, List<Written> written, KnownParts known, RedactionPolicy policy)
{
    private static readonly ulong[] Titles = [.. new[] { "dr", "mr", "mrs", "ms", "miss", "prof" }.Select(w => Vocabulary.HashOf(w))];
    private static readonly (ulong Word, PhiType Type)[] Echoes =
        [.. new[] { ("mrn", PhiType.Mrn), ("ssn", PhiType.Ssn), ("dob", PhiType.Date), ("mbi", PhiType.HealthPlanId) }.Select(e => (Vocabulary.HashOf(e.Item1), e.Item2))];
    private readonly bool names = policy.RuleFor(PhiType.Name).Operator != Operator.Keep && policy.Never.Count == 0 && policy.Threshold == 0;
    private readonly bool lists = !policy.KeepProviders;
    private readonly bool dates = policy.RuleFor(PhiType.Date).Operator != Operator.Keep && policy.Threshold == 0;
    private int next;
    private ulong lastWord;
    private int lastWordEnd;
    private bool lastCapital;

    public List<(string Kind, char Class, int Begin, int End)> Found { get; } = [];

    /// <summary>Goes once over the text, stepping over what the policy has written.</summary>
    public void Run()
    {
        for (var i = 0; i < text.Length;)
        {
            if (Skip(ref i)) { lastWord = 0; continue; }
            var c = text[i];
            if (char.IsAsciiDigit(c)) i = Digits(i);
            else if (char.IsAsciiLetter(c)) i = Word(i);
            else
            {
                if (c == '@') Mail(i);
                else if (c == ':' && i + 3 < text.Length && text[i + 1] == '/' && text[i + 2] == '/') Add("url", PhiType.Url, i, i + 3);
                i++;
            }
        }
    }

    private bool Skip(ref int i)
    {
        var place = map is null ? i : map[i];
        while (next < written.Count && written[next].End <= place) next++;
        if (next == written.Count || place < written[next].Begin) return false;
        var end = written[next].End;
        if (map is null) i = end;
        else while (i < text.Length && map[i] < end) i++;
        return true;
    }

    private int Limit() => next < written.Count ? map is null ? written[next].Begin : Array.BinarySearch(map, written[next].Begin) is var at && at >= 0 ? at : ~at : text.Length;

    private void Add(string kind, PhiType type, int begin, int end) => Found.Add((kind, type.Class(), begin, end));

    private int Word(int i)
    {
        var start = i;
        var hash = Vocabulary.Start;
        var limit = Math.Min(text.Length, Limit());
        for (; i < limit; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c)) hash = Vocabulary.Step(hash, c);
            else if (c == '\'' && i + 2 < limit && char.IsAsciiLetter(text[i + 1]) && char.IsAsciiLetter(text[i + 2])) continue;
            else break;
        }
        var capital = char.IsAsciiLetterUpper(text[start]);
        var near = start - lastWordEnd is 1 or 2;
        if (names && i - start > 1)
        {
            if (known.Word(hash) && (lists || !near || !lastCapital) && !EponymAhead(i)) Add("known_name", PhiType.Name, start, i);
            else if (near && capital && lastCapital && known.Pair(lastWord, hash) && Unspoken(lastWord, hash)) Add("known_name", PhiType.Name, start, i);
            else if (lists && near && lastCapital && capital && Pair(lastWord, hash) && !EponymAhead(i)) Add("name_pair", PhiType.Name, start, i);
            else if (lists && capital && lastCapital && near && i - start > 2 && Array.IndexOf(Titles, lastWord) >= 0 && Person(hash) && !Acronym(start, i)) Add("titled_name", PhiType.Name, start, i);
        }
        foreach (var (word, type) in Echoes)
            // what the policy keeps is no leak
            if (word == hash && policy.RuleFor(type).Operator != Operator.Keep) Echo(i, type);
        lastWord = hash;
        lastWordEnd = i < text.Length && text[i] == '.' ? i + 1 : i;
        lastCapital = capital;
        return i;
    }

    private bool Acronym(int start, int end)
    {
        for (var k = start; k < end; k++) if (!char.IsAsciiLetterUpper(text[k])) return false;
        return true;
    }

    private static bool Unspoken(ulong first, ulong second) => !(Plain(first) && Plain(second));
    private static bool Plain(ulong hash) => (Vocabulary.Shared.Find(hash).Sense & (Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Month)) != 0;

    /// <summary>A common first name and a common family name side by side, neither a word of the language.</summary>
    private static bool Pair(ulong first, ulong second)
    {
        ref readonly var a = ref Vocabulary.Shared.Find(first);
        ref readonly var b = ref Vocabulary.Shared.Find(second);
        const Sense other = Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Eponym | Sense.Month | Sense.Generic | Sense.Title | Sense.Credential | Sense.PhraseStart;
        return a.First is 1 or 2 && b.Last is 1 or 2 && (a.Sense & other) == 0 && (b.Sense & other) == 0;
    }

    private static bool Person(ulong hash)
    {
        ref readonly var word = ref Vocabulary.Shared.Find(hash);
        return word.Last != 0 && (word.Sense & (Sense.Common | Sense.Clinical | Sense.Function)) == 0;
    }

    private bool EponymAhead(int i)
    {
        while (i < text.Length && text[i] is ' ' or '\'' or '\n' or 's' && (text[i] != 's' || text[i - 1] == '\'')) i++;
        var hash = Vocabulary.Start;
        var start = i;
        while (i < text.Length && char.IsAsciiLetter(text[i])) hash = Vocabulary.Step(hash, text[i++]);
        return i > start && (Vocabulary.Shared.Find(hash).Sense & Sense.EponymHead) != 0;
    }

    /// <summary>A header field whose value is still there: digits straight after MRN, SSN, DOB.</summary>
    private void Echo(int i, PhiType type)
    {
        var limit = Math.Min(text.Length, Limit());
        while (i < limit && text[i] is ' ' or ':' or '#' or '.') i++;
        var digits = 0;
        var start = i;
        while (i < limit && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '/')) { if (char.IsAsciiDigit(text[i])) digits++; i++; }
        if (digits >= 4) Add("header_echo", type, start, i);
    }

    private void Mail(int at)
    {
        if (at == 0 || at + 3 >= text.Length || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(text[at + 1]) || next > 0 && (map is null ? at : map[at]) == written[next - 1].End) return;
        var i = at + 1;
        var dot = false;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '.' or '-')) { dot |= text[i] == '.'; i++; }
        if (dot) Add("email", PhiType.Email, at, i);
    }

    /// <summary>A run of digits with single joining marks: compared with what was taken out and with the shapes of identifiers.</summary>
    private int Digits(int i)
    {
        var start = i;
        var limit = Math.Min(text.Length, Limit());
        Span<byte> groups = stackalloc byte[8];
        Span<char> marks = stackalloc char[8];
        Span<char> plain = stackalloc char[20];
        int group = 0, count = 0;
        var hash = Vocabulary.Start;
        while (i < limit)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (group < 8) groups[group]++;
                if (count < 20) plain[count] = text[i];
                count++;
                hash = Vocabulary.Step(hash, text[i++]);
                continue;
            }
            if (i + 1 < limit && char.IsAsciiDigit(text[i + 1]) && text[i] is '-' or '/' or '.' && group < 7) { marks[group++] = text[i]; groups[group] = 0; i++; continue; }
            break;
        }
        group++;
        if (count >= 6 && known.Digits(hash)) Add("known_number", PhiType.OtherId, start, i);
        else if (count >= 6 && (start == 0 || !char.IsAsciiLetter(text[start - 1]))) Shape(start, i, groups[..Math.Min(group, 8)], marks, plain[..Math.Min(count, 20)], count);
        lastWord = 0;
        return i;
    }

    private void Shape(int start, int end, ReadOnlySpan<byte> groups, ReadOnlySpan<char> marks, ReadOnlySpan<char> plain, int count)
    {
        if (groups.Length == 3)
        {
            if (groups[0] == 3 && groups[1] == 2 && groups[2] == 4 && marks[0] == '-' && policy.RuleFor(PhiType.Ssn).Operator != Operator.Keep) { Add("ssn", PhiType.Ssn, start, end); return; }
            if (groups[0] == 3 && groups[1] == 3 && groups[2] == 4 && policy.RuleFor(PhiType.Phone).Operator != Operator.Keep) { Add("phone", PhiType.Phone, start, end); return; }
            if (dates && marks[0] == marks[1] && (groups[2] == 4 && groups[0] <= 2 && groups[1] <= 2 || groups[0] == 4 && groups[1] <= 2 && groups[2] <= 2 && marks[0] != '.') && Date(plain, groups)) { Add("date", PhiType.Date, start, end); return; }
        }
        if (groups.Length == 1 && count is >= 15 and <= 16 && Checksums.Card(plain)) Add("card", PhiType.Account, start, end);
    }

    private static bool Date(ReadOnlySpan<char> digits, ReadOnlySpan<byte> groups)
    {
        static int Value(ReadOnlySpan<char> d) { var v = 0; foreach (var c in d) v = v * 10 + c - '0'; return v; }
        int a = Value(digits[..groups[0]]), b = Value(digits.Slice(groups[0], groups[1])), c = Value(digits[(groups[0] + groups[1])..]);
        var (year, month, day) = groups[0] == 4 ? (a, b, c) : (c, a, b);
        return year is > 1849 and < 2101 && (month is > 0 and < 13 && day is > 0 and < 32 || day is > 0 and < 13 && month is > 0 and < 32);
    }
}
