using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Ncci;

/// <summary>The quarters of NCCI by version number (v302r0: version 30.2, the third quarter of 2024) or by date.</summary>
internal static partial class NcciEditions
{
    public const string Book = "ncci";

    public static Edition? Named(string path)
    {
        if (EditionNames.IsExcerpt(path))
            return null;
        foreach (var piece in path.Split('/').Reverse())
            if (piece.Length < 256 && Version().Match(piece) is { Success: true } match)
            {
                var date = new NamedDate(1994 + int.Parse(match.Groups["v"].Value, null), (match.Groups["q"].Value[0] - '0') * 3 + 1);
                return EditionNames.Quarter(Book, date, EditionNames.IsOfficial(path));
            }
        return EditionNames.Calendar(Book, path);
    }

    [GeneratedRegex(@"(?<![a-z0-9])v(?<v>\d\d)\.?(?<q>[0-3])r\d",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();
}
