using System.IO.Compression;
using System.Xml.Linq;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>
/// DOCX: every XML part of the package is read (text, deleted text, headers, footers, notes, comments, properties, authors, alt texts, links);
/// pictures are blanked, embedded packages and macros are refused.
/// </summary>
internal static class DocxFormat
{
    private static readonly byte[] Blank = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");
    private static readonly HashSet<string> Persons = new(StringComparer.OrdinalIgnoreCase) { "author", "initials", "creator", "lastModifiedBy", "manager", "userId", "providerId" };
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "t", "delText", "instrText", "delInstrText" };

    public static DocumentResult Redact(byte[] content, RedactionOptions options, PhiRedactor redactor)
    {
        using var input = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var slots = new List<Slot>();
        var parts = new List<(string Name, XDocument? Xml, byte[]? Raw)>();
        long total = 0;
        foreach (var entry in input.Entries)
        {
            var name = entry.FullName;
            var extension = Path.GetExtension(name).ToLowerInvariant();
            total += entry.Length;
            if (total > 400_000_000 || input.Entries.Count > 5000) return DocumentRedactor.Refuse(DocumentFormat.Docx, "The package is too large to read.");
            if (name.EndsWith('/')) continue;
            if (name.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("afchunk", StringComparison.OrdinalIgnoreCase) || extension is ".bin" or ".docx" or ".xlsx" or ".zip" or ".ole" or ".htm" or ".html" or ".mht" or ".rtf" or ".txt")
                return DocumentRedactor.Refuse(DocumentFormat.Docx, "The document holds embedded files or macros, which are not let through.");
            using var stream = entry.Open();
            if (extension is ".xml" or ".rels" or ".vml")
            {
                var xml = XmlSlots.Load(stream);
                if (extension == ".rels") Links(xml, slots);
                else Part(name, xml, slots);
                parts.Add((name, xml, null));
            }
            else if (extension is ".png" or ".jpg" or ".jpeg" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".emf" or ".wmf" or ".svg" or ".wdp" or ".webp" or ".ico") parts.Add((name, null, Blank));
            else if (extension is ".odttf" or ".ttf" or ".fntdata")
            {
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                parts.Add((name, null, copy.ToArray()));
            }
            else return DocumentRedactor.Refuse(DocumentFormat.Docx, "The document holds a part of an unknown type, which is not let through.");
        }
        var result = redactor.RedactSlots(slots, options);
        if (result.Blocked) return DocumentRedactor.Done(DocumentFormat.Docx, result, null, ".docx");
        foreach (var slot in slots) slot.Put?.Invoke(slot.Text);
        return DocumentRedactor.Done(DocumentFormat.Docx, result, Pack(parts), ".docx");
    }

    private static byte[] Pack(List<(string Name, XDocument? Xml, byte[]? Raw)> parts)
    {
        using var stream = new MemoryStream();
        using (var output = new ZipArchive(stream, ZipArchiveMode.Create, true))
            foreach (var (name, xml, raw) in parts)
            {
                var entry = output.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var to = entry.Open();
                to.Write(raw ?? XmlSlots.Save(xml!));
            }
        return stream.ToArray();
    }

    /// <summary>Targets outside the package: web addresses, mail, file paths.</summary>
    private static void Links(XDocument xml, List<Slot> slots)
    {
        foreach (var link in xml.Descendants().Where(e => e.Attribute("TargetMode")?.Value == "External"))
            if (link.Attribute("Target") is { } target) slots.Add(new Slot(target.Value) { Type = PhiType.Url, Put = _ => target.Value = "about:blank" });
    }

    private static void Part(string name, XDocument xml, List<Slot> slots)
    {
        var properties = name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase);
        foreach (var node in xml.DescendantNodes().ToList())
        {
            if (node is XComment or XProcessingInstruction) { node.Remove(); continue; }
            if (node is XElement element) Attributes(element, slots, name);
            else if (node is XText { Parent: { } holder } text && text.Value.Length > 0)
            {
                var local = holder.Name.LocalName;
                if (Texts.Contains(local)) slots.Add(XmlSlots.Of(text, Before(holder)));
                else if (properties && Persons.Contains(local) || local is "Manager") slots.Add(XmlSlots.Of(text, "\n\n", PhiType.Name));
                else if (properties && local == "Company") slots.Add(XmlSlots.Of(text, "\n\n", PhiType.Facility));
                else if (properties && local is "created" or "modified" or "lastPrinted") slots.Add(new Slot(text.Value) { Put = _ => text.Value = "2000-01-01T00:00:00Z" });
                else if (text.Value.Trim().Length > 1 && !(properties && local is "Template" or "Application" or "AppVersion" or "revision" or "TotalTime" or "Pages" or "Words" or "Characters" or "Lines" or "Paragraphs" or "CharactersWithSpaces" or "DocSecurity"))
                    slots.Add(XmlSlots.Of(text, "\n\n"));
            }
        }
    }

    /// <summary>Runs of one paragraph are one text; a tab, a break, a cell or a new paragraph part them.</summary>
    private static string Before(XElement holder)
    {
        var run = holder.Parent;
        for (var node = holder.PreviousNode; node is not null; node = node.PreviousNode)
            if (node is XElement e) return e.Name.LocalName switch { "t" or "delText" => "", "tab" => "\t", "br" or "cr" => "\n", _ => "" };
        var paragraph = holder.Ancestors().FirstOrDefault(a => a.Name.LocalName == "p");
        if (paragraph is null || run is null) return "\n\n";
        var first = paragraph.Descendants().FirstOrDefault(d => Texts.Contains(d.Name.LocalName) && d.Value.Length > 0);
        if (first != holder) return run.Elements().FirstOrDefault(e => e.Name.LocalName is not ("rPr" or "t"))?.Name.LocalName is "tab" ? "\t" : "";
        return paragraph.Parent?.Name.LocalName == "tc" ? "\n\n" : paragraph.ElementsBeforeSelf().LastOrDefault()?.Name.LocalName == "p" ? "\n" : "\n\n";
    }

    private static void Attributes(XElement element, List<Slot> slots, string part)
    {
        foreach (var attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration || attribute.Value.Length == 0) continue;
            var name = attribute.Name.LocalName;
            if (Persons.Contains(name)) slots.Add(XmlSlots.Of(attribute, PhiType.Name));
            else if (name is "date" or "dateUtc" && attribute.Value.Length > 9) slots.Add(new Slot(attribute.Value) { Put = _ => attribute.Value = "2000-01-01T00:00:00Z" });
            else if (name is "descr" or "title" or "alt" or "tooltip" or "string" or "placeholder" || name == "name" && element.Name.LocalName is "docPr" or "cNvPr" or "bookmarkStart" or "property" || name == "val" && element.Name.LocalName is "alias" or "tag" or "docVar" or "lastModifiedBy" or "text" || name is "instr" or "fullDate" or "dropText")
                slots.Add(XmlSlots.Of(attribute));
        }
        _ = part;
    }
}
