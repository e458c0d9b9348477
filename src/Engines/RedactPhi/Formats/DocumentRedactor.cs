using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>The formats whose structure is kept.</summary>
public enum DocumentFormat { Text, Markdown, Html, Csv, Json, JsonLines, Fhir, Hl7, Cda, Docx, Pdf, Eml, Unknown }

/// <summary>What became of a document.</summary>
public sealed record DocumentResult
{
    /// <summary>What the document was read as.</summary>
    public required DocumentFormat Format { get; init; }

    /// <summary>The redacted bytes; null when blocked or refused.</summary>
    public required byte[]? Content { get; init; }

    /// <summary>The extension the output should have, with its dot; a PDF becomes .txt.</summary>
    public required string Extension { get; init; }

    /// <summary>Why the document was not taken, in a sentence without values; null when it was.</summary>
    public string? Refused { get; init; }

    /// <summary>Spans and report over the joined texts of the document; null when refused.</summary>
    public RedactionResult? Result { get; init; }

    /// <summary>Whether nothing may be released.</summary>
    public bool Blocked => Content is null;

    /// <inheritdoc/>
    public override string ToString() => $"{Format}, {(Refused is not null ? "refused" : Blocked ? "blocked" : "released")}";
}

/// <summary>Redacts documents with their structure kept; what it does not know it refuses.</summary>
public sealed class DocumentRedactor(PhiRedactor redactor)
{
    private static readonly RedactionOptions Default = new();

    /// <summary>Redacts one document. The file's name helps to tell the format and is not kept.</summary>
    public DocumentResult Redact(byte[] content, string? fileName = null, RedactionOptions? options = null) => Redact(content, fileName, options ?? Default, 0);

    internal DocumentResult Redact(byte[] content, string? fileName, RedactionOptions options, int depth)
    {
        var format = FormatSniffer.Sniff(content, fileName);
        try
        {
            return format switch
            {
                DocumentFormat.Unknown => Refuse(format, "This type of file is not known, so it is not let through."),
                DocumentFormat.Docx => DocxFormat.Redact(content, options, redactor),
                DocumentFormat.Pdf => PdfFormat.Redact(content, options, redactor),
                DocumentFormat.Eml => EmlFormat.Redact(content, options, redactor, this, depth),
                DocumentFormat.JsonLines => JsonFormat.Lines(FormatSniffer.Decode(content), options, redactor),
                DocumentFormat.Json => JsonFormat.Redact(FormatSniffer.Decode(content), options, redactor, DocumentFormat.Json),
                DocumentFormat.Fhir => JsonFormat.Redact(FormatSniffer.Decode(content), options, redactor, DocumentFormat.Fhir),
                DocumentFormat.Csv => CsvFormat.Redact(FormatSniffer.Decode(content), fileName, options, redactor),
                DocumentFormat.Html => HtmlFormat.Redact(FormatSniffer.Decode(content), options, redactor),
                DocumentFormat.Hl7 => Hl7Format.Redact(FormatSniffer.Decode(content), options, redactor),
                DocumentFormat.Cda => CdaFormat.Redact(content, options, redactor),
                _ => Plain(FormatSniffer.Decode(content), format, options),
            };
        }
#pragma warning disable CA1031 // a broken document is refused; its parser's message may quote it and is dropped
        catch (Exception)
#pragma warning restore CA1031
        {
            return Refuse(format, $"The file does not read as {format}, so it is not let through.");
        }
    }

    private DocumentResult Plain(string text, DocumentFormat format, RedactionOptions options)
    {
        var result = redactor.Redact(text, options);
        return Done(format, result, result.Text is null ? null : Encoding.UTF8.GetBytes(result.Text), format == DocumentFormat.Markdown ? ".md" : ".txt");
    }

    internal static DocumentResult Done(DocumentFormat format, RedactionResult result, byte[]? content, string extension) => new() { Format = format, Result = result, Content = result.Blocked ? null : content, Extension = extension };

    internal static DocumentResult Refuse(DocumentFormat format, string why) => new() { Format = format, Content = null, Extension = "", Refused = why };
}
