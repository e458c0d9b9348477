using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>E-mail: header fields, text and HTML parts; attachments by their own format. What cannot be read is refused with the whole.</summary>
internal static class EmlFormat
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { "Received", "Return-Path", "Message-ID", "In-Reply-To", "References", "X-Originating-IP", "DKIM-Signature", "Delivered-To", "Thread-Index", "Thread-Topic", "Authentication-Results", "Received-SPF", "List-Unsubscribe", "Content-ID", "Disposition-Notification-To" };
    private static readonly HashSet<string> Structure = new(StringComparer.OrdinalIgnoreCase) { "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Importance", "X-Priority", "Content-Language" };

    private sealed record Part(List<(string Name, string Value)> Head, string Body, List<Part> Parts, string Boundary);

    public static DocumentResult Redact(byte[] content, RedactionOptions options, PhiRedactor redactor, DocumentRedactor documents, int depth)
    {
        if (depth > 3) return DocumentRedactor.Refuse(DocumentFormat.Eml, "The message is nested too deep.");
        var root = Read(Encoding.Latin1.GetString(content), 0);
        var slots = new List<Slot>();
        var pieces = new List<Func<string>>();
        var refused = "";
        Write(root, true);
        if (refused.Length > 0) return DocumentRedactor.Refuse(DocumentFormat.Eml, refused);
        var result = redactor.RedactSlots(slots, options);
        if (result.Blocked) return DocumentRedactor.Done(DocumentFormat.Eml, result, null, ".eml");
        var output = new StringBuilder();
        foreach (var piece in pieces) output.Append(piece());
        return DocumentRedactor.Done(DocumentFormat.Eml, result, Encoding.UTF8.GetBytes(output.ToString()), ".eml");

        void Write(Part part, bool top)
        {
            var type = Field(part, "Content-Type");
            var attachment = Field(part, "Content-Disposition").StartsWith("attachment", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/", StringComparison.OrdinalIgnoreCase);
            var mixed = part.Parts.Count > 0;
            foreach (var (name, value) in part.Head)
            {
                if (Dropped.Contains(name)) continue;
                if (Structure.Contains(name)) continue;
                var slot = new Slot(Encoded(value)) { Before = $"\n\n{name}: ", Type = name.Equals("Date", StringComparison.OrdinalIgnoreCase) ? PhiType.Date : Address(name) ? PhiType.Name : null };
                slots.Add(slot);
                pieces.Add(() => $"{name}: {Fold(slot.Text)}\r\n");
            }
            if (top) pieces.Add(() => "MIME-Version: 1.0\r\n");
            if (mixed)
            {
                var kind = type.Split(';')[0].Trim();
                pieces.Add(() => $"Content-Type: {(kind.Length == 0 ? "multipart/mixed" : kind)}; boundary=\"{part.Boundary}\"\r\n\r\n");
                foreach (var child in part.Parts)
                {
                    pieces.Add(() => $"--{part.Boundary}\r\n");
                    Write(child, false);
                    pieces.Add(() => "\r\n");
                }
                pieces.Add(() => $"--{part.Boundary}--\r\n");
                return;
            }
            var body = Decode(part, out var charset);
            if (attachment || !(type.Length == 0 || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("message/", StringComparison.OrdinalIgnoreCase)))
            {
                if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)) { pieces.Add(() => "Content-Type: text/plain; charset=utf-8\r\n\r\n[PHOTO]\r\n"); return; }
                var inner = documents.Redact(body, Name(part), options, depth + 1);
                if (inner.Content is null) { refused = "An attachment cannot be read or is held back, so the message is not let through."; return; }
                pieces.Add(() => $"Content-Type: application/octet-stream; name=\"attachment{inner.Extension}\"\r\nContent-Disposition: attachment; filename=\"attachment{inner.Extension}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(inner.Content, Base64FormattingOptions.InsertLineBreaks)}\r\n");
                return;
            }
            var text = charset.GetString(body);
            if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
            {
                var parts = HtmlFormat.Split(text, slots);
                pieces.Add(() => $"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(HtmlFormat.Join(parts)), Base64FormattingOptions.InsertLineBreaks)}\r\n");
                return;
            }
            var words = new Slot(text);
            slots.Add(words);
            pieces.Add(() => $"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words.Text}\r\n");
        }
    }

    private static bool Address(string name) => name.ToUpperInvariant() is "FROM" or "TO" or "CC" or "BCC" or "REPLY-TO" or "SENDER" or "RESENT-FROM" or "RESENT-TO";

    private static string Fold(string value) => value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Field(Part part, string name) => part.Head.Find(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    private static string? Name(Part part)
    {
        foreach (var field in (string[])["Content-Disposition", "Content-Type"])
        {
            var value = Field(part, field);
            var at = value.IndexOf("name=", StringComparison.OrdinalIgnoreCase);
            if (at >= 0) return value[(at + 5)..].Trim('"', ' ').Split('"', ';')[0];
        }
        return null;
    }

    private static Part Read(string text, int depth)
    {
        var head = new List<(string, string)>();
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            var line = text[at..end].TrimEnd('\r');
            at = Math.Min(text.Length, end + 1);
            if (line.Length == 0) break;
            if (line[0] is ' ' or '\t' && head.Count > 0) { head[^1] = (head[^1].Item1, head[^1].Item2 + " " + line.Trim()); continue; }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) head.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        var body = text[at..];
        var part = new Part(head, body, [], "");
        var type = Field(part, "Content-Type");
        var mark = type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase);
        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || mark < 0 || depth > 8) return part;
        var boundary = type[(mark + 9)..].Trim().TrimStart('"').Split('"', ';')[0].Trim();
        var parts = new List<Part>();
        var sections = body.Split("--" + boundary, StringSplitOptions.None);
        for (var i = 1; i < sections.Length; i++)
        {
            if (sections[i].StartsWith("--", StringComparison.Ordinal)) break;
            parts.Add(Read(sections[i].TrimStart('\r', '\n'), depth + 1));
        }
        return part with { Parts = parts, Boundary = "part" + depth.ToString(System.Globalization.CultureInfo.InvariantCulture) + "codingahead" };
    }

    private static byte[] Decode(Part part, out Encoding charset)
    {
        var type = Field(part, "Content-Type");
        charset = type.Contains("iso-8859", StringComparison.OrdinalIgnoreCase) || type.Contains("windows-125", StringComparison.OrdinalIgnoreCase) ? Encoding.Latin1 : type.Contains("utf-16", StringComparison.OrdinalIgnoreCase) ? Encoding.Unicode : Encoding.UTF8;
        var encoding = Field(part, "Content-Transfer-Encoding").Trim().ToLowerInvariant();
        return encoding switch
        {
            "base64" => Convert.FromBase64String(new string([.. part.Body.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=')])),
            "quoted-printable" => Quoted(part.Body),
            _ => Encoding.Latin1.GetBytes(part.Body),
        };
    }

    private static byte[] Quoted(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') { bytes.Add((byte)text[i]); continue; }
            if (i + 1 < text.Length && text[i + 1] == '\n') { i++; continue; }
            if (i + 2 < text.Length && text[i + 1] == '\r') { i += 2; continue; }
            if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var value)) { bytes.Add(value); i += 2; }
            else bytes.Add((byte)'=');
        }
        return [.. bytes];
    }

    /// <summary>Encoded words of header fields (RFC 2047).</summary>
    private static string Encoded(string value)
    {
        var output = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length;)
        {
            var end = value.AsSpan(i).StartsWith("=?") ? value.IndexOf("?=", i + 2, StringComparison.Ordinal) : -1;
            var words = end > 0 ? value[(i + 2)..end].Split('?') : [];
            if (end > 0 && words.Length == 2) end = value.IndexOf("?=", end + 2, StringComparison.Ordinal);
            if (end > 0) words = value[(i + 2)..end].Split('?', 3);
            if (words.Length != 3) { output.Append(value[i++]); continue; }
            var bytes = words[1].Equals("B", StringComparison.OrdinalIgnoreCase) ? Convert.FromBase64String(words[2]) : Quoted(words[2].Replace('_', ' '));
            output.Append((words[0].StartsWith("utf", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes));
            i = end + 2;
        }
        return output.ToString();
    }
}
