using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Numbers and codes whose label says what they are: record, account, plan, licence, vehicle, device and other unique ones.</summary>
internal sealed class LabelledIdRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("labelled-id", "MRN, account, health plan, SSN, licence, vehicle, device, biometric and other unique codes", "letters, digits, hyphens, dots after a label",
        "the labels of data/rules/redact/labels.txt, with no., #, id, colon or straight before the value", "none: the label decides", "45 CFR 164.514(b)(2)(i)(G)-(M), (P), (R)");

    private static readonly PhiType[] Types =
    [
        PhiType.Ssn, PhiType.Mrn, PhiType.HealthPlanId, PhiType.Account, PhiType.License, PhiType.Vehicle, PhiType.Device, PhiType.Biometric, PhiType.OtherId,
    ];

    private static readonly Phrase Any = Types.Aggregate(Phrase.None, (all, type) => all | Vocabulary.Label(type));
    private static readonly ulong User = Vocabulary.HashOf("user"), Username = Vocabulary.HashOf("username"), Login = Vocabulary.HashOf("login"), Handle = Vocabulary.HashOf("handle"), Portal = Vocabulary.HashOf("portal");

    public override void Find(Note note, Finds finds)
    {
        foreach (var hit in note.Hits)
        {
            if ((hit.Phrase & Any) == 0) continue;
            var type = TypeOf(hit.Phrase);
            if (note.Glued(hit.Begin) && note.InRange(hit.Begin - 1) && (note[hit.Begin - 1].Kind != Kind.Mark || note[hit.Begin - 1].Mark is '/' or '%')) continue;
            var begin = Connect(note, hit.End, out var sign);
            if (!note.InRange(begin) || !finds.Free(begin)) continue;
            if (IsHandle(note, hit) && HandleAt(note, begin, finds)) continue;
            // "record number six six one, four oh nine"
            if (Spoken.Run(note, begin, 4) is var said && said > 0 && finds.Free(begin, said)) { finds.Add(begin, said, type, 0.85f); continue; }
            var end = Value(note, begin, type, finds);
            if (type is PhiType.Device && note.IsMark(begin - 1, '(') && Bracketed(note, begin - 1, finds) is var udi && udi > end) { finds.Add(begin - 1, udi, type, 0.95f); continue; }
            if (end == begin || !Fits(note, begin, end, type, sign, hit)) continue;
            finds.Add(begin, end, type, sign ? 0.95f : 0.85f);
        }
    }

    private static PhiType TypeOf(Phrase phrase)
    {
        foreach (var type in Types) if ((phrase & Vocabulary.Label(type)) != 0) return type;
        return PhiType.OtherId;
    }

    /// <summary>Steps over what stands between a label and its value; a sign is what says "number".</summary>
    private static int Connect(Note note, int i, out bool sign)
    {
        sign = false;
        for (var steps = 0; steps < 8 && note.InRange(i) && note[i].Gap != Gap.Paragraph; steps++, i++)
        {
            ref var token = ref note[i];
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark is '#' or ':' or '=' || token.Mark == '|' && steps == 0) sign = true;
                else if (token.Mark is not ('.' or '(' or '-' or '"' or '\'' or ')' or '[' or '|')) break;
            }
            else if (note.Says(i, "ending") || note.Says(i, "ends") || note.Says(i, "no") || note.Says(i, "number") || note.Says(i, "num") || note.Says(i, "nos") || note.Says(i, "id") || note.Says(i, "ids") || note.Says(i, "nbr")) sign = true;
            else if (!(note.Says(i, "is") || note.Says(i, "was") || note.Says(i, "of") || note.Says(i, "code") || note.Says(i, "in") || note.Says(i, "with")
                || note.Says(i, "the") || note.Says(i, "last") || note.Says(i, "four") || note.Says(i, "digits") || note.Says(i, "label") || note.Says(i, "template") || note.Says(i, "verified") || note.Says(i, "as") || note.Says(i, "on") || note.Says(i, "file") || token.Shape == Shape.Lower && note.IsMark(i + 1, '(') && note.Says(i - 1, "is"))) break;
        }
        return i;
    }

    /// <summary>The end of the value: glued letters, digits and joining marks; a scanner's space after a hyphen is bridged.</summary>
    internal static int Value(Note note, int begin, PhiType type, Finds finds)
    {
        var i = begin;
        while (i < note.Count && i - begin < 40 && finds.Free(i))
        {
            ref var token = ref note[i];
            var glued = i == begin || token.Gap == Gap.None;
            if (token.Kind == Kind.Mark)
            {
                if (!glued || token.Mark is not ('-' or '_' or '/' or '.' or '#' or '*' or '+') || !note.InRange(i + 1) || note[i + 1].Kind == Kind.Mark && !(token.Mark is '*' or '#')) break;
                if (note[i + 1].Gap != Gap.None && !(token.Mark == '-' && note[i + 1].Gap is Gap.Space or Gap.Line && note[i + 1].IsNumber && i > begin)) break;
                i++;
                continue;
            }
            if (!glued)
            {
                var bridged = token.Gap <= Gap.Line && note.IsMark(i - 1, '-');
                var plate = type == PhiType.Vehicle && i == begin + 1 && token.Gap is Gap.Space or Gap.Line && note[begin].Shape == Shape.Upper && note[begin].Length is 2 or 3 && token.IsNumber && token.Length is 2 or 3 or 4;
                var spaced = token.IsNumber && token.Gap == Gap.Space && note[i - 1].IsNumber && token.Length is >= 2 and <= 5 && note[i - 1].Length is >= 2 and <= 5 && type is PhiType.Ssn or PhiType.Account or PhiType.HealthPlanId or PhiType.License;
                if (!bridged && !plate && !spaced && !Grouped(note, begin, i, type)) break;
            }
            i++;
        }
        while (i > begin && note[i - 1].Kind == Kind.Mark) i--;
        return i;
    }

    /// <summary>"XKB 2210 09836", "LCS 28841", "AZ CKA 4R7T": capital letters and figures written in groups.</summary>
    private static bool Grouped(Note note, int begin, int i, PhiType type)
    {
        ref var token = ref note[i];
        if (token.Gap != Gap.Space || type is not (PhiType.HealthPlanId or PhiType.License or PhiType.Vehicle or PhiType.Account) || i - begin > 6 || !note[begin].IsNumber && note[begin].Shape != Shape.Upper) return false;
        var before = i - 1;
        while (before > begin && note.Glued(before)) before--;
        // the group before: letters only, or figures; a word of the language is no group
        if (note[before].IsWord && (note[before].Shape != Shape.Upper || note[before].Length > 4 || note[before].Is(Sense.Function | Sense.Measure) && !note[before].Is(Sense.StateCode) && token.Length < 5)) return false;
        if (token.IsNumber) return token.Length >= (type == PhiType.Vehicle ? 1 : 3) && (note[before].IsWord || token.Length <= 6) && !(note.Is(i + 1, Sense.Measure) && !note.Glued(i + 1)) && !note.IsMark(i + 1, '/') && !note.IsMark(i + 1, '-');
        return type == PhiType.Vehicle && token.Shape == Shape.Upper && token.Length <= 4 && !token.Is(Sense.Function | Sense.Credential);
    }

    /// <summary>The end of a device identifier whose parts stand behind numbers in brackets: "(01)0310…(17)27…".</summary>
    private static int Bracketed(Note note, int open, Finds finds)
    {
        var i = open;
        while (note.InRange(i) && i - open < 40 && finds.Free(i) && (i == open || note.Glued(i)) && (note[i].Kind != Kind.Mark || note.IsMark(i, '(') && note.InRange(i + 2) && note[i + 1].IsNumber && note.IsMark(i + 2, ')') || note.IsMark(i, ')') && note[i - 1].IsNumber && note.IsMark(i - 2, '(') || note[i].Mark is '-' or '/' or '.' && note.Glued(i + 1))) i++;
        return i;
    }

    private static bool Fits(Note note, int begin, int end, PhiType type, bool sign, Hit hit)
    {
        int letters = 0, digits = 0, slashes = 0, dots = 0;
        for (var k = begin; k < end; k++)
        {
            if (note[k].IsWord) letters += note[k].Length;
            else if (note[k].IsNumber) digits += note[k].Length;
            else if (note[k].Mark == '/') slashes++;
            else if (note[k].Mark == '.') dots++;
        }
        // a vehicle's number has 17 places, of which most may be letters
        if (digits == 0 || letters > digits + 8 && !(type == PhiType.Vehicle && letters + digits == 17)) return false;
        // of the 17 signs of a VIN a single one may be a digit
        if (type == PhiType.Vehicle && letters + digits == 17) return true;
        if (slashes == 2 && letters == 0 || dots == 1 && letters == 0 && digits < 7) return false;
        if (slashes == 1 && letters == 0 && digits < 6) return false;
        if (note.Is(end, Sense.Measure) && note[end].Gap <= Gap.Space && digits < 7 && !sign) return false;
        if (letters > 0 && note[end - 1].IsWord && note[end - 1].Is(Sense.Measure) && digits < 5 && note[begin].IsNumber) return false;
        if (type == PhiType.Ssn) return digits is 4 or 9 || digits > 4 && sign;
        if (type is PhiType.Mrn) return digits >= (sign ? 2 : 4) || letters > 0 && digits > 1;
        if (note[hit.Begin].Length == 1 && !sign) return false;
        var firm = hit.End - hit.Begin > 1 || hit.Phrase == Vocabulary.Label(type) && type is PhiType.License or PhiType.Vehicle && hit.End - hit.Begin == 1 && !note.Says(hit.Begin, "tag") && !note.Says(hit.Begin, "plate") && !note.Says(hit.Begin, "state") && !note.Says(hit.Begin, "permit");
        if (sign || firm) return digits >= 3 || digits + letters >= 4 && digits > 1;
        return digits >= 5 || digits >= 3 && letters >= 1 && digits + letters >= 5 || type == PhiType.Vehicle && (digits >= 3 && letters >= 1 || digits >= 2 && letters >= 2 && digits + letters is >= 5 and <= 9 && note[begin].Shape == Shape.Upper);
    }

    private static bool IsHandle(Note note, Hit hit)
    {
        for (var k = hit.Begin; k < hit.End; k++)
            if (note[k].Hash is var h && (h == User || h == Username || h == Login || h == Handle || h == Portal) || note.Says(k, "password") || note.Says(k, "word") && note.Says(k - 1, "code") || note.Says(k, "codeword") || note.Says(k, "passcode") || note.Says(k, "twitter") || note.Says(k, "instagram") || note.Says(k, "screen") || note.Says(k, "snapchat") || note.Says(k, "skype")) return true;
        return false;
    }

    /// <summary>A user name may be letters only: it must be glued to digits or marks, or be no plain word.</summary>
    private static bool HandleAt(Note note, int begin, Finds finds)
    {
        while (note.Says(begin, "to") || note.Says(begin, "name")) begin++;
        if (!note.InRange(begin) || !note[begin].IsWord || note[begin].Gap == Gap.Paragraph) return false;
        var end = begin + 1;
        while (end < note.Count && end - begin < 40 && note.Glued(end) && finds.Free(end) && (note[end].Kind != Kind.Mark || note[end].Mark is '_' or '-' or '.' && note.Glued(end + 1) && !(note.InRange(end + 1) && note[end + 1].Kind == Kind.Mark))) end++;
        if (end == begin + 1 && (note[begin].Plain || note[begin].Is(Sense.Function | Sense.Say) || note[begin].Phrase != Phrase.None)) return false;
        finds.Add(begin, end, PhiType.OtherId, 0.8f);
        return true;
    }
}
