using System.Globalization;
using System.Text;

namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>Where a replacement stands in the output (UTF-16), and of what type it is.</summary>
internal readonly record struct Written(int Begin, int End, PhiType Type);

/// <summary>The policy needs a key that the caller did not give.</summary>
internal sealed class KeyMissingException() : InvalidOperationException("This policy needs a key.");

/// <summary>Writes the output of one text: what stays as it is, and what stands for each piece.</summary>
internal sealed class ReplacementWriter(string text, RedactionOptions options, int newestYear, ZipAreas areas)
{
    private readonly Substitutes substitutes = new(text, options, newestYear, areas);

    /// <summary>The places of the replacements in the output.</summary>
    public List<Written> Written { get; } = [];

    public string Write(List<Piece> pieces, List<PhiSpan> spans, ReportBuilder report, (int Begin, int End)[] places, int[] marks)
    {
        var output = new StringBuilder(text.Length + pieces.Count * 4);
        var sheets = PhiRedactor.Sheets;
        var at = 0;
        var points = 0;
        substitutes.Prepare(pieces);
        var mark = 0;
        foreach (var piece in pieces)
        {
            while (mark < marks.Length && Border(places, mark) <= piece.Begin) { marks[mark] = output.Length + Border(places, mark) - at; mark++; }
            output.Append(text, at, piece.Begin - at);
            var begin = points + Points(text.AsSpan(at, piece.Begin - at));
            var value = text.AsSpan(piece.Begin, piece.End - piece.Begin);
            var end = begin + Points(value);
            var rule = options.Policy.RuleFor(piece.Type);
            var letter = piece.Type == PhiType.Facility && !piece.Place ? 'R' : piece.Type.Class();
            var (replacement, with) = piece.Kept ? (null, Operator.Keep) : substitutes.For(piece, value, rule);
            if (piece.Kept) Written.Add(new Written(output.Length, output.Length + value.Length, piece.Type));
            if (replacement is null) output.Append(value);
            else
            {
                Written.Add(new Written(output.Length, output.Length + replacement.Length, piece.Type));
                output.Append(replacement);
            }
            spans.Add(new PhiSpan(begin, end, piece.Type, letter, replacement, Math.Round(piece.Score, 2), sheets[piece.By].Name));
            report.Count(piece.Type, letter, with);
            if (piece.Kept) report.Kept++;
            at = piece.End;
            points = end;
        }
        for (; mark < marks.Length; mark++) marks[mark] = output.Length + Border(places, mark) - at;
        output.Append(text, at, text.Length - at);
        return output.ToString();
    }

    /// <summary>The borders of the slots in order: begin, end, begin, end.</summary>
    private static int Border((int Begin, int End)[] places, int mark) => mark % 2 == 0 ? places[mark / 2].Begin : places[mark / 2].End;

    /// <summary>The number of code points in a run of UTF-16.</summary>
    public static int Points(ReadOnlySpan<char> run)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < run.Length; i++)
            if (char.IsHighSurrogate(run[i]) && char.IsLowSurrogate(run[i + 1])) { pairs++; i++; }
        return run.Length - pairs;
    }

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
