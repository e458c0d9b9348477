using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Names of persons: first by what stands around them, then by what the note has taught, then by the lists.</summary>
internal sealed partial class NameRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("name", "names of patients, relatives, household, providers", "title and name; name and credential; Last, First M; First Last; First M.; initials of the dictation",
        "labels of fields, titles, credentials, relations, verbs of saying, frequency lists of first and family names; against: eponyms, drugs, anatomy, everyday words", null, "45 CFR 164.514(b)(2)(i)(A)");

    private static readonly HashSet<ulong> Staff =
    [
        .. new[]
        {
            "attending", "physician", "doctor", "provider", "pcp", "primary", "referring", "referred", "consultant", "consultants", "consulting", "surgeon", "assistant", "anesthesiologist", "cardiologist", "oncologist", "neurologist", "radiologist",
            "pathologist", "hospitalist", "resident", "fellow", "intern", "nurse", "rn", "lpn", "medical", "scribe", "scribed", "dictated", "dictating", "transcribed", "typed", "signed", "electronically", "cosigned", "authenticated", "verified", "reviewed",
            "read", "interpreted", "ordered", "ordering", "performed", "technician", "technologist", "collected", "entered", "author", "therapist", "pharmacist", "prescriber", "prescribed", "administered", "discharging", "admitting", "supervising", "preceptor",
            "cc", "rooming", "seen", "triage", "proceduralist", "operator", "endoscopist", "obstetrician", "pediatrician", "treating", "rendering", "billing", "sincerely", "respectfully", "social", "case", "care",
        }.Select(w => Lists.Vocabulary.HashOf(w)),
    ];

    private static readonly Phrase Label = Vocabulary.Label(PhiType.Name);

    public override void Find(Note note, Finds finds) => Find(note, finds, new NameBook());

    public static void Find(Note note, Finds finds, NameBook book)
    {
        Labelled(note, finds, book);
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (!token.IsWord) { if (token.Mark is '/' or ':') Initials(note, finds, i); else if (token.Mark == '(') Aged(note, finds, book, i); else if (token.Mark == '"') Quoted(note, finds, book, i); else if (token.Mark == '|') Column(note, finds, book, i); continue; }
            if (token.Length == 1) { Dotted(note, finds, book, i); Lettered(note, finds, i); continue; }
            if (token.Length == 2 && token.Shape == Shape.Lower) Short(note, finds, book, i);
            if (token.Is(Sense.Title)) Titled(note, finds, book, i);
            if (token.Is(Sense.Credential)) Credentialed(note, finds, book, i);
            if (token.Is(Sense.CredentialStrong)) Ranked(note, finds, book, i);
            if ((token.Phrase & (Phrase.Speak | Phrase.Relation | Phrase.Role)) != 0) Spoken(note, finds, book, i);
        }
        Signed(note, finds, book);
        Listed(note, finds, book);
        Strange(note, finds, book);
        Nicknames(note, finds, book);
        Again(note, finds, book);
        Coordinated(note, finds, book);
        Bridged(note, finds, book);
    }

    private static void Add(Note note, Finds finds, NameBook book, int begin, int end, float score, bool sure, bool? provider = null)
    {
        while (end > begin && note[end - 1].Kind == Kind.Mark && note[end - 1].Mark != '.') end--;
        if (end <= begin) return;
        finds.Add(begin, end, PhiType.Name, score);
        book.Learn(note, begin, end, sure, provider);
    }

    /// <summary>Fields whose label says name: the header teaches what the rest of the note is searched for.</summary>
    private static void Labelled(Note note, Finds finds, NameBook book)
    {
        foreach (var hit in note.Hits)
        {
            if ((hit.Phrase & Label) == 0 || note.Longest(hit.Begin, Label).End != hit.End) continue;
            var i = hit.End;
            var line = note[hit.Begin].Is(Sense.LineStart) || note.InRange(hit.Begin - 1) && (note[hit.Begin].Gap == Gap.Wide || note[hit.Begin - 1].Kind == Kind.Mark);
            var colon = note.IsMark(i, ':');
            if (!colon && Field.Value(note, hit) is var value && value > 0) { i = value - 1; colon = true; }
            if (note.IsMark(i, '(') && note.IsWord(i + 1) && (note.IsMark(i + 2, ')') || note.IsMark(i + 3, ')')) && (note.IsMark(i + 3, ':') || note.IsMark(i + 4, ':'))) { i += note.IsMark(i + 2, ')') ? 3 : 4; colon = note.IsMark(i, ':'); }
            var dear = note.Says(hit.Begin, "dear") || note.Says(hit.Begin, "sincerely") || note.Says(hit.Begin, "respectfully");
            if (!colon && !(dear && note[hit.Begin].Capital)) continue;
            if (colon) i++;
            else if (note.IsMark(i, ',')) i++;
            Values(note, finds, book, i, hit, line);
        }
    }

    /// <summary>The names after a label: several may follow, parted by semicolons, slashes or "and".</summary>
    private static void Values(Note note, Finds finds, NameBook book, int i, Hit label, bool line)
    {
        for (var more = 0; more < 12; more++)
        {
            while (note.InRange(i) && (note[i].Kind == Kind.Mark && note[i].Mark is '*' or '_' or '"' or '(' or '-' || note[i].Is(Sense.Title) && note[i].IsWord && Eponym.Title(note, i) && !note.IsMark(i + 1, ','))) { i++; while (note.IsMark(i, '.') && note.Glued(i)) i++; }
            if (!note.InRange(i) || !note.IsWord(i) || note[i].Gap == Gap.Paragraph && !note.Says(label.Begin, "sincerely") && !note.Says(label.Begin, "respectfully")) return;
            if (note[i].Gap == Gap.Line && more == 0 && !note[i].Named) return;
            var lower = note[i].Shape == Shape.Lower;
            if (lower && (!line || note[i].Plain && !(note.IsWord(i + 1) && note[i].First is 1 or 2 && (note[i + 1].Named || !note[i + 1].Plain)) || !note[i].Named && !(note.IsWord(i + 1) && note[i + 1].Gap == Gap.Space && (note[i + 1].Named || !note[i].Plain && !note[i + 1].Plain && note.InRange(i + 2) && note[i + 2].Gap >= Gap.Wide)))) return;
            var end = NameReader.Forward(note, finds, i, Trust.Strong, lower, true);
            if (end == i) return;
            end = NameReader.Inverted(note, finds, end, Trust.Strong, lower);
            if (Heading(note, i, end)) return;
            Add(note, finds, book, i, end, 0.95f, true, Staff.Contains(note[label.Begin].Hash));
            i = end;
            while (note.InRange(i) && (note.IsMark(i, ',') || note.Is(i, Sense.Credential) || note.IsMark(i, '.') && note.Is(i - 1, Sense.Credential | Sense.Title) || note.IsMark(i, '-') && note.Is(i - 1, Sense.Credential)) && note[i].Gap <= Gap.Space) i++;
            if (note.IsMark(i, '(')) { while (note.InRange(i) && !note.IsMark(i, ')') && note[i].Gap <= Gap.Line) i++; i++; }
            if (note.IsMark(i, ';') || note.IsMark(i, '/') || note.IsMark(i, '&') || note.Says(i, "and")) i++;
            else if (!(note.IsMark(i - 1, ',') && note.IsWord(i) && note[i].Capital && note[i].Gap <= Gap.Space && note[i].Named)) return;
        }
    }

    /// <summary>"Provider: Internal Medicine", "Patient: Alert": plain words only are no name.</summary>
    private static bool Heading(Note note, int begin, int end)
    {
        for (var i = begin; i < end; i++)
            if (note[i].IsWord && note[i].Length > 1 && (note[i].Named || !note[i].Plain)) return Eponym.Protects(note, end - 1) && end - begin == 1;
        return true;
    }

    private static void Titled(Note note, Finds finds, NameBook book, int i)
    {
        if (!Eponym.Title(note, i) || !finds.Free(i) && finds.Claim(i) is not PhiType.Address) return;
        var next = i + 1;
        while (note.IsMark(next, '.') && note[next].Gap <= Gap.Space) next++;
        if (note.Is(next, Sense.Title) && note[next].Length < 5) { next++; while (note.IsMark(next, '.')) next++; }
        if (!note.IsWord(next) || note[next].Gap is Gap.Paragraph or Gap.Wide) return;
        var dotted = note.IsMark(next - 1, '.');
        var doctor = note[i].Length <= 4;
        var lower = note[next].Shape == Shape.Lower;
        if (Oddly(note, finds, i, next, dotted)) { Add(note, finds, book, next, next + 1, 0.85f, true, doctor); if (finds.Free(i, next)) finds.Add(i, next, PhiType.Name, 0.85f); return; }
        if (lower && (!doctor || !note[next].Named && (note[next].Plain || !dotted && !NameReader.Nowhere(note, next)) || note[next].Is(Sense.Function))) return;
        if (!doctor && !note[next].Named && !(note[i].Capital && !note[next].Plain)) return;
        if (note[i].Shape == Shape.Lower && !doctor && lower && note[next].Plain) return;
        var end = NameReader.Forward(note, finds, next, Trust.Strong, lower, true);
        // a word of the books behind "Mr." is a person all the same: "Mrs. Whipple"
        if (end == next && doctor && dotted && note[next].Shape == Shape.Title && !note[next].Plain && note[next].Length > 2 && !note.Is(next, Sense.Particle) && finds.Free(next)) end = next + 1;
        // a first name that is a drug or a word, before a family name: "Dr. Allegra Moreno"
        if (end == next && dotted && note[next].Shape == Shape.Title && !note[next].Is(Sense.Function) && note.IsWord(next + 1) && note[next + 1].Gap == Gap.Space && note[next + 1].Shape is Shape.Title or Shape.Mixed && note[next + 1].Last != 0 && finds.Free(next, next + 2)) end = NameReader.Forward(note, finds, next + 1, Trust.Strong, false, true);
        if (end == next) return;
        if (lower && end - next > 1 && note[end - 1].Plain && !note[end - 1].Named) end--;
        // "Dr. Vance in …" reads one or two words; a third plain one is the sentence going on
        Add(note, finds, book, next, end, 0.95f, true, note.Says(i, "dr") || note.Says(i, "doctor") || note.Says(i, "drs"));
        if (finds.Free(i, next)) finds.Add(i, next, PhiType.Name, 0.95f);
        var and = end;
        // "Drs. Adair, Okoye and von Brandt"
        while (note.Says(i, "drs") && note.IsMark(and, ',') && note.IsWord(and + 1) && note[and + 1].Capital && !note.Is(and + 1, Sense.Credential) && NameReader.Forward(note, finds, and + 1, Trust.Strong, false, true) is var listed && listed > and + 1)
        {
            Add(note, finds, book, and + 1, listed, 0.9f, true, true);
            and = listed;
        }
        if ((note.IsMark(and, ',') || note.Says(and, "and") || note.IsMark(and, '/') || note.IsMark(and, '&')) && note[i].Length > 2 && note.Says(i, "drs") && note.IsWord(and + 1) && (note[and + 1].Capital || note.Is(and + 1, Sense.Particle) && note.IsWord(and + 2) && note[and + 2].Capital))
        {
            var other = NameReader.Forward(note, finds, and + 1, Trust.Strong, false, true);
            if (other > and + 1) Add(note, finds, book, and + 1, other, 0.9f, true);
        }
    }

    private static void Credentialed(Note note, Finds finds, NameBook book, int i)
    {
        ref var token = ref note[i];
        var strong = token.Is(Sense.CredentialStrong) || note.Says(i, "pa") && note.IsMark(i + 1, '-') && note.Says(i + 2, "c");
        var begin = i;
        // "M.D.", "R.N." are letters with stops
        if (note.IsMark(begin - 1, ',')) begin--;
        else if (token.Length < 2 || !token.Capital && !strong) return;
        if (begin <= 0 || note[i].Gap is Gap.Paragraph or Gap.Wide || !note.IsWord(begin - 1) && !note.IsMark(begin - 1, '.')) return;
        var comma = begin < i;
        if (token.Shape == Shape.Lower && !(comma && (strong || token.Length > 2)) && !(strong && note.IsWord(begin - 1) && (note[begin - 1].Last != 0 || (note[begin - 1].Sense & ~Sense.SmallLine) == Sense.None && note[begin - 1].Phrase == Phrase.None) && !note[begin - 1].Plain && note.IsWord(begin - 2) && note[begin - 2].First != 0 && !note[begin - 2].Plain)) return;
        var last = begin - 1;
        if (note.IsMark(last, '.')) last--;
        if (!note.IsWord(last) || !finds.Free(last)) return;
        if (!comma && !strong) return;
        if (!strong && !(note[last].Named && (note[last].Capital || token.Is(Sense.CredentialStrong)))) return;
        if ((note[last].Phrase & Phrase.City) != 0 && token.Is(Sense.StateCode) && note[last].First is 0 or 3) return;
        var lower = note[last].Shape == Shape.Lower;
        if (lower && !note[last].Named && (note[last].Sense & ~Sense.SmallLine) == Sense.None && note.IsWord(last - 1) && note[last - 1].First != 0 && !note[last - 1].Plain && note[last].Gap <= Gap.Line && finds.Free(last - 1))
        {
            Add(note, finds, book, last - 1, last + 1, 0.8f, true, true);
            return;
        }
        if (lower && (!note[last].Named || note[last].Plain && !(comma && note.IsWord(last - 1) && note[last - 1].Named))) return;
        var start = NameReader.Backward(note, finds, begin, strong ? Trust.Medium : Trust.Weak, lower);
        if (start >= begin || begin - start == 1 && note[start].Length == 1) return;
        if (begin - start == 1 && note[start].Shape == Shape.Upper && !note[start].Named) return;
        Add(note, finds, book, start, begin, 0.9f, true, true);
    }

    /// <summary>Credentials with stops, "M.D.", "Ph.D.": the name before their comma.</summary>
    private static void Dotted(Note note, Finds finds, NameBook book, int i)
    {
        if (!note[i].Capital || !note.IsMark(i + 1, '.') || !note.Glued(i + 1) || !note.Glued(i + 2) || !note.IsWord(i + 2) || !note.IsMark(i - 1, ',') || !note.IsWord(i - 2)) return;
        var pair = (char.ToUpperInvariant(note.Char(note[i].Start)), char.ToUpperInvariant(note.Char(note[i + 2].Start)));
        if (note[i + 2].Length != 1 || pair is not (('M', 'D') or ('D', 'O') or ('R', 'N') or ('N', 'P') or ('P', 'A') or ('D', 'D') or ('D', 'P') or ('P', 'T') or ('R', 'D') or ('R', 'P'))) return;
        Behind(note, finds, book, i - 1);
    }

    private static void Behind(Note note, Finds finds, NameBook book, int end)
    {
        if (!finds.Free(end - 1) || note[end - 1].Shape == Shape.Lower && note[end - 1].Plain) return;
        var begin = NameReader.Backward(note, finds, end, Trust.Medium, note[end - 1].Shape == Shape.Lower);
        if (begin < end && !(end - begin == 1 && note[begin].Length == 1)) Add(note, finds, book, begin, end, 0.9f, true, true);
    }

    /// <summary>"Ann Lee | F | 27y": a line that opens with a name and a column for the sex or the age.</summary>
    private static void Column(Note note, Finds finds, NameBook book, int bar)
    {
        var sex = note.Says(bar + 1, "m") || note.Says(bar + 1, "f") || note.Says(bar + 1, "male") || note.Says(bar + 1, "female") || note.InRange(bar + 1) && note[bar + 1].IsNumber || note.Says(bar + 1, "dob") || note.Says(bar + 1, "mrn");
        if (!sex || !note.IsWord(bar - 1) || note[bar - 1].Shape == Shape.Lower && note[bar - 1].Plain) return;
        var begin = bar - 1;
        while (begin > 0 && !note[begin].Is(Sense.LineStart) && !note.IsMark(begin - 1, '|') && !note.IsMark(begin - 1, ':') && note[begin].Gap <= Gap.Space && bar - begin < 8) begin--;
        if (!note[begin].Is(Sense.LineStart) && !note.IsMark(begin - 1, '|') && !note.IsMark(begin - 1, ':')) return;
        var end = NameReader.Forward(note, finds, begin, Trust.Strong, note[begin].Shape == Shape.Lower, false);
        end = NameReader.Inverted(note, finds, end, Trust.Strong, false);
        if (end == bar && end - begin > 1 && !Heading(note, begin, end)) Add(note, finds, book, begin, end, 0.85f, true);
    }

    /// <summary>"is a 50-year-old" after capital words at the head of a paragraph, "by" before a word that no list knows.</summary>
    private static void Short(Note note, Finds finds, NameBook book, int i)
    {
        if (note.Says(i, "by") && note.IsWord(i + 1) && note[i + 1].Gap <= Gap.Line && finds.Free(i + 1) && NameReader.Unknown(note, i + 1) && (note[i + 1].Phrase & Phrase.City) == 0)
        {
            var end = NameReader.Forward(note, finds, i + 1, Trust.Medium, false, true);
            if (note.IsWord(end) && note[end].Gap == Gap.Line && note[end].Named && note[end].Shape == Shape.Title && !note[end].Plain && end == i + 2 && finds.Free(end)) end++;
            if (end > i + 1) Add(note, finds, book, i + 1, end, 0.7f, true);
        }
        else if (note.Says(i, "is") && (note.Says(i + 1, "a") || note.Says(i + 1, "an")) && Person(note, i + 2) && note.IsWord(i - 1) && note[i - 1].Capital && finds.Free(i - 1))
        {
            var begin = i - 1;
            while (begin > 0 && !note[begin].Is(Sense.SentenceStart) && note[begin].Gap <= Gap.Line && note.IsWord(begin - 1) && (note[begin - 1].Capital || note[begin - 1].Is(Sense.Particle)) && i - begin < 5) begin--;
            if (note[begin].Is(Sense.Function) && !note[begin].Named || note[begin].Is(Sense.Title)) return;
            var end = NameReader.Forward(note, finds, begin, Trust.Strong, false, true);
            if (end == i && !Heading(note, begin, end)) Add(note, finds, book, begin, end, 0.8f, true);
        }
    }

    private static bool Person(Note note, int i)
    {
        for (var k = i; k < i + 5; k++)
        {
            if (note.Says(k, "year") || note.Says(k, "yo") || note.Says(k, "yr") || note.Says(k, "y") && note.IsMark(k + 1, '.')) return note.InRange(k - 1);
            if (note.Says(k, "man") || note.Says(k, "woman") || note.Says(k, "male") || note.Says(k, "female") || note.Says(k, "gentleman") || note.Says(k, "lady") || note.Says(k, "boy") || note.Says(k, "girl") || note.Says(k, "infant")) return true;
        }
        return false;
    }

    /// <summary>Names after relations ("her mother, Ann Lee"), roles ("nurse Ann") and verbs ("spoke with Ann"), and before "(mother)".</summary>
    private static void Spoken(Note note, Finds finds, NameBook book, int i)
    {
        var relation = note.Longest(i, Phrase.Relation);
        var hit = relation.End > 0 ? relation : note.Longest(i, Phrase.Speak | Phrase.Role);
        if (note.Longest(i, Phrase.Speak) is var longer && longer.End > hit.End) { hit = longer; relation = default; }
        var next = hit.End;
        if (note.Says(next - 1, "by") && (note.Says(i, "transcribed") || note.Says(i, "typed") || note.Says(i, "dictated") || note.Says(i, "keyed")) && Letters(note, finds, next)) return;
        if (note[i].Is(Sense.SmallLine) && note.Is(next, Sense.Particle) && note[next].Shape == Shape.Lower && note[next].Gap == Gap.Space && relation.End == 0)
        {
            var family = next;
            while (note.Is(family, Sense.Particle) && note[family].Gap == Gap.Space && family - next < 3) family++;
            if (Unheard(note, family) && finds.Free(next, family + 1)) { Add(note, finds, book, next, family + 1, 0.75f, true); return; }
        }
        if (relation.End > 0)
        {
            if ((note.IsMark(i - 1, '(') || note.IsMark(i - 1, ',')) && (note.IsMark(next, ')') || note.IsMark(next, ',') || note.IsMark(next, ';')) && note[i].Shape == Shape.Lower) BeforeRelation(note, finds, book, i - 1);
            if (note.IsMark(next, ',') && note[next].Gap == Gap.None) next++;
            else if (note.IsMark(next, '(')) next++;
        }
        else if (note.IsMark(next, '.') && hit.End - hit.Begin == 1 && note[i].Length <= 4) next++;
        // "his secretary, Alvina, who", "foster parents the Hollenbergs"
        else if ((note[i].Phrase & Phrase.Role) != 0 && note.IsMark(next, ',') && NameReader.Unknown(note, next + 1) && (note.IsMark(next + 2, ',') || note.Says(next + 2, "who"))) next++;
        if (relation.End > 0 && note.Says(next, "the") && NameReader.Unknown(note, next + 1) && note.Word(next + 1).EndsWith("s", StringComparison.Ordinal)) next++;
        if (note.Says(next, "is") && relation.End > 0) return;
        if (note.Says(next, "named") || note.Says(next, "is") || note.IsMark(next, '"')) next++;
        if (!note.IsWord(next) || note[next].Gap is Gap.Paragraph or Gap.Wide || !finds.Free(next) || note.Is(next, Sense.Title) && note[next].First == 0) return;
        ref var word = ref note[next];
        var lower = word.Shape == Shape.Lower;
        if (lower && Unheard(note, next))
        {
            var last = next + 1;
            while (last - next < 3 && note.IsMark(last, '-') && note.Glued(last) && note.Glued(last + 1) && note.IsWord(last + 1)) last += 2;
            if (note.IsWord(last) && note[last].Gap == Gap.Space && Unheard(note, last)) last++;
            Add(note, finds, book, next, last, 0.7f, true, relation.End > 0 ? false : null);
            return;
        }
        if (lower)
        {
            if (!word.Named || word.Plain && !(word.First is 1 or 2 && note.IsWord(next + 1) && note[next + 1].Last != 0 && !note[next + 1].Plain) || word.Length < 3 || word.First == 0 && !(note.IsWord(next + 1) && note[next + 1].Named)) return;
        }
        else if (word.Shape == Shape.Upper && !word.Named && !word.Is(Sense.UpperLine) || word.Is(Sense.HeadingLine) && word.Gap >= Gap.Line && !(word.Named && (note.Says(next - 1, "by") || note.Says(next - 1, "with")))) return;
        if (!lower && word.Plain && By(note, i) && !word.Is(Sense.Function) && note[next].Shape == Shape.Title && note.IsWord(next + 1) && note[next + 1].Gap == Gap.Space && note[next + 1].Shape is Shape.Title or Shape.Mixed && (note[next + 1].Last != 0 && !note[next + 1].Plain || NameReader.Unknown(note, next + 1)) && finds.Free(next, next + 2) && !Eponym.Protects(note, next))
        {
            Add(note, finds, book, next, NameReader.Forward(note, finds, next + 1, Trust.Medium, false, true), 0.75f, true);
            return;
        }
        if (!lower && word.Plain && !(word.First is 1 or 2 || word.First != 0 && relation.End > 0)) return;
        if (!lower && !word.Named && hit.End - hit.Begin == 1 && relation.End == 0 && (word.Plain || Eponym.Protects(note, next) || word.Is(Sense.Clinical | Sense.Generic) || !By(note, i) && !Stands(note, next))) return;
        if (Eponym.Protects(note, next)) return;
        var end = NameReader.Forward(note, finds, next, Trust.Medium, lower, true);
        if (end == next || end == next + 1 && word.Length == 1) return;
        if (lower && end - next > 1 && note[end - 1].Plain && note[end - 1].First is not (1 or 2) && note[end - 1].Last == 0) end--;
        end = NameReader.Inverted(note, finds, end, Trust.Weak, false);
        Add(note, finds, book, next, end, 0.85f, !word.Plain || relation.End > 0, relation.End > 0 ? false : (note[i].Phrase & Phrase.Role) != 0 ? true : null);
    }

    private static bool By(Note note, int i) => note.Longest(i, Phrase.Speak).End > i + 1 || note.Says(i, "attn") || note.Says(i, "dear") || note.Says(i, "named");

    private static void BeforeRelation(Note note, Finds finds, NameBook book, int mark)
    {
        if (!note.IsWord(mark - 1) || !finds.Free(mark - 1)) return;
        var lower = note[mark - 1].Shape == Shape.Lower;
        if (lower && !(note[mark - 1].Named && !note[mark - 1].Plain && note.IsMark(mark, '('))) return;
        var begin = NameReader.Backward(note, finds, mark, note.IsMark(mark, '(') ? Trust.Medium : Trust.Weak, lower);
        if (begin >= mark || mark - begin == 1 && (note[begin].Length == 1 || note[begin].First == 0)) return;
        Add(note, finds, book, begin, mark, 0.85f, true);
    }

    /// <summary>The initials of who spoke and who typed: "ABC/xyz", "SMITH/xyz" at the end of a line.</summary>
    private static void Initials(Note note, Finds finds, int slash)
    {
        if (!note.Glued(slash) || !note.Glued(slash + 1) || !note.IsWord(slash - 1) || !note.IsWord(slash + 1)) return;
        if (Typists(note, slash)) { finds.Add(slash - 1, slash + 2, PhiType.Name, 0.7f); return; }
        // "N. OKARO/RLB": the writer's name stands before the typist's letters
        if (note.IsMark(slash, '/') && finds.Claim(slash - 1) is PhiType.Name && note[slash + 1].Length is 2 or 3 && !note[slash + 1].Is(Sense.Credential) && (!note.InRange(slash + 2) || note[slash + 2].Gap >= Gap.Wide)) { finds.Add(slash, slash + 2, PhiType.Name, 0.7f); return; }
        if (note.IsMark(slash, ':') || note[slash + 1].Shape != Shape.Lower || note[slash + 1].Length is < 2 or > 4) return;
        ref var who = ref note[slash - 1];
        if (note[slash + 1].Is(Sense.Measure) || who.Is(Sense.Measure)) return;
        if (who.Shape != Shape.Upper || note.InRange(slash + 2) && note[slash + 2].Gap < Gap.Line && !note.IsMark(slash + 2, '.') || note.Glued(slash - 1)) return;
        if (!(who.Length <= 4 || who.Last != 0 || who.Is(Sense.LineStart)) || !(who.Is(Sense.LineStart) || note.InRange(slash - 2) && note[slash - 2].Kind != Kind.Word)) return;
        finds.Add(slash - 1, slash + 2, PhiType.Name, 0.7f);
    }
}
