using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>Tells a document's format by its content first, then by its name.</summary>
internal static class FormatSniffer
{
    public static DocumentFormat Sniff(byte[] content, string? fileName)
    {
        var extension = Path.GetExtension(fileName ?? "").ToLowerInvariant();
        if (content.AsSpan().StartsWith("%PDF-"u8)) return DocumentFormat.Pdf;
        if (content.AsSpan().StartsWith("PK\u0003\u0004"u8)) return extension is ".docx" or "" && Contains(content, "word/") ? DocumentFormat.Docx : DocumentFormat.Unknown;
        if (Binary(content)) return DocumentFormat.Unknown;
        var head = Decode(content.Length > 8192 ? content[..8192] : content).TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\u000b');
        if (head.StartsWith("MSH|", StringComparison.Ordinal) || head.StartsWith("FHS|", StringComparison.Ordinal) || head.StartsWith("BHS|", StringComparison.Ordinal)) return DocumentFormat.Hl7;
        if (head.StartsWith("<?xml", StringComparison.Ordinal) || head.StartsWith("<ClinicalDocument", StringComparison.Ordinal))
            return head.Contains("<ClinicalDocument", StringComparison.Ordinal) || head.Contains(":ClinicalDocument", StringComparison.Ordinal) || extension is ".xml" ? DocumentFormat.Cda : head.Contains("<html", StringComparison.OrdinalIgnoreCase) ? DocumentFormat.Html : DocumentFormat.Unknown;
        if (extension is ".jsonl" or ".ndjson") return DocumentFormat.JsonLines;
        if (head.StartsWith('{') || head.StartsWith('[') && (extension is ".json" || head.AsSpan(1).TrimStart() is ['{', ..] or ['"', ..] or [']', ..]))
        {
            if (extension is not (".json" or "") && extension is ".txt" or ".md") return DocumentFormat.Text;
            return head.Contains("\"resourceType\"", StringComparison.Ordinal) ? DocumentFormat.Fhir : DocumentFormat.Json;
        }
        if (extension is ".csv" or ".tsv") return DocumentFormat.Csv;
        if (extension is ".eml" || Mail(head)) return DocumentFormat.Eml;
        if (extension is ".html" or ".htm" or ".xhtml" || head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return DocumentFormat.Html;
        if (extension is ".hl7") return DocumentFormat.Hl7;
        if (extension is ".xml" or ".cda" or ".ccda") return DocumentFormat.Cda;
        if (extension is ".md" or ".markdown") return DocumentFormat.Markdown;
        return extension is "" or ".txt" or ".text" or ".note" or ".log" or ".asc" or ".rpt" ? DocumentFormat.Text : DocumentFormat.Unknown;
    }

    private static bool Mail(string head)
    {
        var fields = 0;
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) break;
            foreach (var field in (ReadOnlySpan<string>)["From:", "To:", "Message-ID:", "MIME-Version:", "Received:", "Return-Path:", "Delivered-To:"])
                if (line.StartsWith(field, StringComparison.OrdinalIgnoreCase)) fields++;
        }
        return fields >= 3 && (head.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) || head.Contains("Message-ID:", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Contains(byte[] content, string name) => content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) >= 0;

    private static bool Binary(byte[] content)
    {
        if (content.Length >= 2 && (content[0] == 0xFF && content[1] == 0xFE || content[0] == 0xFE && content[1] == 0xFF)) return false;
        var head = content.AsSpan(0, Math.Min(content.Length, 65536));
        return head.IndexOf((byte)0) >= 0;
    }

    /// <summary>UTF-8, UTF-16 by its mark, else Latin-1: every byte is read, none is passed over.</summary>
    public static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) content = content[3..];
        if (content.Length >= 2 && content[0] == 0xFF && content[1] == 0xFE) return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        if (content.Length >= 2 && content[0] == 0xFE && content[1] == 0xFF) return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        try { return new UTF8Encoding(false, true).GetString(content); }
        catch (DecoderFallbackException) { return Encoding.Latin1.GetString(content); }
    }
}
