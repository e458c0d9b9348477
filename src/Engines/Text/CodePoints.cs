namespace CodingAhead.Engines.Text;

/// <summary>Counts Unicode code points: the offsets of answers. A surrogate without its partner counts as one.</summary>
public sealed class CodePoints
{
    private readonly int[]? pairs;
    private readonly int length;

    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        length = text.Length;
        List<int>? found = null;
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsSurrogatePair(text[i], text[i + 1]))
                (found ??= []).Add(i++);
        pairs = found?.ToArray();
    }

    /// <summary>The code points before an index of the string.</summary>
    public int At(int index)
    {
        if (pairs is null)
            return index;
        var before = Array.BinarySearch(pairs, index);
        return index - (before < 0 ? ~before : before);
    }

    /// <summary>The index of the string at which a code point stands; an offset beyond the text is its end.</summary>
    public int IndexOf(int codePoint)
    {
        codePoint = Math.Clamp(codePoint, 0, At(length));
        if (pairs is null)
            return codePoint;
        // the pair number k stands k code points before its index
        var (low, high) = (0, pairs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (pairs[middle] - middle < codePoint)
                low = middle + 1;
            else
                high = middle;
        }
        return codePoint + low;
    }
}
