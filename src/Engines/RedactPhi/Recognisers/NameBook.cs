using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>The parts of names that a note, or the caller, has shown to be persons: found again wherever they stand, also misspelt.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<ulong, bool> parts = [];
    private readonly List<string> spellings = [];
    private readonly HashSet<ulong> staff = [];
    private readonly HashSet<ulong> persons = [];

    private readonly HashSet<int> initials = [];

    public int Count => parts.Count;

    /// <summary>Whether two letters are the initials of a learned name of two words and more, in either order.</summary>
    public bool Initials(char first, char last) => initials.Contains(Pair(first, last));

    private static int Pair(char a, char b) => char.ToLowerInvariant(a) << 8 | char.ToLowerInvariant(b) & 255;

    /// <summary>Learns the words of a name; initials, titles and words too short to tell apart are left out.</summary>
    public void Learn(Note note, int begin, int end, bool sure, bool? provider = null)
    {
        if (provider is { } role)
            for (var i = begin; i < end; i++)
                if (note[i].IsWord && note[i].Length > 1) (role ? staff : persons).Add(note[i].Hash);
        LearnInitials(note, begin, end);
        LearnJoined(note, begin, end, sure);
        for (var i = begin; i < end; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord || token.Length < 2 || token.Is(Sense.Function) && !(sure && token.Named) || token.Is(Sense.Title) && token.Length < 5 && !token.Named) continue;
            if (token.Is(Sense.Credential) && token.Shape == Shape.Upper && token.Length < 4 && !token.Is(Sense.UpperLine)) continue;
            if (token.Is(Sense.Particle) && token.Length < 4) continue;
            if (token.Is(Sense.Clinical) && !token.Named) continue;
            Add(note.Word(i), token.Hash, sure);
        }
    }

    /// <summary>"van den Brandt" is also written "Vandenbrandt".</summary>
    private void LearnJoined(Note note, int begin, int end, bool sure)
    {
        for (var i = begin; i + 1 < end; i++)
        {
            if (!note.Is(i, Sense.Particle) || note[i].Length < 2) continue;
            var hash = Vocabulary.Start;
            var letters = 0;
            for (var k = i; k < end && note.IsWord(k) && letters < 24; k++)
            {
                foreach (var c in note.Word(k)) if (c != '\'') { hash = Vocabulary.Step(hash, c); letters++; }
                if (!note[k].Is(Sense.Particle)) break;
            }
            if (letters > 6) parts[hash] = sure || parts.GetValueOrDefault(hash);
            while (i + 1 < end && note.Is(i + 1, Sense.Particle)) i++;
        }
    }

    private void LearnInitials(Note note, int begin, int end)
    {
        Span<char> letters = stackalloc char[6];
        var count = 0;
        for (var i = begin; i < end && count < letters.Length; i++)
            if (note[i].IsWord && !note[i].Is(Sense.Title)) letters[count++] = note.Char(note[i].Start);
        for (var a = 0; a < count; a++)
            for (var b = 0; b < count; b++)
                if (a != b) initials.Add(Pair(letters[a], letters[b]));
    }

    /// <summary>Learns a known name in its parts.</summary>
    public void Learn(string name)
    {
        foreach (var part in Vocabulary.Split(name))
            if (part.Length > 1) Add(part, Vocabulary.HashOf(part), true);
    }

    private void Add(ReadOnlySpan<char> word, ulong hash, bool sure)
    {
        if (parts.TryGetValue(hash, out var was)) { if (sure && !was) parts[hash] = true; return; }
        parts[hash] = sure;
        if (word.Length >= 5 && spellings.Count < 400) spellings.Add(word.ToString().ToLowerInvariant());
    }

    /// <summary>Whether all words of a name belong to treating staff only.</summary>
    public bool Staff(Note note, int begin, int end)
    {
        var any = false;
        for (var i = begin; i < end; i++)
        {
            if (!note[i].IsWord || note[i].Length < 2 || note[i].Is(Sense.Title | Sense.Credential) && !staff.Contains(note[i].Hash)) continue;
            if (!staff.Contains(note[i].Hash) || persons.Contains(note[i].Hash)) return false;
            any = true;
        }
        return any;
    }

    public bool Has(ulong hash) => parts.ContainsKey(hash);
    public bool Sure(ulong hash) => parts.TryGetValue(hash, out var sure) && sure;

    /// <summary>Whether a word of five letters and more is one slip of the pen away from a learned part.</summary>
    public bool Near(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || word.Length > 24) return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        foreach (var spelling in spellings)
            if (Math.Abs(spelling.Length - word.Length) <= 1 && (spelling[0] == lower[0] || spelling[^1] == lower[^1]) && OneSlip(spelling, lower)) return true;
        return false;
    }

    /// <summary>Whether a word is a longer or a shorter form of a learned part: "Chukwuka" where "Chukwukadibia" was learned, and the other way round.</summary>
    public bool Kin(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || word.Length > 24) return false;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        foreach (var spelling in spellings)
            if (spelling.Length != lower.Length && (spelling.AsSpan().StartsWith(lower) || lower.StartsWith(spelling))) return true;
        return false;
    }

    /// <summary>One letter changed, left out, added, or two neighbours swapped.</summary>
    internal static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length) { var t = a; a = b; b = t; }
        var i = 0;
        while (i < a.Length && a[i] == b[i]) i++;
        if (a.Length == b.Length)
        {
            if (i == a.Length) return false;
            if (a[(i + 1)..].SequenceEqual(b[(i + 1)..])) return true;
            return i + 1 < a.Length && a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)..].SequenceEqual(b[(i + 2)..]);
        }
        return a[i..].SequenceEqual(b[(i + 1)..]);
    }
}
