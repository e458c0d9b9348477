using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Lists;

/// <summary>All listed words and runs of words, found by the hash of their lower-case letters. Built once, read by all threads.</summary>
internal sealed class Vocabulary
{
    private const ulong Seed = 14695981039346656037, Prime = 1099511628211;
    private readonly Dictionary<ulong, Word> building = new(40_000);
    private readonly Dictionary<ulong, Phrase> buildingPhrases = new(4_000);
    private Word[] words = [];
    private (ulong Hash, Phrase Phrase)[] phrases = [];
    private int wordMask, phraseMask;

    internal struct Word
    {
        public ulong Hash;
        public Sense Sense;
        public byte First, Last, Payload, Reach;
    }

    public static Vocabulary Shared { get; } = Load();

    /// <summary>The hash of a word's letters, cases and apostrophes aside.</summary>
    public static ulong HashOf(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var c in text) if (c != '\'') hash = Step(hash, c);
        return hash;
    }

    public static ulong Start => Seed;
    public static ulong Step(ulong hash, char c) => (hash ^ (uint)(c is >= 'A' and <= 'Z' ? c | 32 : c)) * Prime;
    public static ulong Join(ulong run, ulong word) => System.Numerics.BitOperations.RotateLeft(run, 5) * Prime ^ word;

    /// <summary>Finds a word; a word that is not listed has no sense.</summary>
    public ref readonly Word Find(ulong hash)
    {
        var at = (int)(hash >> 32) & wordMask;
        while (true)
        {
            ref readonly var word = ref words[at];
            if (word.Hash == hash || word.Hash == 0) return ref word;
            at = (at + 1) & wordMask;
        }
    }

    /// <summary>What a run of words is, by its joined hash.</summary>
    public Phrase FindPhrase(ulong hash)
    {
        var at = (int)(hash >> 32) & phraseMask;
        while (true)
        {
            var (found, phrase) = phrases[at];
            if (found == hash) return phrase;
            if (found == 0) return Phrase.None;
            at = (at + 1) & phraseMask;
        }
    }

    private static Vocabulary Load()
    {
        var all = new Vocabulary();
        all.Names();
        all.Words();
        all.Places();
        all.Organisations();
        all.People();
        all.Dates();
        all.Labels();
        all.Close();
        return all;
    }

    private void Names()
    {
        foreach (var (section, entry) in WordList.Read("names-first.txt", false))
            Add(entry, section[0] == 'f' ? Sense.Female : Sense.Male, first: (byte)(section[^1] - '0'));
        foreach (var (section, entry) in WordList.Read("names-last.txt", false))
            Add(entry, Sense.None, last: (byte)(section[^1] - '0'));
    }

    private void Words()
    {
        foreach (var (section, entry) in WordList.Read("words.txt", false))
            Add(entry, section == "common" ? Sense.Common : section == "function" ? Sense.Function | Sense.Common : section == "measure" ? Sense.Measure : section == "acronym" ? Sense.Acronym : Sense.Clinical);
        foreach (var (section, entry) in WordList.Read("eponyms.txt", true))
            Add(entry, section == "head" ? Sense.EponymHead : section == "score" ? Sense.ScoreName : Sense.Eponym);
    }

    private void Places()
    {
        foreach (var (section, entry) in WordList.Read("places.txt", true))
            switch (section)
            {
                case "state": AddPhrase(entry, Phrase.State); break;
                case "country": AddPhrase(entry, Phrase.Country); break;
                case "region": AddPhrase(entry, Phrase.Region); break;
                case "city": AddPhrase(entry, Phrase.City); break;
                case "state code": Add(entry, Sense.StateCode); break;
                case "street": Add(entry, Sense.Street); break;
                case "street before": Add(entry, Sense.StreetBefore); break;
                case "unit": Add(entry, Sense.Unit); break;
                case "direction": Add(entry, Sense.Direction); break;
                case "landmark": Add(entry, Sense.Landmark); break;
                case "county": Add(entry, Sense.County); break;
            }
    }

    private void Organisations()
    {
        foreach (var (section, entry) in WordList.Read("organisations.txt", true))
            switch (section)
            {
                case "head": AddPhrase(entry, Phrase.FacilityHead); break;
                case "head strong": AddPhrase(entry, Phrase.FacilityHead | Phrase.FacilityStrong); break;
                case "known": AddPhrase(entry, Phrase.FacilityKnown); break;
                case "generic": Add(entry, Sense.Generic); break;
                case "employer": Add(entry, Sense.Employer); break;
            }
    }

    private void People()
    {
        foreach (var (section, entry) in WordList.Read("people.txt", true))
            switch (section)
            {
                case "title": Add(entry, Sense.Title); break;
                case "credential": Add(entry, Sense.Credential); break;
                case "credential strong": Add(entry, Sense.Credential | Sense.CredentialStrong); break;
                case "relation": AddPhrase(entry, Phrase.Relation); break;
                case "role": AddPhrase(entry, Phrase.Role); break;
                case "say": Add(entry, Sense.Say); break;
                case "particle": Add(entry, Sense.Particle); break;
                case "speak": AddPhrase(entry, Phrase.Speak); break;
            }
    }

    private void Dates()
    {
        foreach (var (section, entry) in WordList.Read("dates.txt", true))
        {
            var part = entry.LastIndexOf(' ');
            switch (section)
            {
                case "month": Add(entry[..part], Sense.Month, payload: byte.Parse(entry[(part + 1)..], System.Globalization.CultureInfo.InvariantCulture)); break;
                case "ordinal": Add(entry[..part], Sense.Ordinal, payload: byte.Parse(entry[(part + 1)..], System.Globalization.CultureInfo.InvariantCulture)); break;
                case "weekday": Add(entry, Sense.Weekday); break;
                case "holiday": AddPhrase(entry, Phrase.Holiday); break;
                case "before date": Add(entry, Sense.BeforeDate); break;
                case "before score": Add(entry, Sense.BeforeScore); break;
                case "after score": Add(entry, Sense.AfterScore); break;
            }
        }
    }

    private void Labels()
    {
        foreach (var (section, entry) in WordList.Read("labels.txt", true))
            if (PhiTypes.Read(section) is { } type) AddPhrase(entry, Label(type));
    }

    /// <summary>The bit of a label that names values of a type.</summary>
    public static Phrase Label(PhiType type) => (Phrase)((ulong)Phrase.LabelFirst << (int)type);

    private void Add(string entry, Sense sense, byte first = 0, byte last = 0, byte payload = 0, byte reach = 0)
    {
        var hash = HashOf(entry);
        ref var word = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(building, hash, out _);
        word.Hash = hash;
        word.Sense |= sense;
        if (first != 0 && (word.First == 0 || first < word.First)) word.First = first;
        if (last != 0 && (word.Last == 0 || last < word.Last)) word.Last = last;
        if (payload != 0) word.Payload = payload;
        if (reach > word.Reach) word.Reach = reach;
    }

    /// <summary>Splits an entry as the tokeniser does: letters and digits are words, other marks but "&amp;" and "/" fall away.</summary>
    private void AddPhrase(string entry, Phrase phrase)
    {
        var parts = Split(entry);
        if (parts.Count == 0) return;
        var hash = 0UL;
        foreach (var part in parts) hash = Join(hash, HashOf(part));
        buildingPhrases[hash] = buildingPhrases.GetValueOrDefault(hash) | phrase;
        Add(parts[0], Sense.PhraseStart, reach: (byte)parts.Count);
    }

    internal static List<string> Split(string entry)
    {
        var parts = new List<string>();
        for (var i = 0; i < entry.Length;)
        {
            var c = entry[i];
            var start = i;
            if (char.IsAsciiLetter(c) || c > 127) while (i < entry.Length && (char.IsLetter(entry[i]) || entry[i] == '\'' && i + 1 < entry.Length && char.IsLetter(entry[i + 1]) && !(char.ToLowerInvariant(entry[i + 1]) == 's' && (i + 2 == entry.Length || !char.IsLetter(entry[i + 2]))))) i++;
            else if (char.IsAsciiDigit(c)) while (i < entry.Length && char.IsAsciiDigit(entry[i])) i++;
            else
            {
                i++;
                if (c == '\'' && i < entry.Length && entry[i] == 's' && (i + 1 == entry.Length || !char.IsLetter(entry[i + 1]))) { i++; continue; }
                if (c is not ('&' or '/')) continue;
            }
            parts.Add(entry[start..i]);
        }
        return parts;
    }

    private void Close()
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)building.Count * 3);
        words = new Word[size];
        wordMask = size - 1;
        foreach (var (hash, word) in building)
        {
            var at = (int)(hash >> 32) & wordMask;
            while (words[at].Hash != 0) at = (at + 1) & wordMask;
            words[at] = word;
        }
        size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)buildingPhrases.Count * 3);
        phrases = new (ulong, Phrase)[size];
        phraseMask = size - 1;
        foreach (var (hash, phrase) in buildingPhrases)
        {
            var at = (int)(hash >> 32) & phraseMask;
            while (phrases[at].Hash != 0) at = (at + 1) & phraseMask;
            phrases[at] = (hash, phrase);
        }
        building.Clear();
        buildingPhrases.Clear();
    }
}
