namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>A text within a document: what it holds, what stands before it for the recognisers only, and what it is when its place says so.</summary>
internal sealed class Slot(string text)
{
    /// <summary>The decoded text; the redacted one after the work.</summary>
    public string Text { get; set; } = text;

    /// <summary>What parts it from the slot before: nothing within a word, a label for a field, a blank line for a block.</summary>
    public string Before { get; init; } = "\n\n";

    /// <summary>What the whole slot is, when its field says so.</summary>
    public PhiType? Type { get; init; }

    /// <summary>Writes a kept year bare, for fields that must hold a date.</summary>
    public bool BareYear { get; init; }

    /// <summary>Puts the redacted text back into its document.</summary>
    public Action<string>? Put { get; init; }
}
