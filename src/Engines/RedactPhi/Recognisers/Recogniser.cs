using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>What a recogniser knows, as a data sheet: shown in the guide and in help.</summary>
/// <param name="Name">Its name in spans.</param>
/// <param name="What">What it finds.</param>
/// <param name="Format">How such a value is written.</param>
/// <param name="Context">The words that speak for or against it.</param>
/// <param name="Checksum">The check that tells real values, if there is one.</param>
/// <param name="Reference">Who defines the format.</param>
public sealed record RecogniserSheet(string Name, string What, string Format, string Context, string? Checksum, string Reference);

/// <summary>Finds identifiers of some kinds in a note in one pass over its tokens.</summary>
internal abstract class Recogniser
{
    public abstract RecogniserSheet Sheet { get; }
    public abstract void Find(Note note, Finds finds);

    /// <summary>All recognisers in the order in which they run: the sure ones claim their tokens first.</summary>
    public static IReadOnlyList<Recogniser> All { get; } =
    [
        new WebRecogniser(), new PhotoRecogniser(), new LabelledIdRecogniser(), new PhoneRecogniser(), new DateRecogniser(), new NumberRecogniser(), new AgeRecogniser(),
        new AddressRecogniser(), new FacilityRecogniser(), new NameRecogniser(),
    ];
}

/// <summary>A run of tokens that is an identifier.</summary>
internal readonly record struct Find(int Begin, int End, PhiType Type, float Score, byte By);

/// <summary>What the recognisers have found in a note; claims tokens so that weaker readings keep off.</summary>
internal sealed class Finds(Note note)
{
    public List<Find> All { get; } = [];
    public byte By { get; set; }

    public bool Free(int token) => note.InRange(token) && note[token].Claimed == 0;
    public bool Free(int begin, int end)
    {
        for (var i = begin; i < end; i++) if (!Free(i)) return false;
        return true;
    }

    public PhiType? Claim(int token) => note.InRange(token) && note[token].Claimed > 0 ? (PhiType)(note[token].Claimed - 1) : null;

    public void Add(int begin, int end, PhiType type, float score)
    {
        if (end <= begin) return;
        All.Add(new Find(begin, end, type, score, By));
        for (var i = begin; i < end; i++) note[i].Claimed = (byte)((int)type + 1);
    }
}
