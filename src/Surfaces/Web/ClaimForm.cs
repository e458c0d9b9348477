using System.Globalization;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The claim page's fields as they were typed, and the claim that they make. A change that is tried, a form that is turned to its other
/// side and more lines are all the same form, sent again: the page keeps nothing and needs no script.
/// </summary>
public sealed class ClaimForm
{
    private const int FewLines = 6, MoreLines = 6, MostLines = 48;

    private readonly Dictionary<string, string> _fields;

    private ClaimForm(Dictionary<string, string> fields) => _fields = fields;

    public static ClaimForm Empty { get; } = new([]);

    /// <summary>A field as typed; empty where nothing was.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    /// <summary>All fields as typed, to be kept.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Typed => _fields.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value));

    /// <summary>Whether it is the hospital's form.</summary>
    public bool Hospital => this["setting"] is "outpatient_hospital" or "inpatient_hospital";

    public int Lines => Math.Clamp(int.TryParse(this["rows"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : FewLines, FewLines, MostLines);

    public int Diagnoses => Hospital ? 18 : 12;

    /// <summary>What was tried, in words; null when the claim stands as it was typed.</summary>
    public string? Tried { get; private init; }

    /// <summary>The form before the change, to go back to.</summary>
    public string? Before { get; private init; }

    /// <summary>Whether the form is to be checked; another form or more lines only change its looks.</summary>
    public bool Checks { get; private init; }

    public static ClaimForm Read(IFormCollection sent)
    {
        var fields = Fields(sent.Select(f => (f.Key, f.Value.ToString())));
        if (sent["undo"].ToString().Length > 0)
            return new ClaimForm(Fields(QueryHelpers.ParseQuery(sent["before"].ToString()).Select(f => (f.Key, f.Value.ToString())))) { Checks = true };
        if (sent["form"].ToString() is { Length: > 0 } setting)
            fields["setting"] = setting;
        if (sent["more"].ToString().Length > 0)
            fields["rows"] = (new ClaimForm(fields).Lines + MoreLines).ToString(CultureInfo.InvariantCulture);
        if (sent["form"].ToString().Length + sent["more"].ToString().Length > 0)
            return new ClaimForm(fields);
        if (Change(sent["try"].ToString()) is not { } change)
            return new ClaimForm(fields) { Checks = true };
        var before = QueryHelpers.AddQueryString("", fields.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)));
        return new ClaimForm(Changed(fields, change)) { Checks = true, Tried = change.Words, Before = before };
    }

    /// <summary>A change as the button sends it.</summary>
    public static string Button(ClaimChange change) => string.Create(CultureInfo.InvariantCulture, $"{change.Line}:{change.Change}:{change.Value}");

