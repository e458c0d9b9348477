using System.Text;
using CodingAhead.Engines.Case2Code;

namespace CodingAhead.Surfaces.Web;

/// <summary>A piece of a line of a note: where it begins in code points, its words, and the evidence that covers it.</summary>
internal sealed record MarkedPiece(int At, string Text, IReadOnlyList<SheetEvidence> Covers);

/// <summary>A note cut into its lines, and each line where evidence begins or ends.</summary>
internal static class MarkedLines
{
    public static IEnumerable<IReadOnlyList<MarkedPiece>> Of(string text, IReadOnlyList<SheetEvidence> evidence)
    {
        var runes = text.EnumerateRunes().ToArray();
        var at = 0;
        while (at <= runes.Length)
        {
            var end = at;
            while (end < runes.Length && runes[end].Value != '\n')
                end++;
            yield return Line(runes, at, end, evidence);
            at = end + 1;
        }
    }

    private static List<MarkedPiece> Line(Rune[] runes, int begin, int end, IReadOnlyList<SheetEvidence> evidence)
    {
        var here = evidence.Where(e => e.Begin < end && e.End > begin).ToList();
        int[] cuts = [.. here.SelectMany(e => new[] { e.Begin, e.End }).Where(c => c > begin && c < end).Append(begin).Append(end).Distinct().Order()];
        var pieces = new List<MarkedPiece>();
        for (var i = 0; i + 1 < cuts.Length; i++)
            pieces.Add(new MarkedPiece(cuts[i], string.Concat(runes[cuts[i]..cuts[i + 1]].Select(r => r.ToString())), [.. here.Where(e => e.Begin <= cuts[i] && e.End >= cuts[i + 1]).OrderBy(e => e.End - e.Begin)]));
        return pieces;
    }
}
