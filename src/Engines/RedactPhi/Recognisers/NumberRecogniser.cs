using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Identifiers without a label, told by a check digit or by their shape; codes and quantities of medicine stay.</summary>
internal sealed class NumberRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("number", "SSN, VIN, card, MBI, NPI, DEA and other long codes", "3-2-4 digits; 17 signs; 13 to 19 digits; 11 signs; 10 digits; 2 letters and 7 digits; letters and digits of 6 and more",
        "against: a unit after it, a code system or NDC before it, the shape of ICD-10, CPT, PCS, a range of years", "Luhn, NPI (80840), DEA, VIN, MBI format", "SSA, ISO/IEC 7812-1, 45 CFR 162.406, 21 CFR 1301, 49 CFR 565, CMS MBI");

    private static readonly HashSet<ulong> CodeSystems =
    [
        .. new[] { "snomed", "sct", "snomedct", "loinc", "rxnorm", "rxcui", "ndc", "icd", "cpt", "hcpcs", "nct", "pmid", "doi", "isbn", "pubmed", "umls", "cui", "cvx", "code", "codes", "gene", "locus", "chr", "drg", "taxonomy", "oid", "issn" }.Select(w => Vocabulary.HashOf(w)),
    ];

    public override void Find(Note note, Finds finds)
    {
        Span<char> plain = stackalloc char[64];
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Kind == Kind.Mark)
            {
                if (note[i].Mark is '*' or '-' && MaskedSsn(note, finds, i)) i += 2;
                continue;
            }
            if (!finds.Free(i)) continue;
            if (note[i].IsNumber && Ssn(note, finds, i)) { i += 4; continue; }
            if (note[i].Length == 1 && Spaced(note, finds, i) is var spaced && spaced > 0) { i = spaced - 1; continue; }
            var end = Chunk(note, i, finds, out var letters, out var digits, out var marks);
            if (marks == 0 && digits is > 1 and < 5 && letters > 3 && Handle(note, i, end) || Underscored(note, i, end, letters)) finds.Add(i, end, PhiType.OtherId, 0.65f);
            else if (digits >= 4 && Type(note, i, end, letters, digits, marks, plain) is { } type) finds.Add(i, end, type, 0.75f);
            i = end - 1;
        }
    }

    /// <summary>A number read out sign by sign, "2 N 7 7, G 5 0 …": its end when it is a Medicare number; 0 when it is not.</summary>
    private static int Spaced(Note note, Finds finds, int i)
    {
        Span<char> signs = stackalloc char[11];
        var count = 0;
        for (var k = i; note.InRange(k) && count < 11 && finds.Free(k); k++)
        {
            if (note[k].Kind == Kind.Mark) { if (count > 0 && note[k].Mark is ',' or '-') continue; return 0; }
            if (note[k].Length != 1 || note[k].Gap > Gap.Line && count > 0) return 0;
            signs[count++] = note.Char(note[k].Start);
            if (count < 11 || !Checksums.Mbi(signs)) continue;
            finds.Add(i, k + 1, PhiType.HealthPlanId, 0.9f);
            return k + 1;
        }
        return 0;
    }

    private static int Chunk(Note note, int begin, Finds finds, out int letters, out int digits, out int marks)
    {
        letters = digits = marks = 0;
        var i = begin;
        while (i < note.Count && finds.Free(i) && (i == begin || note[i].Gap == Gap.None))
        {
            ref var token = ref note[i];
            if (token.IsWord) letters += token.Length;
            else if (token.IsNumber) digits += token.Length;
            else if (token.Mark is '-' or '_' or '.' or '#' or '*' && note.Glued(i + 1) && note[i + 1].Kind != Kind.Mark) marks++;
            else break;
            i++;
        }
        return Math.Max(i, begin + 1);
    }

    /// <summary>A user name: a word that is no word of the language with digits glued to it, "gbaker22".</summary>
    private static bool Handle(Note note, int begin, int end) =>
        end == begin + 2 && note[begin].IsWord && note[begin].Shape == Shape.Lower && note.Word(begin).IndexOfAnyInRange('A', 'Z') < 0 && !note[begin].Is(Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Measure | Sense.Month | Sense.Say | Sense.BeforeDate) && note[begin].Phrase == Phrase.None
        && !(note.InRange(end) && note.Glued(end) && note[end].Kind == Kind.Mark && note[end].Mark is '/' or '%' or '-');

    /// <summary>Words or digits joined by an underscore are a user name.</summary>
    private static bool Underscored(Note note, int begin, int end, int letters)
    {
        // c.68_69delAG is a variant of a gene
        if (letters < 4 || note[begin].Length == 1 && note.IsMark(begin + 1, '.')) return false;
        for (var k = begin + 1; k < end - 1; k++)
            if (note.IsMark(k, '_')) return true;
        return false;
    }

    private static bool Ssn(Note note, Finds finds, int i)
    {
        if (note[i].Length != 3 || i + 4 >= note.Count || note[i + 2].Length != 2 || !note[i + 2].IsNumber || note[i + 4].Length != 4 || !note[i + 4].IsNumber) return false;
        if (note[i + 1].Kind != Kind.Mark || note[i + 3].Kind != Kind.Mark || note[i + 1].Mark != note[i + 3].Mark || note[i + 1].Mark is not ('-' or '.') || note[i + 1].Gap > Gap.Space || note[i + 2].Gap > Gap.Line || note[i + 4].Gap > Gap.Line) return false;
        if (!finds.Free(i, i + 5)) return false;
        finds.Add(i, i + 5, PhiType.Ssn, 0.9f);
        return true;
    }

    /// <summary>The open end of a masked number: "***-**-1234", "xxx-xx-1234".</summary>
    private static bool MaskedSsn(Note note, Finds finds, int i)
    {
        var number = i + 1;
        if (note.IsMark(number, '-')) number++;
        if (!note.IsMark(number - 1, '-') || !note.InRange(number) || !note[number].IsNumber || note[number].Length != 4 || number < 3 || !finds.Free(number)) return false;
        if (!(note.IsMark(number - 2, '*') || note.Says(number - 2, "xx")) || !note.Glued(number)) return false;
        finds.Add(number, number + 1, PhiType.Ssn, 0.85f);
        return true;
    }

    private static PhiType? Type(Note note, int begin, int end, int letters, int digits, int marks, Span<char> plain)
    {
        var length = 0;
        for (var k = begin; k < end; k++)
            if (note[k].Kind != Kind.Mark)
                foreach (var c in note.Word(k)) if (length < plain.Length) plain[length++] = c;
        ReadOnlySpan<char> text = plain[..length];
        if (AfterCodeSystem(note, begin)) return null;
        if (length == 17 && letters > 0 && Checksums.Vin(text)) return PhiType.Vehicle;
        if (letters == 0)
        {
            if (marks <= 4 && Checksums.Card(text)) return PhiType.Account;
            if (marks == 0 && Checksums.Npi(text)) return PhiType.License;
            return Digits(note, begin, end, digits, marks) ? PhiType.OtherId : null;
        }
        if (length == 11 && Checksums.Mbi(text)) return PhiType.HealthPlanId;
        if (marks == 0 && length == 9 && Checksums.Dea(text)) return PhiType.License;
        return Mixed(note, begin, end, letters, digits, marks, text) ? PhiType.OtherId : null;
    }

    private static bool Digits(Note note, int begin, int end, int digits, int marks)
    {
        if (note.Is(end, Sense.Measure) && note[end].Gap <= Gap.Space || note.IsMark(end, '%') || note.IsMark(end, '/') && note.Glued(end)) return false;
        if (note.IsMark(begin - 1, '$') || note.IsMark(begin - 1, '/') && note.Glued(begin)) return false;
        if (marks == 0) return digits >= 7 || digits == 6 && note.IsMark(begin - 1, '#');
        var dots = 0;
        for (var k = begin; k < end; k++) if (note.IsMark(k, '.')) dots++;
        if (dots > 0) return dots >= 3 && digits >= 8;
        if (end - begin == 3 && note[begin].Length == 4 && note[begin + 2].Length == 4 && note.Number(begin) is > 1899 and < 2100 && note.Number(begin + 2) is > 1899 and < 2100) return false;
        return digits >= 7;
    }

    private static bool Mixed(Note note, int begin, int end, int letters, int digits, int marks, ReadOnlySpan<char> text)
    {
        if (digits < 4 || text.Length < 6 || letters > 12) return false;
        if (note.Is(end, Sense.Measure) && note[end].Gap <= Gap.Space && note[end - 1].IsNumber && digits < 7) return false;
        for (var k = begin; k < end; k++)
            if (note[k].IsWord && (note[k].Is(Sense.Measure) && k > begin && note[k - 1].IsNumber || note[k].Length > 3 && (note[k].Plain || note[k].Is(Sense.Month)) || note[k].Is(Sense.Month) && marks > 0)) return false;
        // names of gene variants: p.Gly12Val, c.1182del, G20210A
        if (marks == 0 && end - begin == 3 && Base(note, begin) && note[begin + 1].IsNumber && Base(note, begin + 2)) return false;
        if (note[begin].Length == 1 && note.IsMark(begin + 1, '.') && note[begin].IsWord && note[begin].Shape == Shape.Lower) return false;
        if (CodeSystems.Contains(note[begin].Hash) || note.Says(begin, "covid") || note.Says(begin, "sars")) return false;
        if (note[begin].IsWord && note[begin].Shape == Shape.Lower && note[begin].Length > 3 && marks > 0 && digits == 4) return false;
        // ICD-10-PCS: seven places, no I or O; J-codes, ICD-10 with its dot and CPT modifiers are shorter or decimal
        if (marks == 0 && text.Length == 7 && char.IsAsciiDigit(text[0]) && letters >= 2 && text.IndexOfAny("IOio") < 0 && text[1] is >= 'A' and <= 'Z') return false;
        if (marks == 1 && end - begin >= 3 && letters == 1 && digits <= 6 && Icd(note, begin)) return false;
        return true;
    }

    private static bool Base(Note note, int i) => note[i].Length == 1 && note.Char(note[i].Start) is 'A' or 'C' or 'G' or 'T';

    private static bool Icd(Note note, int begin) => note[begin].Length == 1 && note.InRange(begin + 2) && note[begin + 1].IsNumber && note[begin + 1].Length == 2 && note.IsMark(begin + 2, '.');

    private static bool AfterCodeSystem(Note note, int begin)
    {
        for (var k = begin - 1; k >= begin - 4 && k >= 0; k--)
        {
            if (note[k].IsWord && CodeSystems.Contains(note[k].Hash)) return true;
            if (note[k].Gap == Gap.Paragraph) return false;
        }
        return false;
    }
}