    /// <summary>The claim on the form.</summary>
    /// <exception cref="UsageException">A field cannot be read; the message names it.</exception>
    public Claim Claim()
    {
        var lines = new List<ClaimLine>();
        for (var i = 1; i <= Lines; i++)
            if (Field($"code{i}") is not null || Hospital && Field($"revenue{i}") is not null)
                lines.Add(Line(i));
        if (lines.Count == 0)
            throw new UsageException("Enter at least one line with a code.");
        var setting = this["setting"] switch { "outpatient_hospital" => ClaimSetting.OutpatientHospital, "inpatient_hospital" => ClaimSetting.InpatientHospital, "dme" => ClaimSetting.Dme, _ => ClaimSetting.Practitioner };
        var diagnoses = Enumerable.Range(1, Diagnoses).Where(i => Field($"diagnosis{i}") is not null).Select(i => new ClaimDiagnosis(Field($"diagnosis{i}")!, Hospital ? Field($"poa{i}") : null)).ToList();
        return new Claim(setting, new Patient(Day("birth_date"), Field("sex")), Field("payer"), lines, diagnoses, History())
        {
            From = Hospital ? Day("from") : null, To = Hospital ? Day("to") : null, TypeOfBill = Hospital ? Field("bill") : null,
            Procedures = setting == ClaimSetting.InpatientHospital ? this["procedures"].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) : [],
        };
    }

    /// <summary>The rules typed in beside the claim.</summary>
    public IReadOnlyList<PracticeRule> Rules() => RuleFile.Read(this["rules"], "rules");

    private ClaimLine Line(int i)
    {
        var units = Field($"units{i}") is not { } typed ? 1 : decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"Line {i}: units should be a number.");
        return new ClaimLine(i, Field($"code{i}") ?? "", this[$"modifiers{i}"].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries), units, Day($"date{i}") ?? Day("date1"), Pointers(this[$"pointers{i}"]))
        {
            Pos = Hospital ? null : Field($"pos{i}") ?? Field("pos1"), RevenueCode = Hospital ? Field($"revenue{i}") : null, Provider = Field($"provider{i}"), Ndc = Field($"ndc{i}"), Dose = Field($"dose{i}"),
            Minutes = Field($"minutes{i}") is not { } minutes ? null : int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw new UsageException($"Line {i}: minutes should be a whole number."),
            Charge = Field($"charge{i}") is not { } charge ? null : decimal.TryParse(charge, NumberStyles.Currency, CultureInfo.InvariantCulture, out var dollars) ? dollars : throw new UsageException($"Line {i}: the charge should be an amount."),
        };
    }

    // a line of the history: the day, the code, its modifiers, and the units where the last word is a number
    private List<ClaimLine>? History()
    {
        var typed = this["history"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (typed.Length == 0)
            return this["no_history"].Length > 0 ? [] : null;
        var lines = new List<ClaimLine>();
        foreach (var text in typed.Take(500))
        {
            var words = text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !DateOnly.TryParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                throw new UsageException($"Earlier claims, line {lines.Count + 1}: expected a day, a code and modifiers, such as 2024-07-20 29881 RT.");
            var units = words.Length > 3 && words[^1].Length != 2 && decimal.TryParse(words[^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 1;
            lines.Add(new ClaimLine(lines.Count + 1, words[1], [.. words.Skip(2).Where(w => w.Length == 2)], units, day, []));
        }
        return lines;
    }

    // letters as on the CMS-1500, together or apart, or numbers
    private static List<int> Pointers(string text)
    {
        var pointers = new List<int>();
        foreach (var piece in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            if (piece.All(char.IsAsciiLetter))
                pointers.AddRange(piece.Select(c => char.ToUpperInvariant(c) - 'A' + 1));
            else
                pointers.Add(int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0);
        return pointers;
    }

    private string? Field(string name) => this[name].Trim() is { Length: > 0 } text ? text : null;

    private DateOnly? Day(string name) => Field(name) is not { } text ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd", "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"{name.Replace('_', ' ')}: expected a date such as 2024-07-15.");

    private static Dictionary<string, string> Fields(IEnumerable<(string Name, string Value)> sent)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sent)
            if (value.Length > 0 && name is not ("try" or "undo" or "before" or "form" or "more"))
                fields[name] = value;
        return fields;
    }

    private static ClaimChange? Change(string sent) =>
        sent.Split(':') is [var line, "add" or "drop" or "units" or "leave_out", var value] parts && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && value.Length <= 8
            ? new ClaimChange(number, parts[1], value) : null;

    private static Dictionary<string, string> Changed(Dictionary<string, string> fields, ClaimChange change)
    {
        var changed = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        var (modifiers, units) = ($"modifiers{change.Line}", $"units{change.Line}");
        var now = fields.GetValueOrDefault(modifiers, "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        switch (change.Change)
        {
            case "add":
                changed[modifiers] = string.Join(' ', [.. now, change.Value]);
                break;
            case "drop":
                changed[modifiers] = string.Join(' ', now.Where(m => !m.Equals(change.Value, StringComparison.OrdinalIgnoreCase)));
                break;
            case "units":
                changed[units] = change.Value;
                break;
            default:
                changed.Remove($"code{change.Line}");
                changed.Remove($"revenue{change.Line}");
                break;
        }
        return changed;
    }
}
