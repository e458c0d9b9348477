using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Gems;

/// <summary>The General Equivalence Mappings between ICD-9-CM and ICD-10, of diagnoses or of procedures, in either direction.</summary>
public abstract class GemsReader(CodeSystem from, CodeSystem to) : BookReader
{
    /// <summary>ICD-10 took the place of ICD-9-CM on 1 October 2015 (45 CFR 162.1002).</summary>
    private static readonly DateOnly LastDayOfIcd9 = new(2015, 9, 30);

    public override string Book => "gems";

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    public override IReadOnlyList<string> Columns(FileHead head) => [$"{from.Title()} code", $"{to.Title()} code", "Flags"];

    public override bool Recognises(FileHead head)
    {
        var lines = HeadText.Lines(head);
        var rows = lines.Take(100).Where(l => l.Length > 0).ToList();
        // every row of the head must fit, since a procedure of ICD-9-CM alone looks like half a diagnosis
        return rows.Count > 0 && rows.TrueForAll(l => Parsed(l) is not null);
    }

    public override IEnumerable<Entry> Read(BookFile file, Action<int, string> reject)
    {
        var text = TextFile.Open(file);
        var (read, last) = (0, "");
        while (text.Next())
        {
            if (text.Line.IsWhiteSpace())
                continue;
            if (Parsed(text.Line) is not { } row)
                throw text.Wrong($"a code of {from.Title()}, a code of {to.Title()} or NoDx, and five digits", text.Line);
            read++;
            // the mappings are the only book here that names the codes of ICD-9-CM: by number, without titles
            if (from is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs && row.From != last)
                yield return new CodeEntry(new Code(from, last = row.From), true, null, null, null, text.Number, Ended: LastDayOfIcd9);
            Code? second = row.To is null ? null : new Code(to, row.To);
            yield return new MapEntry("gem", new Code(from, row.From), second, row.Flags, text.Number);
        }
        if (read == 0)
            throw text.Wrong("rows", "none");
        if (!text.Terminated)
            throw text.Wrong("a line end after the last row", "the end of the file");
    }

    // the first code is padded to one more than its longest, the second to its own longest or five, then the flags
    private (string From, string? To, string Flags)? Parsed(ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        if (space < 0 || line.Length < 12)
            return null;
        var first = line[..space];
        var rest = line[space..].Trim();
        var gap = rest.IndexOf(' ');
        if (gap < 0)
            return null;
        var second = rest[..gap];
        var flags = rest[gap..].Trim();
        if (flags.Length != 5 || flags.ContainsAnyExceptInRange('0', '9'))
            return null;
        var none = second is "NoDx" or "NoPCS" or "NoPcs";
        if (!Is(from, first) || !none && !Is(to, second) || none != (flags[1] == '1'))
            return null;
        return (first.ToString(), none ? null : second.ToString(), flags.ToString());
    }

    private static bool Is(CodeSystem system, ReadOnlySpan<char> code) => Code.Read(code.ToString(), system).Count == 1;
}

/// <summary>From diagnoses of ICD-9-CM to ICD-10-CM.</summary>
public sealed class Icd9ToIcd10CmReader() : GemsReader(CodeSystem.Icd9Cm, CodeSystem.Icd10Cm)
{
    public override string Table => "icd9cm_icd10cm";
}

/// <summary>From ICD-10-CM to diagnoses of ICD-9-CM.</summary>
public sealed class Icd10CmToIcd9Reader() : GemsReader(CodeSystem.Icd10Cm, CodeSystem.Icd9Cm)
{
    public override string Table => "icd10cm_icd9cm";
}

/// <summary>From procedures of ICD-9-CM to ICD-10-PCS.</summary>
public sealed class Icd9ToIcd10PcsReader() : GemsReader(CodeSystem.Icd9Pcs, CodeSystem.Icd10Pcs)
{
    public override string Table => "icd9pcs_icd10pcs";
}

/// <summary>From ICD-10-PCS to procedures of ICD-9-CM.</summary>
public sealed class Icd10PcsToIcd9Reader() : GemsReader(CodeSystem.Icd10Pcs, CodeSystem.Icd9Pcs)
{
    public override string Table => "icd10pcs_icd9pcs";
}
