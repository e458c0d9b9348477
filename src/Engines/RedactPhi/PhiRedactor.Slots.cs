using System.Text;
using CodingAhead.Engines.RedactPhi.Formats;
using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi;

public sealed partial class PhiRedactor
{
    /// <summary>
    /// Redacts the slots of a document as one text, so that a name learned in one is found in all. Slots that are an identifier by their place
    /// are taken whole and looked for in the others. The slots hold the output unless the result is blocked.
    /// </summary>
    internal RedactionResult RedactSlots(IReadOnlyList<Slot> slots, RedactionOptions options)
    {
        var joined = new StringBuilder();
        var places = new (int Begin, int End)[slots.Count];
        var known = new List<KnownValue>(options.Known);
        for (var i = 0; i < slots.Count; i++)
        {
            joined.Append(slots[i].Before);
            places[i] = (joined.Length, joined.Length + slots[i].Text.Length);
            joined.Append(slots[i].Text);
            if (slots[i].Type is { } type && type is not (PhiType.Date or PhiType.AgeOver89) && slots[i].Text.Trim().Length > (type == PhiType.Name ? 2 : 4)) known.Add(new KnownValue(slots[i].Text.Trim(), type));
        }
        var text = joined.ToString();
        var ask = options with { Known = known };
        var (pieces, newest, failed) = Try(text, ask);
        var clipped = Clip(pieces, slots, places);
        var marks = new int[slots.Count * 2];
        var result = Act(text, clipped, ask, newest, failed, places, marks, out var output);
        if (output is null || result.Blocked) return result;
        for (var i = 0; i < slots.Count; i++)
        {
            var made = output[marks[2 * i]..marks[2 * i + 1]];
            slots[i].Text = slots[i].BareYear && made is ['[', 'D', 'A', 'T', 'E', ' ', _, _, _, _, ']'] ? made[6..10] : made;
        }
        return result;
    }

    /// <summary>Cuts finds at the borders of slots, and takes whole those that are identifiers by their place.</summary>
    private static List<Piece> Clip(List<Piece> pieces, IReadOnlyList<Slot> slots, (int Begin, int End)[] places)
    {
        var clipped = new List<Piece>(pieces.Count + 16);
        var at = 0;
        for (var i = 0; i < slots.Count; i++)
        {
            var (begin, end) = places[i];
            while (at < pieces.Count && pieces[at].End <= begin) at++;
            if (slots[i].Type is { } type)
            {
                var from = begin;
                var to = end;
                while (from < to && char.IsWhiteSpace(slots[i].Text[from - begin])) from++;
                while (to > from && char.IsWhiteSpace(slots[i].Text[to - begin - 1])) to--;
                if (to > from) clipped.Add(new Piece(from, to, type, 1f, (byte)Recogniser.All.Count, true));
                continue;
            }
            for (var k = at; k < pieces.Count && pieces[k].Begin < end; k++)
                clipped.Add(pieces[k] with { Begin = Math.Max(begin, pieces[k].Begin), End = Math.Min(end, pieces[k].End) });
        }
        clipped.RemoveAll(p => p.End <= p.Begin);
        return clipped;
    }
}
