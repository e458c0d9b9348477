using CodingAhead.Engines.RedactPhi.Operators;

namespace CodingAhead.Engines.RedactPhi.Gate;

internal static class LeakGate
{
    public static List<Residual> Check(string original, string output, List<Written> written, List<Piece> pieces, RedactionOptions options) => [];
}
