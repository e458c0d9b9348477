using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>How much the words around speak for a name.</summary>
internal enum Trust { Weak, Medium, Strong }

/// <summary>Reads the run of tokens of one person's name, forward from its first word or backward from its last.</summary>
internal static class NameReader
{
    private static readonly Phrase NameLabel = Vocabulary.Label(PhiType.Name);

    /// <summary>Whether a word can be part of a name under a trust.</summary>
    public static bool Fits(Note note, int i, Trust trust, bool lowerAllowed, bool first)
    {
        ref var word = ref note[i];
        if (!word.IsWord || word.Length == 1 && !word.Capital) return false;
        if (word.Shape == Shape.Lower)
        {
            if (!lowerAllowed || word.Length < 2) return false;
            if (word.Is(Sense.Function) || word.Is(Sense.Say | Sense.Credential | Sense.Month) && !(word.Named && trust == Trust.Strong && !word.Is(Sense.Say | Sense.Credential))) return false;
            if (word.Plain) return trust == Trust.Strong && word.Named && !word.Is(Sense.Clinical) || !first && word.Last is 1 or 2 && !word.Is(Sense.Clinical);
            return word.Named || trust == Trust.Strong && !Protected(note, i);
        }
        if (word.Length == 1) return true;
        if (word.Is(Sense.Credential) && (word.Shape == Shape.Upper || word.Is(Sense.CredentialStrong)) && word.Length <= 5 && !(word.Named && !word.Is(Sense.CredentialStrong) && first)) return word.Is(Sense.UpperLine) && word.Named && !word.Is(Sense.CredentialStrong);
        if ((word.Phrase & NameLabel) != 0 && note.IsMark(i + 1, ':') || (word.Phrase & Phrase.Labels) != 0 && note.IsMark(i + 1, ':') && !(word.Named && first)) return false;
        if (word.Is(Sense.Weekday) || word.Is(Sense.Function) && !(word.Named && word.Length > 2 && (trust == Trust.Strong || word.Is(Sense.Month)) && word.Shape == Shape.Title) && !(trust == Trust.Strong && word.Last != 0 && word.Length > 1)) return false;
        if (word.Is(Sense.Eponym) && (trust == Trust.Strong || !first) && !word.Is(Sense.Common | Sense.EponymHead)) return true;
        if (word.Plain || word.Is(Sense.Month | Sense.StreetBefore)) return word.Named && (trust != Trust.Weak || !word.Is(Sense.Clinical)) && !(word.Is(Sense.Clinical) && trust != Trust.Strong && !word.Is(Sense.Eponym) && !word.Is(Sense.Common));
        if (word.Named) return true;
        if (word.Shape == Shape.Upper && word.Length <= 3 && !word.Is(Sense.UpperLine) && trust != Trust.Strong) return false;
        // behind a first word that only a person can be, the books name no thing
        if (trust == Trust.Strong && !first && word.Shape is Shape.Title or Shape.Mixed && !Medical(note.Word(i))) return true;
        return trust != Trust.Weak && !Protected(note, i) && !word.Is(Sense.Eponym | Sense.Employer) || trust == Trust.Strong && !word.Plain && !Protected(note, i);
    }

    /// <summary>A capital word that no list and no lexicon knows.</summary>
    public static bool Unknown(Note note, int i)
    {
        ref var word = ref note[i];
        return word.IsWord && word.Length > 2 && word.Shape is Shape.Title or Shape.Mixed && (word.Sense & (Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Eponym | Sense.Month | Sense.Weekday | Sense.Generic | Sense.Employer | Sense.Title | Sense.Function | Sense.Measure | Sense.EponymHead)) == 0 && (word.Phrase & ~Phrase.City) == 0 && !Medical(note.Word(i)) && !Protected(note, i);
    }

    /// <summary>A word, in letters of any size, that no list and no book at hand knows.</summary>
    public static bool Nowhere(Note note, int i)
    {
        ref var word = ref note[i];
        const Sense line = Sense.LineStart | Sense.SentenceStart | Sense.HeadingLine | Sense.UpperLine | Sense.SmallLine;
        return word.IsWord && word.Length > 3 && (word.Sense & ~line) == 0 && word.Phrase == Phrase.None && !word.Named && note.ProtectedTerm is not null && !Medical(note.Word(i)) && !Protected(note, i);
    }

    private static readonly string[] Endings =
    [
        "cept", "mab", "nib", "pril", "sartan", "olol", "statin", "azole", "cillin", "mycin", "floxacin", "tidine", "dipine", "triptan", "gliptin", "gliflozin", "parin", "xaban", "platin", "rubicin", "taxel", "navir", "ciclovir", "cyclovir", "buvir", "zepam", "zolam",
        "barbital", "caine", "solone", "asone", "glutide", "semide", "thiazide", "cycline", "setron", "profen", "oxetine", "itis", "osis", "emia", "uria", "pathy", "ectomy", "otomy", "ostomy", "plasty", "scopy", "graphy", "algia", "lysis", "trophy", "penia", "cytosis", "megaly",
        "rrhea", "rrhage", "plegia", "paresis", "phasia", "genic", "genesis", "logy", "logic", "iatric", "toxin", "globulin", "phosphate", "sulfate", "chloride", "coccus", "bacter", "mycosis", "virus", "viridae", "cel", "gel",
    ];

