using System.Net;
using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>HTML: texts, comments, scripts and every attribute that can hold words are read; tags stay.</summary>
internal static class HtmlFormat
{
    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase) { "b", "i", "em", "strong", "span", "a", "u", "font", "sub", "sup", "mark", "small", "s", "abbr", "wbr", "ins", "del", "code", "q", "cite", "label" };
    private static readonly HashSet<string> Structural = new(StringComparer.OrdinalIgnoreCase) { "class", "style", "rel", "type", "charset", "lang", "dir", "width", "height", "colspan", "rowspan", "align", "valign", "border", "role", "method", "tabindex", "xmlns", "bgcolor", "color" };

    public static DocumentResult Redact(string html, RedactionOptions options, PhiRedactor redactor)
    {
        var slots = new List<Slot>();
        var parts = Split(html, slots);
        var result = redactor.RedactSlots(slots, options);
        return DocumentRedactor.Done(DocumentFormat.Html, result, Encoding.UTF8.GetBytes(Join(parts)), ".html");
    }

    /// <summary>Splits into fixed markup and slots; the slots are added to the list, for a document that holds HTML within.</summary>
    public static List<(string? Fixed, Slot? Slot, char Kind)> Split(string html, List<Slot> slots)
    {
        var parts = new List<(string?, Slot?, char)>();
        var before = "\n\n";
        for (var i = 0; i < html.Length;)
        {
            if (html[i] != '<' || i + 1 >= html.Length || !(char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!' or '?'))
            {
                var end = html.IndexOf('<', i + 1);
                if (end < 0) end = html.Length;
                Text(html[i..end], 't', before);
                before = "";
                i = end;
                continue;
            }
            if (html.AsSpan(i).StartsWith("<!--"))
            {
                var end = html.IndexOf("-->", i + 4, StringComparison.Ordinal);
                if (end < 0) end = html.Length;
                parts.Add(("<!--", null, 'f'));
                Text(html[(i + 4)..end], 'c', "\n\n");
                parts.Add((end < html.Length ? "-->" : "", null, 'f'));
                i = Math.Min(html.Length, end + 3);
                before = "\n\n";
                continue;
            }
            i = Tag(html, i, parts, slots, out var name, out var close);
            if (!Inline.Contains(name)) before = "\n\n";
            if (!close && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                var end = html.IndexOf("</" + name, i, StringComparison.OrdinalIgnoreCase);
                if (end < 0) end = html.Length;
                Text(html[i..end], 'r', "\n\n");
                i = end;
            }
        }
        return parts;

        void Text(string raw, char kind, string parted)
        {
            if (raw.Length == 0) return;
            var slot = new Slot(kind == 't' ? WebUtility.HtmlDecode(raw) : raw) { Before = parted };
            slots.Add(slot);
            parts.Add((null, slot, kind));
        }
    }

    private static int Tag(string html, int i, List<(string?, Slot?, char)> parts, List<Slot> slots, out string name, out bool close)
    {
        var at = i + 1;
        close = at < html.Length && html[at] == '/';
        if (close) at++;
        var start = at;
        while (at < html.Length && (char.IsLetterOrDigit(html[at]) || html[at] is '!' or '?' or ':' or '-')) at++;
        name = html[start..at];
        var kept = i;
        while (at < html.Length && html[at] != '>')
        {
            if (!char.IsLetter(html[at]) && html[at] is not ('_' or ':' or '@')) { at++; continue; }
            var from = at;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('=' or '>' or '/')) at++;
            var attribute = html[from..at];
            while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
            if (at >= html.Length || html[at] != '=') continue;
            at++;
            while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
            if (at >= html.Length) break;
            var quote = html[at] is '"' or '\'' ? html[at++] : '\0';
            var begin = at;
            while (at < html.Length && (quote != '\0' ? html[at] != quote : !char.IsWhiteSpace(html[at]) && html[at] != '>')) at++;
            if (at > begin && !Structural.Contains(attribute))
            {
                parts.Add((html[kept..begin], null, 'f'));
                var slot = new Slot(WebUtility.HtmlDecode(html[begin..at]))
                {
                    Before = $"\n\n{attribute}: ",
                    Type = html.AsSpan(begin).StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? PhiType.Photo : attribute.Equals("href", StringComparison.OrdinalIgnoreCase) && html.AsSpan(begin).StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? PhiType.Email : attribute.Equals("href", StringComparison.OrdinalIgnoreCase) && html.AsSpan(begin).StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? PhiType.Phone : null,
                };
                slots.Add(slot);
                parts.Add((null, slot, 'a'));
                kept = at;
            }
            if (quote != '\0' && at < html.Length) at++;
        }
        if (at < html.Length) at++;
        parts.Add((html[kept..at], null, 'f'));
        return at;
    }

    public static string Join(List<(string? Fixed, Slot? Slot, char Kind)> parts)
    {
        var output = new StringBuilder();
        foreach (var (fix, slot, kind) in parts)
            output.Append(fix ?? (kind is 't' or 'a' ? WebUtility.HtmlEncode(slot!.Text) : slot!.Text));
        return output.ToString();
    }
}
