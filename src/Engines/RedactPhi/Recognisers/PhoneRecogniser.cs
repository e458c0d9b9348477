using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Telephone, fax and pager numbers with their extensions.</summary>
internal sealed class PhoneRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("phone", "telephone, fax, pager, extension", "(AAA) EEE-NNNN with any marks, 1 or +1 before, EEE-NNNN, + and 8 to 14 digits; ext or x and digits",
        "phone and fax labels decide bare digits, pager digits, and phone or fax", null, "North American Numbering Plan, ITU-T E.164");

    private static readonly Phrase Phone = Vocabulary.Label(PhiType.Phone), Fax = Vocabulary.Label(PhiType.Fax);

    public override void Find(Note note, Finds finds)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.IsNumber || token.Kind == Kind.Mark && token.Mark is '(' or '+')
            {
                if (!finds.Free(i)) continue;
                var end = Full(note, i);
                if (end == 0) end = Seven(note, i);
                if (end == 0) end = Bare(note, i);
                if (end == 0 || !finds.Free(i, end)) continue;
                end = Extension(note, end);
                finds.Add(i, end, IsFax(note, i) ? PhiType.Fax : PhiType.Phone, 0.9f);
                i = end - 1;
            }
            else if (note.Says(i, "area") && note.Says(i + 1, "code") && note.InRange(i + 2) && note[i + 2].IsNumber && note[i + 2].Length == 3) finds.Add(i + 2, i + 3, PhiType.Phone, 0.8f);
            else if ((token.Phrase & Phone) != 0) Paged(note, finds, i);
            else if (token.IsWord && token.Claimed == 0 && token.Length is 2 or 3 or 4 or 5 && Spoken.Telephone(note, i) is var said && said > 0)
            {
                var last = Extension(note, said);
                finds.Add(i, last, PhiType.Phone, 0.8f);
                i = last - 1;
            }
        }
    }

    /// <summary>Steps over one separator between groups; -1 when the next group does not follow.</summary>
    private static int Next(Note note, int i, int digits, bool bare)
    {
        if (note.InRange(i) && note[i].Kind == Kind.Mark && note[i].Mark is '-' or '.' or '/' or ')' && note[i].Gap <= Gap.Space)
        {
            i++;
            if (note.IsMark(i, '-') && note[i].Gap <= Gap.Space) i++;
        }
        else if (!bare) return -1;
        return note.InRange(i) && note[i].IsNumber && note[i].Length == digits && note[i].Gap is not (Gap.Paragraph or Gap.Wide) ? i : -1;
    }

    private static int Full(Note note, int i)
    {
        var at = i;
        var plus = note.IsMark(at, '+');
        if (plus) at++;
        var country = note.InRange(at) && note[at].IsNumber && note[at].Length is 1 or 2 or 3 && (plus || note.Says(at, "1"));
        if (country && at + 1 < note.Count)
        {
            var area = at + 1;
            if (note.IsMark(area, '-') || note.IsMark(area, '.') || note.IsMark(area, '/')) area++;
            if (note.InRange(area) && (note[area].IsNumber || note.IsMark(area, '(')) && note[area].Gap is not (Gap.Paragraph or Gap.Wide) && (note.IsMark(area - 1, '-') || note.IsMark(area - 1, '.') || plus || note.IsMark(area, '(') || note[area].Gap == Gap.Space))
            {
                var end = National(note, area, true);
                if (end > 0) return end;
            }
            if (plus) return International(note, at);
        }
        return plus ? 0 : National(note, i, false);
    }

    private static int National(Note note, int i, bool prefixed)
    {
        var paren = note.IsMark(i, '(');
        var area = paren ? i + 1 : i;
        if (!note.InRange(area) || !note[area].IsNumber || note[area].Length != 3) return prefixed && note.InRange(area) && note[area].IsNumber && note[area].Length == 10 ? area + 1 : 0;
        if (!paren && !prefixed && Joined(note, i)) return 0;
        var spaces = paren || note.InRange(area + 1) && note[area + 1].Gap is Gap.Space or Gap.Line && note[area + 1].IsNumber;
        if (paren && !note.IsMark(area + 1, ')')) return 0;
        // "(818)5550125"
        if (paren && note.InRange(area + 2) && note[area + 2].IsNumber && note[area + 2].Length == 7 && note[area + 2].Gap <= Gap.Space && Ends(note, area + 2)) return area + 3;
        var exchange = Next(note, area + 1, 3, spaces || paren);
        if (exchange < 0) return 0;
        var line = Next(note, exchange + 1, 4, spaces);
        if (line < 0) return 0;
        if (!paren && spaces && !prefixed && note[exchange].Gap == Gap.Space && (note.Is(line + 1, Sense.Measure) && Extension(note, line + 1) == line + 1 || Table(note, area, line))) return 0;
        return Ends(note, line) ? line + 1 : 0;
    }

    /// <summary>Three numbers in a row of numbers are a table of results, not a telephone.</summary>
    private static bool Table(Note note, int first, int last) => note.InRange(first - 1) && note[first - 1].IsNumber || note.InRange(last + 1) && note[last + 1].IsNumber && note[last + 1].Gap <= Gap.Space;

    private static int International(Note note, int i)
    {
        int digits = 0, end = i;
        for (var k = i; note.InRange(k) && k < i + 14 && (k == i || note[k].Gap <= Gap.Space); k++)
        {
            if (note[k].IsNumber) { digits += note[k].Length; end = k + 1; }
            else if (!(note[k].Kind == Kind.Mark && note[k].Mark is '-' or '.' or '(' or ')')) break;
            if (digits > 14) break;
        }
        return digits is >= 8 and <= 15 ? end : 0;
    }

    private static int Seven(Note note, int i)
    {
        if (!note[i].IsNumber || note[i].Length != 3 || Joined(note, i) || !note.IsMark(i + 1, '-') && !note.IsMark(i + 1, '.') || note[i + 1].Gap > Gap.Space) return 0;
        var line = Next(note, i + 1, 4, false);
        if (line < 0 || !Ends(note, line) || note.Is(line + 1, Sense.Measure)) return 0;
        return note.IsMark(i + 1, '-') || Labelled(note, i, Phone | Fax) ? line + 1 : 0;
    }

    private static int Bare(Note note, int i)
    {
        if (!note[i].IsNumber || !(note[i].Length == 10 || note[i].Length == 11 && note.Char(note[i].Start) == '1' || note[i].Length == 7) || Joined(note, i) || !Ends(note, i)) return 0;
        return Labelled(note, i, Phone | Fax) ? i + 1 : 0;
    }

    /// <summary>Digits after "pager", "paged", "ext" and their like.</summary>
    private static void Paged(Note note, Finds finds, int label)
    {
        var hit = note.Longest(label, Phrase.Labels);
        var i = Math.Max(hit.End, label + 1);
        while (note.InRange(i) && (note[i].Kind == Kind.Mark && note[i].Mark is ':' or '#' or '.' || note.Says(i, "no") || note.Says(i, "number") || note.Says(i, "at") || note.Says(i, "is"))) i++;
        if (!note.InRange(i) || !note[i].IsNumber || note[i].Gap == Gap.Paragraph || note[i].Length is < 3 or > 7 || !finds.Free(i) || !Ends(note, i) || note.Is(i + 1, Sense.Measure)) return;
        var word = note.Word(label);
        var pager = word.StartsWith("page", StringComparison.OrdinalIgnoreCase) || word.StartsWith("ext", StringComparison.OrdinalIgnoreCase) || word.StartsWith("beep", StringComparison.OrdinalIgnoreCase)
            || word.Equals("vocera", StringComparison.OrdinalIgnoreCase) || word.Equals("spectralink", StringComparison.OrdinalIgnoreCase) || word.Equals("ascom", StringComparison.OrdinalIgnoreCase)
            || word.Equals("x", StringComparison.OrdinalIgnoreCase) && note.Glued(i) && note[i].Length >= 4;
        var signed = note.IsMark(i - 1, ':') || note.IsMark(i - 1, '#');
        if ((pager || signed && note[label].Length > 1 && note[i].Length >= 4) && !note.Says(i + 1, "of")) finds.Add(i, i + 1, PhiType.Phone, 0.8f);
    }

    private static int Extension(Note note, int end)
    {
        var i = end;
        if (note.IsMark(i, ',')) i++;
        if (!note.IsWord(i) || note[i].Gap > Gap.Line || !(note.Says(i, "ext") || note.Says(i, "extension") || note.Says(i, "x") || note.Says(i, "extn") || note.Says(i, "opt") || note.Says(i, "option") || note.Says(i, "press"))) return end;
        i++;
        if (Spoken.Run(note, i, 1) is var said && said > 0) return said;
        while (note.InRange(i) && note[i].Kind == Kind.Mark && note[i].Mark is '.' or ':' or '#') i++;
        return note.InRange(i) && note[i].IsNumber && note[i].Length <= 6 ? i + 1 : end;
    }

    private static bool Joined(Note note, int i) => note.Glued(i) && note.InRange(i - 1) && (note[i - 1].Kind == Kind.Mark ? note[i - 1].Mark is '-' or '.' or '/' or '_' && note.Glued(i - 1) && i > 1 && note[i - 2].Kind != Kind.Mark : note[i - 1].Length > 3);

    private static bool Ends(Note note, int i) =>
        !(note.Glued(i + 1) && (note[i + 1].Kind == Kind.Mark ? note[i + 1].Mark is '-' or '/' or '_' && note.Glued(i + 2) && note[i + 2].Kind != Kind.Mark : !note.Says(i + 1, "x") && !note.Says(i + 1, "ext")));

    private static bool Labelled(Note note, int i, Phrase label)
    {
        for (var k = i - 1; k >= i - 5 && k >= 0; k--)
        {
            if (k < i - 1 && note[k + 1].Gap == Gap.Paragraph) return false;
            if ((note[k].Phrase & label) != 0 && (note[k].Length > 1 || note.IsMark(k + 1, ':'))) return true;
            if (note[k].Kind == Kind.Mark && note[k].Mark == ';') return false;
        }
        return false;
    }

    private static bool IsFax(Note note, int i)
    {
        for (var k = i - 1; k >= i - 4 && k >= 0; k--)
        {
            if ((note[k].Phrase & Fax) != 0) return true;
            if ((note[k].Phrase & Phone) != 0 || note[k].IsNumber || note[k].Gap == Gap.Paragraph) return FaxedTo(note, i);
        }
        return FaxedTo(note, i);
    }

    /// <summary>"Fax the results to …": the verb opens the clause.</summary>
    private static bool FaxedTo(Note note, int i)
    {
        if (!note.Says(i - 1, "to") && !note.Says(i - 1, "at")) return false;
        for (var k = i - 2; k >= i - 12 && k >= 0; k--)
        {
            if (note.Says(k, "fax") || note.Says(k, "faxed")) return true;
            if (note.IsMark(k, '.') && !(note.Glued(k + 1) && note[k + 1].IsNumber)) return false;
        }
        return false;
    }
}
