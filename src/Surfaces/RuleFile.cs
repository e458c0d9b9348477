using System.Globalization;
using System.Text.Json;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.Rules;

namespace CodingAhead.Surfaces;

/// <summary>
/// Reads claim rules of one's own: a table with tabs or commas whose first line names columns, or a JSON list of objects with the same
/// names. Only <c>rule</c>, <c>codes</c> and <c>message</c> are needed.
/// </summary>
internal static class RuleFile
{
    private const int Most = 5_000;

    /// <summary>The columns in the order of the documentation.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "rule", "codes", "message", "status", "payer", "setting", "from", "to", "not_with", "only_with", "diagnoses", "not_diagnoses", "age_from", "age_to", "sex", "units", "modifiers", "not_modifiers",
        "pos", "wants_51", "help",
    ];

    /// <summary>The rules of a file; none for an empty text.</summary>
    /// <param name="name">As errors and sources call the file.</param>
    /// <exception cref="UsageException">The text holds no rules; the message names the line and the column.</exception>
    public static IReadOnlyList<PracticeRule> Read(string text, string name)
    {
        var trimmed = text.AsSpan().TrimStart().TrimStart('\uFEFF');
        if (trimmed.IsEmpty)
            return [];
        if (trimmed[0] != '[')
            return Table(text, name);
        try
        {
            using var document = JsonDocument.Parse(trimmed.ToString());
            return Objects(document.RootElement, name);
        }
        catch (JsonException e)
        {
            throw new UsageException($"{name}: line {e.LineNumber + 1}: expected a JSON list of rules");
        }
    }

    /// <summary>The rules of a JSON list.</summary>
    public static IReadOnlyList<PracticeRule> Objects(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw new UsageException($"{name}: expected a list of rules");
        var rules = new List<PracticeRule>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                throw new UsageException($"{name}[{rules.Count}]: expected an object");
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var field in item.EnumerateObject())
                cells[field.Name] = field.Value.ValueKind switch
                {
                    JsonValueKind.String => field.Value.GetString()!,
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(),
                    JsonValueKind.Null => "",
                    JsonValueKind.Array => string.Join(' ', field.Value.EnumerateArray().Select(v => v.ToString())),
                    _ => throw new UsageException($"{name}[{rules.Count}].{field.Name}: expected a text, a number or a list of codes"),
                };
            Add(rules, cells, name, rules.Count + 1);
        }
        return rules;
    }

    /// <summary>One rule by its columns.</summary>
    /// <param name="name">As errors and sources call the place it comes from.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static PracticeRule One(IReadOnlyDictionary<string, string> cells, string name, int line)
    {
        var rules = new List<PracticeRule>(1);
        Add(rules, new Dictionary<string, string>(cells, StringComparer.Ordinal), name, line);
        return rules[0];
    }

    private static List<PracticeRule> Table(string text, string name)
    {
        var rules = new List<PracticeRule>();
        List<string>? columns = null;
        foreach (var (line, cells) in Delimited(text))
            if (columns is null)
                columns = [.. cells.Select(c => c.Trim().TrimStart('\uFEFF').ToLowerInvariant())];
            else
                Add(rules, columns.Zip(cells).Where(c => c.First.Length > 0).DistinctBy(c => c.First).ToDictionary(c => c.First, c => c.Second.Trim(), StringComparer.Ordinal), name, line);
        return rules;
    }

    private static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Delimited(string text)
    {
        var first = text.AsSpan().TrimStart();
        first = first[..(first.IndexOf('\n') is >= 0 and var end ? end : first.Length)];
        if (!first.Contains('\t'))
            return Csv.Rows(text, "rules").Where(r => !r.Cells[0].StartsWith('#')).Select(r => (r.Line, (IReadOnlyList<string>)r.Cells));
        return text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (Line: i + 1, Text: l)).Where(l => l.Text.Trim().Length > 0 && l.Text[0] != '#').Select(l => (l.Line, (IReadOnlyList<string>)l.Text.Split('\t')));
    }

    private static void Add(List<PracticeRule> rules, Dictionary<string, string> cells, string name, int line)
    {
        var row = new Row(cells, name, line);
        if (cells.Keys.FirstOrDefault(k => !Columns.Contains(k)) is { } other)
            throw row.Wrong(other, $"a column among {string.Join(' ', Columns)}");
        if (rules.Count == Most)
            throw new UsageException($"{name}: line {line}: more than {Most} rules");
        var wants51 = row.Text("wants_51")?.ToUpperInvariant() is "1" or "YES" or "TRUE";
        rules.Add(new PracticeRule(row.Text("rule") ?? $"rule {line.ToString(CultureInfo.InvariantCulture)}", row.Codes("codes") ?? (wants51 ? CodeSet.Read("*")! : throw row.Wrong("codes", "codes")),
            row.Text("message") ?? (wants51 ? "" : throw row.Wrong("message", "a sentence")))
        {
            Status = row.Of("status", ["fail", "warn"]) ?? "fail", Payer = row.Text("payer"),
            Setting = row.Of("setting", ["practitioner", "outpatient_hospital", "inpatient_hospital", "dme"]) switch
            {
                null => null, "outpatient_hospital" => ClaimSetting.OutpatientHospital, "inpatient_hospital" => ClaimSetting.InpatientHospital, "dme" => ClaimSetting.Dme, _ => ClaimSetting.Practitioner,
            },
            From = row.Day("from"), To = row.Day("to"), NotWith = row.Codes("not_with"), OnlyWith = row.Codes("only_with"), Diagnoses = row.Codes("diagnoses"), NotDiagnoses = row.Codes("not_diagnoses"),
            AgeFrom = (int?)row.Number("age_from"), AgeTo = (int?)row.Number("age_to"), Sex = row.Of("sex", ["f", "m"])?.ToUpperInvariant(), MostUnits = row.Number("units"),
            Modifiers = row.Codes("modifiers"), NotModifiers = row.Codes("not_modifiers"), Places = row.Codes("pos"), Wants51 = wants51, Help = row.Text("help"),
            Source = new Source("rules", name, null, name, line),
        });
    }

    /// <summary>The cells of one rule.</summary>
    private sealed class Row(Dictionary<string, string> cells, string name, int line)
    {
        public string? Text(string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

        public string? Of(string column, string[] words) => Text(column) is not { } text ? null : words.Contains(text.ToLowerInvariant()) ? text.ToLowerInvariant() : throw Wrong(column, string.Join(", ", words));

        public decimal? Number(string column) => Text(column) is not { } text ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000 ? number : throw Wrong(column, "a number");

        public DateOnly? Day(string column) => Text(column) is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(column, "a date YYYY-MM-DD");

        public CodeSet? Codes(string column)
        {
            try
            {
                return CodeSet.Read(Text(column));
            }
            catch (FormatException e)
            {
                throw new UsageException($"{name}: line {line}, {column}: {e.Message}");
            }
        }

        public UsageException Wrong(string column, string expected) => new($"{name}: line {line}, {column}: expected {expected}");
    }
}
