using CodingAhead.Engines.RedactPhi.Lists;

namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>What stands for a value, by operator; remembers within one text what it has given for what.</summary>
internal sealed partial class Substitutes(string text, RedactionOptions options, int newestYear, ZipAreas areas)
{
    private static readonly string[] Tags = [.. PhiTypes.All.Select(t => $"[{t.Word()}]")];

    /// <summary>Looks over all pieces before the first is replaced.</summary>
    public void Prepare(List<Piece> pieces) => Look(pieces);

    /// <summary>The replacement, or null to keep the value; with the operator that was applied in the end.</summary>
    public (string? Replacement, Operator With) For(in Piece piece, ReadOnlySpan<char> value, OperatorRule rule) => rule.Operator switch
    {
        Operator.Tag => (Tagged(piece.Type, value), Operator.Tag),
        Operator.Fixed => (rule.Text ?? "", Operator.Fixed),
        Operator.Remove => ("", Operator.Remove),
        Operator.Mask => (Mask(value), Operator.Mask),
        Operator.Year => Year(piece, value),
        Operator.Zip3 => Zip(piece, value),
        Operator.Keep => (null, Operator.Keep),
        _ => Keyed(piece, value, rule),
    };

    /// <summary>The tag of a type; of a place the state at its end stays (164.514(b)(2)(i)(B)).</summary>
    private static string Tagged(PhiType type, ReadOnlySpan<char> value)
    {
        var tag = Tags[(int)type];
        if (type is not (PhiType.Address or PhiType.Facility)) return tag;
        var comma = value.LastIndexOf(',');
        if (comma < 0 || value.Length - comma > 24) return tag;
        var tail = value[(comma + 1)..].Trim();
        var isState = tail.Length == 2 ? (Vocabulary.Shared.Find(Vocabulary.HashOf(tail)).Sense & Reading.Sense.StateCode) != 0 : tail.Length > 3 && State(tail.ToString());
        return isState ? string.Concat(tag, ", ", tail) : tag;
    }

    private static bool State(string name)
    {
        var run = 0UL;
        foreach (var part in Vocabulary.Split(name)) run = Vocabulary.Join(run, Vocabulary.HashOf(part));
        return (Vocabulary.Shared.FindPhrase(run) & Reading.Phrase.State) != 0;
    }

    private static string Mask(ReadOnlySpan<char> value)
    {
        var masked = new char[value.Length];
        for (var i = 0; i < value.Length; i++) masked[i] = char.IsLetterOrDigit(value[i]) || char.IsSurrogate(value[i]) ? '*' : value[i];
        return new string(masked);
    }

    /// <summary>A date keeps its four-digit year, unless that year shows an age over 89.</summary>
    private (string?, Operator) Year(in Piece piece, ReadOnlySpan<char> value)
    {
        if (piece.Type != PhiType.Date) return (Tags[(int)piece.Type], Operator.Tag);
        for (var i = 0; i + 4 <= value.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(value[i - 1]) || i + 4 < value.Length && char.IsAsciiDigit(value[i + 4]) && !(i == 0 && Compact(value))) continue;
            if (value[i] is '1' or '2' && char.IsAsciiDigit(value[i + 1]) && char.IsAsciiDigit(value[i + 2]) && char.IsAsciiDigit(value[i + 3]) && int.Parse(value.Slice(i, 4), System.Globalization.CultureInfo.InvariantCulture) is > 1849 and < 2101 and var year)
                return newestYear > 0 && newestYear - year > 89 ? (Tags[(int)PhiType.Date], Operator.Tag) : ($"[DATE {ReplacementWriter.Number(year)}]", Operator.Year);
        }
        return (Tags[(int)PhiType.Date], Operator.Tag);
    }

    /// <summary>yyyymm, yyyymmdd and what follows them, without marks.</summary>
    private static bool Compact(ReadOnlySpan<char> value) => value.Length >= 6 && char.IsAsciiDigit(value[5]) && value[..6].IndexOfAnyExceptInRange('0', '9') < 0 && value[..2] is "18" or "19" or "20" && (value[4] - '0') * 10 + value[5] - '0' is > 0 and < 13;

    /// <summary>Of a ZIP code the first three digits, 000 for a small area.</summary>
    private (string?, Operator) Zip(in Piece piece, ReadOnlySpan<char> value)
    {
        if (piece.Type != PhiType.Address) return (Tags[(int)piece.Type], Operator.Tag);
        var digits = 0;
        foreach (var c in value)
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not ('-' or ' ' or '\n' or '\r')) return (Tagged(PhiType.Address, value), Operator.Tag);
        if (digits is not (5 or 9) || value.Length < 5) return (Tagged(PhiType.Address, value), Operator.Tag);
        return ($"[ZIP {(areas.Small(value[..3]) ? "000" : value[..3])}]", Operator.Zip3);
    }
}
