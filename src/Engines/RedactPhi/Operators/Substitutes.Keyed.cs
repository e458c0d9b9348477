namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>Operators that need a key, or chance.</summary>
internal sealed partial class Substitutes
{
    private void Look(List<Piece> pieces) => _ = (text, options, pieces);

    private (string?, Operator) Keyed(in Piece piece, ReadOnlySpan<char> value, OperatorRule rule) => throw new KeyMissingException();
}