    /// <summary>Words that end as drugs, diseases, procedures and organisms do.</summary>
    private static bool Medical(ReadOnlySpan<char> word)
    {
        if (word.Length < 6) return false;
        foreach (var ending in Endings)
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether the books that were joined know a word that no list of names has: the books name people too ("Smith fracture").</summary>
    public static bool Protected(Note note, int i)
    {
        if (note.ProtectedTerm is not { } isTerm || note[i].Named || note[i].Length > 40) return false;
        Span<char> lower = stackalloc char[note[i].Length];
        note.Word(i).ToLowerInvariant(lower);
        return isTerm(lower);
    }

    /// <summary>The end of a name that begins at a token; the token itself when there is none.</summary>
    public static int Forward(Note note, Finds finds, int i, Trust trust, bool lowerAllowed, bool acrossLines)
    {
        var end = i;
        var words = 0;
        var k = i;
        while (note.InRange(k) && words < 5 && (finds.Free(k) || finds.Claim(k) is PhiType.Name or PhiType.Address && note[k].Named))
        {
            ref var token = ref note[k];
            if (k > i && (token.Gap is Gap.Paragraph or Gap.Wide || token.Gap == Gap.Line && !(acrossLines && note.IsWord(k) && (token.Named || token.Length == 1) && Continues(note, k)))) break;
            if (token.Kind == Kind.Mark)
            {
                if (words == 0) break;
                if (token.Mark == '.' && token.Gap == Gap.None && note.IsWord(k - 1) && note[k - 1].Length == 1) { k++; end = k; continue; }
                if (token.Mark == '.' && token.Gap == Gap.None && (note.Says(k - 1, "jr") || note.Says(k - 1, "sr") || note.Says(k - 1, "st"))) { k++; end = k; continue; }
                if (token.Mark is '-' && note.IsWord(k + 1) && note[k + 1].Gap <= Gap.Line && (token.Gap == Gap.None) && (note[k + 1].Capital || lowerAllowed && note[k + 1].Named)) { k++; if (Fits(note, k, Trust.Strong, lowerAllowed, false)) { k++; end = k; continue; } break; }
                if (token.Mark == '\'' && !note.IsPossessive(k) && token.Gap == Gap.None && note.Glued(k + 1) && note.IsWord(k + 1)) { k++; continue; }
                // "Ji-woo": the second half of a compound first name may be small
                if (token.Mark == '-' && token.Gap == Gap.None && trust == Trust.Strong && note.IsWord(k + 1) && note.Glued(k + 1) && note[k + 1].Length is > 1 and < 6 && !note[k + 1].Plain) { k += 2; end = k; continue; }
                if (token.Mark is '"' or '(' or '\'' && Nickname(note, k) is var past && past > 0 && note[past].Gap == Gap.Space && note[past].Capital && (Fits(note, past, trust, false, false) || note[past].Is(Sense.Particle))) { k = past; continue; }
                break;
            }
            if (!token.IsWord) break;
            // "Der-Avanessian": a particle that the hyphen has made a part of the name
            if (token.Is(Sense.Particle) && token.Capital && note.IsMark(k + 1, '-') && note.Glued(k + 1) && note.Glued(k + 2) && note.IsWord(k + 2) && note[k + 2].Capital) { k += 3; words++; end = k; continue; }
            if (words > 0 && token.Is(Sense.Particle) && !(token.Is(Sense.Function) && token.Shape == Shape.Lower && !note.Says(k, "la")) && note.InRange(k + 1) && note[k + 1].IsWord && note[k + 1].Gap <= Gap.Line && (note[k + 1].Capital || note[k + 1].Is(Sense.Particle) || lowerAllowed && note[k + 1].Named)) { k++; continue; }
            if (words == 0 && token.Is(Sense.Particle) && token.Length > 1 && (token.Capital || !token.Is(Sense.Function)) && note.InRange(k + 1) && note[k + 1].IsWord && (note[k + 1].Capital || note[k + 1].Is(Sense.Particle) || lowerAllowed && note[k + 1].Named) && note[k + 1].Gap <= Gap.Line && !token.Is(Sense.Title)) { k++; continue; }
            // a small word that no list knows, between a first name and a credential: "ana vexley, np"
            if (lowerAllowed && words == 1 && token.Shape == Shape.Lower && token.Length > 3 && (token.Sense & ~Sense.SmallLine) == Sense.None && token.Phrase == Phrase.None && note[k - 1].First != 0 && (note.IsMark(k + 1, ',') && note.Is(k + 2, Sense.Credential) || note.Is(k + 1, Sense.CredentialStrong)) && !Protected(note, k)) { end = k + 1; break; }
            // "Dor othy Astorino" in a field: a name that a space has broken
            if (words == 1 && trust == Trust.Strong && token.Shape == Shape.Lower && token.Gap == Gap.Space && token.Length is > 1 and < 9 && !token.Plain && !token.Is(Sense.Function | Sense.Say | Sense.Clinical) && note.IsWord(k + 1) && note[k + 1].Capital && note[k + 1].Gap == Gap.Space && !note[k + 1].Is(Sense.Clinical)) { k++; continue; }
            if (!Fits(note, k, words > 0 && trust == Trust.Weak && token.Named ? Trust.Medium : trust, lowerAllowed, words == 0)) break;
            if (words > 0 && token.Is(Sense.Say) && token.Shape == Shape.Lower) break;
            if (words > 0 && !token.Named && token.Is(Sense.Generic | Sense.Landmark | Sense.Street) && token.Length > 1) break;
            if (Eponym.Protects(note, k) && trust != Trust.Strong) break;
            k++;
            words++;
            end = k;
        }
        return end;
    }

    /// <summary>The place behind a nickname of one or two words in quotation marks or brackets; 0 when no word follows.</summary>
    private static int Nickname(Note note, int mark)
    {
        if (!note.IsWord(mark + 1) || !note.Glued(mark + 1) || !note[mark + 1].Capital || note[mark + 1].Is(Sense.Function)) return 0;
        var k = mark + 2;
        while (k < mark + 6 && (note.IsWord(k) && note[k].Capital && note[k].Gap <= Gap.Space || note.IsMark(k, '-') && note.Glued(k))) k++;
        return note.InRange(k) && note[k].Kind == Kind.Mark && note[k].Mark is '"' or ')' or '\'' && note.IsWord(k + 1) ? k + 1 : 0;
    }

    /// <summary>"Last, First M": the end past the comma when first names follow it.</summary>
    public static int Inverted(Note note, Finds finds, int end, Trust trust, bool lowerAllowed)
    {
        if (!note.IsMark(end, ',') || note[end].Gap > Gap.Space || !note.IsWord(end + 1) || note[end + 1].Gap is not (Gap.Space or Gap.None or Gap.Line)) return end;
        var first = end + 1;
        ref var word = ref note[first];
        if (word.Is(Sense.Credential) && (word.Shape == Shape.Upper && !(word.First is 1 or 2) || word.Is(Sense.CredentialStrong))) return end;
        if (word.First == 0 && !(trust == Trust.Strong && word.Capital && !word.Plain && !word.Is(Sense.StateCode) && word.Phrase == Phrase.None && !Protected(note, first)) && !(trust == Trust.Strong && word.Capital && word.Length == 1)) return end;
        var after = Forward(note, finds, first, trust == Trust.Weak ? Trust.Medium : trust, lowerAllowed, false);
        return after > first ? after : end;
    }

    private static bool Continues(Note note, int k) => note[k].Last is 1 or 2 && note[k - 1].First != 0 && note.IsWord(k - 1) && note[k].Capital && !note.IsMark(k + 1, ':') && !(note.InRange(k + 1) && note[k + 1].IsNumber) && !note[k].Is(Sense.Clinical) ||
        (note[k].Last != 0 || note[k].First != 0 && note[k].Capital || note[k].Length == 1) && !(note[k].Is(Sense.Function)) && !note.IsMark(k + 1, ':') && !note[k].Is(Sense.HeadingLine & ~Sense.UpperLine);

    /// <summary>Where a name begins that ends before a token; the token itself when there is none.</summary>
    public static int Backward(Note note, Finds finds, int end, Trust trust, bool lowerAllowed)
    {
        var begin = end;
        var words = 0;
        for (var k = end - 1; k >= 0 && words < 4; k--)
        {
            ref var token = ref note[k];
            if (note.InRange(k + 1) && k + 1 < end && note[k + 1].Gap is Gap.Paragraph or Gap.Wide) break;
            if (!(finds.Free(k) || finds.Claim(k) is PhiType.Name)) break;
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark == '.' && note.IsWord(k - 1) && note[k - 1].Length == 1 && token.Gap == Gap.None) continue;
                if (token.Mark == '-' && note.Glued(k) && note.Glued(k + 1) && words > 0) continue;
                if (token.Mark == ',' && words > 0 && note.IsWord(k - 1) && note[begin].First != 0 && note[k - 1].Last != 0 && note[k - 1].First == 0 && note[k - 1].Capital) { begin = k - 1; words++; k--; }
                break;
            }
            if (!token.IsWord || words > 0 && token.Is(Sense.Title) && token.Length < 5 && token.First == 0) break;
            if (words > 0 && token.Shape == Shape.Lower && token.Is(Sense.Particle) && note.IsWord(k - 1) && note[k - 1].Capital && !token.Is(Sense.Function)) continue;
            if (!Fits(note, k, words == 0 ? trust : token.First != 0 || token.Length == 1 || trust != Trust.Weak && words is 1 or 2 && Unknown(note, k) ? Trust.Medium : Trust.Weak, lowerAllowed, false)) break;
            if (words > 0 && token.Is(Sense.SentenceStart) && token.Is(Sense.Common) && token.First is 0 or 3) break;
            if (k + 1 < end && note[k + 1].Gap == Gap.Line && words > 0 && !(token.First != 0)) break;
            begin = k;
            words++;
        }
        return begin;
    }
}
