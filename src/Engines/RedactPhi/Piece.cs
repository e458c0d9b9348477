using CodingAhead.Engines.RedactPhi.Policies;
using CodingAhead.Engines.RedactPhi.Reading;
using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>A find in places of the original text (UTF-16), after overlapping ones have been joined.</summary>
internal readonly record struct Piece(int Begin, int End, PhiType Type, float Score, byte By, bool Place, bool Kept = false)
{
    /// <summary>Sorts the finds, joins those that overlap and names that touch, and drops what the policy never takes.</summary>
    public static List<Piece> Join(Note note, Finds finds, RedactionPolicy policy, NameBook book)
    {
        var pieces = new List<Piece>(finds.All.Count);
        foreach (var find in finds.All)
        {
            if (find.Score < policy.Threshold || policy.KeepProviders && find.Type == PhiType.Name && book.Staff(note, find.Begin, find.End)) continue;
            pieces.Add(new Piece(note.OriginalAt(note[find.Begin].Start), note.OriginalAt(note[find.End - 1].End), find.Type, find.Score, find.By, find.Type != PhiType.Facility || Placed(note, find)));
        }
        pieces.Sort(static (a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : b.End.CompareTo(a.End));
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (joined.Count == 0) { joined.Add(piece); continue; }
            var last = joined[^1];
            if (piece.Begin < last.End)
            {
                var leads = piece.Score > last.Score || piece.Score == last.Score && piece.End - piece.Begin > last.End - last.Begin ? piece : last;
                joined[^1] = leads with { Begin = last.Begin, End = Math.Max(last.End, piece.End) };
            }
            else if (piece.Type == PhiType.Name && last.Type == PhiType.Name && Touch(note.Original, last.End, piece.Begin)) joined[^1] = last with { End = piece.End, Score = Math.Max(last.Score, piece.Score) };
            else if (last.Type == PhiType.Facility && piece.Type == PhiType.Address && InPlace(note.Original, last.End, piece.Begin)) joined[^1] = last with { End = piece.End };
            else joined.Add(piece);
        }
        if (policy.Never.Count > 0) joined.RemoveAll(p => policy.Never.Contains(note.Original[p.Begin..p.End].Trim().ToLowerInvariant()));
        return joined;
    }

    /// <summary>"Mayo Clinic in Rochester", "Kestrel Hospital, Tucson": one name of a place.</summary>
    private static bool InPlace(string text, int from, int to) => text.AsSpan(from, to - from) is " in " or ", " or " in\n" or "\nin " or " at ";

    private static bool Touch(string text, int from, int to)
    {
        if (to - from is < 1 or > 2) return false;
        for (var i = from; i < to; i++) if (text[i] is not (' ' or '\n' or '\r')) return false;
        return text[from] != '\n' || to - from == 1 && (to - 2 < 0 || text[from - 1] != '\n');
    }

    /// <summary>A facility of several words is a place (B); a bare acronym is another unique mark (R).</summary>
    private static bool Placed(Note note, in Find find)
    {
        var words = 0;
        for (var i = find.Begin; i < find.End; i++) if (note[i].IsWord) words++;
        return words > 1 || note[find.Begin].Shape != Shape.Upper;
    }
}
