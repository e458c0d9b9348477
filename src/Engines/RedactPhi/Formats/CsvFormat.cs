using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>Delimited tables (RFC 4180): columns whose head names an identifier are taken whole, all other cells are read as text under their head.</summary>
internal static class CsvFormat
{
    public static DocumentResult Redact(string text, string? fileName, RedactionOptions options, PhiRedactor redactor)
    {
        var comma = Delimiter(text, fileName);
        var rows = Parse(text, comma);
        if (rows.Count == 0) return DocumentRedactor.Done(DocumentFormat.Csv, redactor.Redact("", options), [], ".csv");
        var heads = rows[0].ConvertAll(c => c.Text.Trim());
        var types = heads.ConvertAll(FieldNames.TypeOf);
        var headed = types.Exists(t => t is not null) || heads.TrueForAll(h => h.Length > 0 && !h.Any(char.IsDigit));
        var typed = types.Exists(t => t is not null);
        var slots = new List<Slot>();
        var cells = new Dictionary<(int, int), Slot>();
        for (var r = 0; r < rows.Count; r++)
            for (var c = 0; c < rows[r].Count; c++)
            {
                if (rows[r][c].Text.Length == 0 || r == 0 && Ordinary(heads[c], types[c])) continue;
                var type = headed && r > 0 && c < types.Count ? types[c] : !typed && Person(rows[r][c].Text) ? PhiType.Name : null;
                var slot = new Slot(rows[r][c].Text) { Type = type, Before = headed && r > 0 && c < heads.Count && types[c] is null && heads[c].Length > 0 && !heads[c].Contains(' ', StringComparison.Ordinal) ? $"\n\n{heads[c].Replace('_', ' ')}: " : "\n\n" };
                cells[(r, c)] = slot;
                slots.Add(slot);
            }
        var result = redactor.RedactSlots(slots, options);
        var output = new StringBuilder(text.Length);
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < rows[r].Count; c++)
            {
                if (c > 0) output.Append(comma);
                Quote(output, cells.TryGetValue((r, c), out var slot) ? slot.Text : rows[r][c].Text, comma, rows[r][c].Quoted);
            }
            output.Append('\n');
        }
        return DocumentRedactor.Done(DocumentFormat.Csv, result, Encoding.UTF8.GetBytes(output.ToString()), comma == '\t' ? ".tsv" : ".csv");
    }

    /// <summary>A head of listed words is a head; any other may be a value of a table without heads and is read as one.</summary>
    private static bool Ordinary(string head, PhiType? type)
    {
        if (type is not null && !head.Contains(' ', StringComparison.Ordinal)) return true;
        foreach (var part in Lists.Vocabulary.Split(head))
        {
            ref readonly var word = ref Lists.Vocabulary.Shared.Find(Lists.Vocabulary.HashOf(part));
            if (part.Length > 2 && (word.Sense & (Reading.Sense.Common | Reading.Sense.Clinical | Reading.Sense.Acronym | Reading.Sense.PhraseStart)) == 0 || (word.First | word.Last) != 0 && (word.Sense & Reading.Sense.Common) == 0) return false;
        }
        return true;
    }

    /// <summary>In a table whose heads say nothing, two or three capital words that are no words of the language are a person.</summary>
    private static bool Person(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is 2 or 3 && parts.All(p => p.Length > 1 && char.IsUpper(p[0]) && p.All(c => char.IsLetter(c) || c is '-' or '\'' or '.')
            && (Lists.Vocabulary.Shared.Find(Lists.Vocabulary.HashOf(p)).Sense & (Reading.Sense.Common | Reading.Sense.Clinical | Reading.Sense.Acronym | Reading.Sense.Eponym)) == 0) && !parts.All(p => p.All(char.IsUpper));
    }

    private static char Delimiter(string text, string? fileName)
    {
        if (Path.GetExtension(fileName ?? "").Equals(".tsv", StringComparison.OrdinalIgnoreCase)) return '\t';
        var line = text.AsSpan();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        return line.Count(';') > line.Count(',') ? ';' : line.Count('\t') > line.Count(',') ? '\t' : line.Count('|') > line.Count(',') ? '|' : ',';
    }

    private static List<List<(string Text, bool Quoted)>> Parse(string text, char comma)
    {
        var rows = new List<List<(string, bool)>>();
        var row = new List<(string, bool)>();
        var cell = new StringBuilder();
        bool quoted = false, inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (inside)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') { cell.Append('"'); i++; }
                else inside = false;
            }
            else if (c == '"' && cell.Length == 0) inside = quoted = true;
            else if (c == comma) End();
            else if (c == '\n' || c == '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                End();
                rows.Add(row);
                row = [];
            }
            else cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0 || quoted) { End(); rows.Add(row); }
        return rows;

        void End()
        {
            row.Add((cell.ToString(), quoted));
            cell.Clear();
            quoted = inside = false;
        }
    }

    private static void Quote(StringBuilder output, string text, char comma, bool quoted)
    {
        if (!quoted && text.AsSpan().IndexOfAny(comma, '"', '\n') < 0 && !text.Contains('\r', StringComparison.Ordinal)) { output.Append(text); return; }
        output.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
