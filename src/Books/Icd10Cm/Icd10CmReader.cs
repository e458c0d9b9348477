using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Icd10Cm;

/// <summary>A reader of one of the files of ICD-10-CM; its editions begin in October, and some in January or April.</summary>
public abstract class Icd10CmReader : BookReader
{
    public override string Book => "icd10cm";

    public override Edition? EditionNamed(string name) => EditionNames.Fiscal(Book, name);

    /// <summary>The edition of a year that stands inside a file, refined to a month by the names around it.</summary>
    private protected Edition? EditionOfVersion(FileHead head)
    {
        var version = HeadText.Element(HeadText.Of(head), "version");
        if (version is not ['2', '0', >= '0' and <= '9', >= '0' and <= '9'])
            return null;
        // the file states only a year: a name that says January of that year knows better
        return EditionNamed(head.Path) is { } named && named.Name.StartsWith(version, StringComparison.Ordinal)
            ? named
            : EditionNamed(version) is { } year ? year with { Official = EditionNames.IsOfficial(head.Path) } : null;
    }
}
