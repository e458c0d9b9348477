using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>Names of picture files: where the picture is of the patient, its name leads to it, and often is the patient's.</summary>
internal sealed class PhotoRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("photo", "references to photographs", "a file's name with the extension of a picture or a film", "against: names of everyday words only (chart.png)", null, "45 CFR 164.514(b)(2)(i)(Q)");

    private static readonly HashSet<ulong> Pictures = [.. new[] { "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "webp", "dcm", "mov", "avi", "mpg", "mpeg" }.Select(e => Vocabulary.HashOf(e))];

    public override void Find(Note note, Finds finds)
    {
        for (var i = 1; i + 1 < note.Count; i++)
        {
            if (!note.IsMark(i, '.') || !note.Glued(i) || !note.Glued(i + 1) || !note.IsWord(i + 1) || !Pictures.Contains(note[i + 1].Hash)) continue;
            var begin = i;
            var telling = false;
            while (begin > 0 && i - begin < 24 && finds.Free(begin - 1) && (begin == i || note.Glued(begin)) && (note[begin - 1].Kind != Kind.Mark || note[begin - 1].Mark is '-' or '_' or '.'))
            {
                begin--;
                telling |= note[begin].IsNumber || note[begin].IsWord && (!note[begin].Plain || note[begin].Named);
            }
            if (telling && finds.Free(begin, i + 2)) finds.Add(begin, i + 2, PhiType.Photo, 0.8f);
        }
    }
}
