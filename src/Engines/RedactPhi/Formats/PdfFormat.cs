using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>PDF: the text comes out redacted as plain text. The PDF itself is never given back: hidden layers cannot be ruled out.</summary>
internal static class PdfFormat
{
    public static DocumentResult Redact(byte[] content, RedactionOptions options, PhiRedactor redactor)
    {
        using var document = PdfDocument.Open(content);
        var text = new StringBuilder();
        var pages = 0;
        foreach (var page in document.GetPages())
        {
            var words = ContentOrderTextExtractor.GetText(page, true);
            if (!string.IsNullOrWhiteSpace(words)) pages++;
            if (text.Length > 0) text.Append("\n\n");
            text.Append(words);
        }
        if (pages == 0) return DocumentRedactor.Refuse(DocumentFormat.Pdf, "The PDF holds no text, only images; it would need recognition of characters and is not let through.");
        var result = redactor.Redact(text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal), options);
        return DocumentRedactor.Done(DocumentFormat.Pdf, result, result.Text is null ? null : Encoding.UTF8.GetBytes(result.Text), ".txt");
    }
}
