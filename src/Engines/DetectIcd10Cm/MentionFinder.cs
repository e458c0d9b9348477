using CodingAhead.Engines.Guidelines;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>A condition found in a note, before it is put into words: what the rules over the encounter work on.</summary>
internal sealed record Found(
    Match Match, BookCode Code, BookCode Named, Asserted Asserted, int Section, int Sentence, IReadOnlyList<(int Word, int Place)> By, IReadOnlyList<(BookCode Code, double Score)> Others)
{
    /// <summary>What was learned from the user's own notes and decided the code; null when nothing did.</summary>
    public string? Learned { get; init; }

    public int First => Match.First;

    public int Last => Match.Last + 1;
}

/// <summary>Chooses among the terms found in each sentence, and finishes the code of each that stays.</summary>
internal sealed partial class MentionFinder(TermBook book, Matcher matcher)
{
    private const int Around = 10;
    private const double Plainly = 0.62, Plain = 0.5;

    private readonly List<Match> matches = [];
    private readonly List<Match> chosen = [];
    private bool[] taken = [];
    private int[] trimester = [];
    private int onlySide = -1;

    public List<Found> Find(NoteText note, Assertions assertions, double cut)
    {
        var found = new List<Found>();
        if (taken.Length < note.Tokens.Count)
            taken = new bool[note.Tokens.Count];
        taken.AsSpan(0, note.Tokens.Count).Clear();
        matcher.Read(note);
        var pregnant = Speaks(note, "pregnant", "pregnancy", "gestation", "gestational", "obstetric", "gravid", "delivery", "puerperium", "postpartum", "trimester", "prenatal", "antepartum");
        var weeks = Measures.Weeks(note);
        var given = weeks;
        if (!pregnant)
            weeks = null;
        trimester = Trimester(weeks?.Weeks);
        onlySide = OnlySide(note);
        var newborn = Speaks(note, "newborn", "neonate", "neonatal", "neonatorum", "apgar", "birthweight", "perinatal", "nicu");
        for (var s = 0; s < note.Sentences.Count; s++)
        {
            var sentence = note.Sentences[s];
            matches.Clear();
            matcher.Enter(sentence);
            matcher.Find(note, assertions, sentence, cut, matches);
            Keep(note, sentence, pregnant, newborn);
            if (matches.Count == 0)
                continue;
            Choose();
            AddListed(note);
            AddWithin();
            foreach (var match in chosen)
                if (match.Term.Code != "Z68" || Measures.BodyMass(note, match.First, sentence.Last) is not null) // without its number it is no code
                    found.Add(Finish(note, assertions, match, s));
        }
        // a complication of pregnancy is reported with its weeks, but not one that ended it (I.C.21.c.11)
        if (weeks is var (week, place) && !found.Exists(f => f.Code.Value.StartsWith("Z3A", StringComparison.Ordinal))
            && found.Exists(f => f.Code.Value[0] == 'O' && string.CompareOrdinal(f.Code.Value, "O09") >= 0 && f.Asserted.Assertion == Assertion.Present)
            && book.Codes[week < 8 ? "Z3A01" : $"Z3A{week:00}"] is { } aged)
            found.Add(Finish(note, assertions, new Match(new Term([], aged.Value, TermKind.Lexicon, "weeks of gestation", null, null, "status"), [place], 0.9), note.SentenceOf[place]));
        if (pregnant || newborn)
            foreach (var (value, stands) in Births.Of(note, given?.Weeks, given?.Place ?? 0))
                if (!found.Exists(f => f.Code.Value == value) && book.Codes[value] is { } told)
                    found.Add(Finish(note, assertions, new Match(new Term([], told.Value, TermKind.Lexicon, told.Title, null, null, "status"), [stands], 0.9), note.SentenceOf[stands]));
        if (found.Exists(f => f.Code.Value is ['P', '0', '7', '2' or '3', not '0', ..]))
            found.RemoveAll(f => f.Code.Value == "P0730");
        // III.B: a value, an image or a circumstance that is told in passing, where the note names a condition, is no condition
        if (found.Exists(f => f.Asserted.Assertion == Assertion.Present && !CodeSets.In("finding", f.Code.Value) && f.Code.Value[0] != 'Z'))
            found.RemoveAll(f => CodeSets.In("finding", f.Code.Value) && Passing(note, f));
        found.RemoveAll(f => f.Code.Value[0] == 'Z' && CodeSets.In("state after care", f.Code.Value) && Courses.Done(note, f));
        // "the tumor" is the one that the note names
        if (found.Exists(f => Neoplasm(f.Code.Value) && !Nameless(f.Code.Value) && f.Asserted.Assertion != Assertion.Absent))
            found.RemoveAll(f => Nameless(f.Code.Value));
        found.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Last.CompareTo(b.Last));
        return found;
    }

    // "hemorrhagic shock", "necrotic tissue": an adjective before its noun says of it what it is like
    private bool Describes(NoteText note, Match match)
    {
        if (match.Places.Length != 1 || match.Term.Style is "adjective" or "own" || match.Last + 1 >= note.Tokens.Count || note.Tokens[match.Last + 1].Before != Gap.Space || matcher.Ids[match.Last + 1] == Vocabulary.Joining)
            return false;
        var word = note.Word(match.Last);
        return (word.EndsWith("ic", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ous", StringComparison.OrdinalIgnoreCase)) && !match.Term.Said.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Passing(NoteText note, Found one) =>
        note.Sections[one.Section].Kind is not (SectionKind.Assessment or SectionKind.Plan or SectionKind.Complaint or SectionKind.Indication) && !Heads.Is(note, one.First, one.Last, one.Sentence);

    // Z3A: first up to 13 weeks, second to 27, third from 28 (chapter 15, note at its head)
    private int[] Trimester(int? weeks) => weeks is not { } w ? [] : [book.Words.Find(w < 14 ? "first" : w < 28 ? "second" : "third"), book.Words.Find("trimester")];

    private static bool Neoplasm(string code) => code[0] == 'C' || code[0] == 'D' && code[1] is <= '4';

    private static bool Nameless(string code) => code is "D499" or "C801" or "C799" or "D369" or "D489" or "D099" or "D219" or "C499";

    // in place, since a note has many sentences
    private void Keep(NoteText note, Sentence sentence, bool pregnant, bool newborn)
    {
        var kept = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var chapter = match.Term.Code[0];
            if (chapter == 'O' && !pregnant || chapter == 'P' && !newborn || match.Term.Code is ['Z', '8', '6' or '7', ..] && StillThere(note, match)
                || chapter is not ('O' or 'P' or 'Q' or 'Z') && Unborn(note, match.First, sentence.First) || Describes(note, match))
                continue;
            matches[kept++] = match;
        }
        matches.RemoveRange(kept, matches.Count - kept);
    }

    // "fetal bradycardia" is no bradycardia of the one who carries it
    private static bool Unborn(NoteText note, int token, int first) =>
        token > first && note.Tokens[token].Before == Gap.Space && (note.Word(token - 1).Equals("fetal", StringComparison.OrdinalIgnoreCase) || note.Word(token - 1).Equals("foetal", StringComparison.OrdinalIgnoreCase));

    // "history of gout" is gout: the disease stays, so the note does not tell of a past one
    private bool StillThere(NoteText note, Match history)
    {
        foreach (var other in matches)
            if (other.Term.Code[0] != 'Z' && other.Places.Length < history.Places.Length && Array.IndexOf(history.Places, other.Last) >= 0 && Lasting.Is(note, other.First, other.Last + 1))
                return true;
        return false;
    }

    private Found Finish(NoteText note, Assertions assertions, Match match, int sentence)
    {
        var named = book.Codes[match.Term.Code]!;
        var (code, words) = match.Within ? (book.Codes.Default(named), []) : book.Refiner.Finish(named, match.Term.Words, word => named.Value[0] == 'O' && Array.IndexOf(trimester, word) >= 0 || Stands(note, assertions, match, word));
        // a note that speaks of one side alone speaks of it also where it does not repeat it
        if (onlySide >= 0 && !match.Within && code is not null && code.Title.Contains("unspecified", StringComparison.OrdinalIgnoreCase)
            && book.Refiner.Finish(code.Seventh ? code.Parent! : code, match.Term.Words, word => word == onlySide) is ({ } sided, [_, ..]) && sided != code && sided.Value[..^1].StartsWith(code.Value[..4], StringComparison.Ordinal))
            code = sided;
        var by = words.ConvertAll(w => (w, matcher.Near(w, match.First)));
        var others = new List<(BookCode, double)>();
        foreach (var other in matches)
            if (other.Term.Code != match.Term.Code && others.Count < 4 && other.Places.AsSpan().SequenceEqual(match.Places) && book.Codes.Default(book.Codes[other.Term.Code]!) is { } rival)
                others.Add((rival, other.Score));
        if (named.Value.StartsWith("Z68", StringComparison.Ordinal) && Measures.BodyMass(note, match.First, note.Sentences[sentence].Last) is { } mass)
            code = book.Codes[mass] ?? code;
        var asserted = assertions.Of(match.First, match.Last + 1);
        if (asserted.Assertion == Assertion.Present && named.Value[0] is not ('C' or 'Z') && Measures.PastYear(note, match.Last + 1, note.Sentences[sentence].Last) is { } year)
            asserted = asserted with { Assertion = Assertion.Historical, Historical = true, Cue = year };
        // a contact is the patient's own, whoever was ill
        // and what a newborn has of its mother is the newborn's
        if (asserted.Assertion == Assertion.Family && (named.Value.StartsWith("Z20", StringComparison.Ordinal) || named.Value.StartsWith("P00", StringComparison.Ordinal)))
            asserted = asserted with { Assertion = Assertion.Present, Experiencer = Experiencer.Patient };
        return new Found(match, code ?? named, named, asserted, note.Sentences[sentence].Section, sentence, by, others);
    }

    private bool Stands(NoteText note, Assertions assertions, Match match, int word)
    {
        var place = matcher.Near(word, match.First);
        if (place < 0)
            return false;
        var far = place < match.First ? match.First - place : place - match.Last;
        // "abdominal and flank pain": the part that a further item of the list has of its own finishes that item alone
        if (book.Anatomy.Contains(word) && Array.IndexOf(match.Places, place) < 0 && chosen.Exists(c => Array.IndexOf(c.Places, place) >= 0 && c.Places.Length > 1 && Array.Exists(match.Places, p => Array.IndexOf(c.Places, p) >= 0)))
            return false;
        if (far > Around || ((assertions.At(place) ^ assertions.At(match.First)) & Said.Absent) != 0)
            return false;
        for (var i = Math.Min(place, match.First) + 1; i <= Math.Max(place, match.First); i++)
            if ((note.Tokens[i].Before & Gap.Semicolon) != 0)
                return false;
        return true;
    }

    // -1 where both sides are named, or none more than once
    private int OnlySide(NoteText note)
    {
        int left = book.Words.Find("left"), right = book.Words.Find("right"), both = book.Words.Find("bilateral");
        var (lefts, rights) = (0, 0);
        for (var i = 0; i < note.Tokens.Count; i++)
        {
            lefts += matcher.Ids[i] == left || matcher.Ids[i] == both ? 1 : 0;
            rights += matcher.Ids[i] == right || matcher.Ids[i] == both ? 1 : 0;
        }
        return lefts == 0 && rights > 1 ? right : rights == 0 && lefts > 1 ? left : -1;
    }

    private bool Speaks(NoteText note, params ReadOnlySpan<string> words)
    {
        Span<int> wanted = stackalloc int[words.Length];
        for (var i = 0; i < words.Length; i++)
            wanted[i] = book.Words.Find(words[i]);
        for (var i = 0; i < note.Tokens.Count; i++)
            if (matcher.Ids[i] >= 0 && wanted.Contains(matcher.Ids[i]))
                return true;
        return false;
    }
}
