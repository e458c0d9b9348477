using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The seven axes of an ICD-10-PCS code. Names of section, body system, operation and approach come from our tables of values; what
/// the order file does not spell out by value is read off the titles of the codes that differ in that one place.
/// </summary>
internal static class PcsAxes
{
    private static readonly string[] MedicalSurgical = ["Section", "Body system", "Root operation", "Body part", "Approach", "Device", "Qualifier"];

    public static IReadOnlyList<Axis> Of(PageContext page)
    {
        if (page.Code.System != CodeSystem.Icd10Pcs || page.Code.Value.Length != 7)
            return [];
        var value = page.Code.Value;
        var title = page.Entry.Entry.Title;
        var axes = new List<Axis>(7);
        for (var i = 0; i < 7; i++)
        {
            var own = Value(page, value, i);
            var name = own?.Entry.Cells[1] is { Length: > 0 } named && !char.IsAsciiDigit(named[0]) ? named : MedicalSurgical[i];
            var meaning = own?.Entry.Cells[3] ?? FromTable(page, value, i) ?? FromTitles(page, value, title, i);
            axes.Add(new Axis(i + 1, name, value[i].ToString(), meaning, own?.Entry.Cells[4] is { Length: > 0 } definition ? definition : null, own?.Source ?? page.Entry.Source));
        }
        return axes;
    }

    private static Sourced<RowEntry>? Value(PageContext page, string code, int place)
    {
        // the table of values names an axis by its place or its name; a value of one section goes before one of all sections
        foreach (var section in (ReadOnlySpan<string>)[code[..1], "*"])
            foreach (var axis in (ReadOnlySpan<string>)[MedicalSurgical[place], MedicalSurgical[place].ToLowerInvariant(), MedicalSurgical[place].ToLowerInvariant().Replace(' ', '_'), $"{place + 1}"])
                if (page.Own("pcs_values", $"{section}|{axis}|{code[place]}") is [var row, ..])
                    return row;
        return null;
    }

    // "Bypass Cerebral Ventricle to Nasopharynx with Autologous Tissue Substitute, Open Approach": parts in a fixed order
    private static string FromTitles(PageContext page, string code, string title, int place)
    {
        var segments = title.Split(", ");
        switch (place)
        {
            case 4:
                return segments.FirstOrDefault(s => s.EndsWith("Approach", StringComparison.Ordinal) || s == "External") ?? "";
            case 5 when code[5] == 'Z':
                return "No Device";
            case 6 when code[6] == 'Z':
                return "No Qualifier";
            case 5:
                return Between(segments[0], " with ");
            case 6:
                return segments.Length > 2 ? segments[^1] : Between(segments[0], " to ");
            case 3:
                return BodyPart(page, code);
            default:
                return "";
        }
    }

    // a table's title names its body system and its root operation: "Heart and Great Vessels, Dilation"
    private static string? FromTable(PageContext page, string code, int place)
    {
        if (place is not (1 or 2) || page.Catalogue.StartingWith(CodeSystem.Icd10Pcs, code[..3], page.Edition, 1) is not [var table, ..] || table.Entry.Code.Value.Length != 3)
            return null;
        var comma = table.Entry.Title.LastIndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? null : place == 1 ? table.Entry.Title[..comma] : table.Entry.Title[(comma + 2)..];
    }

    private static string BodyPart(PageContext page, string code)
    {
        var operation = page.Catalogue.StartingWith(CodeSystem.Icd10Pcs, code[..3], page.Edition, 1) is [var table, ..] && table.Entry.Code.Value.Length == 3
            ? table.Entry.Title.Split(", ")[^1] : "";
        var common = page.Entry.Entry.Title.Split(", ")[0];
        foreach (var sibling in page.Catalogue.StartingWith(CodeSystem.Icd10Pcs, code[..4], page.Edition, 200))
            if (sibling.Entry.Code.Value.Length == 7)
                common = CommonWords(common, sibling.Entry.Title.Split(", ")[0]);
        if (common.StartsWith(operation, StringComparison.Ordinal))
            common = common[operation.Length..];
        foreach (var connector in (ReadOnlySpan<string>)[" with", " to", " from", " using"])
            if (common.IndexOf(connector + " ", StringComparison.Ordinal) is > 0 and var at)
                common = common[..at];
            else if (common.EndsWith(connector, StringComparison.Ordinal))
                common = common[..^connector.Length];
        common = common.Trim();
        return common.StartsWith("of ", StringComparison.Ordinal) ? common[3..] : common;
    }

    private static string CommonWords(string a, string b)
    {
        var (x, y) = (a.Split(' '), b.Split(' '));
        var n = 0;
        while (n < x.Length && n < y.Length && x[n] == y[n])
            n++;
        return string.Join(' ', x[..n]);
    }

    private static string Between(string text, string connector)
    {
        var at = text.IndexOf(connector, StringComparison.Ordinal);
        if (at < 0)
            return "";
        var rest = text[(at + connector.Length)..];
        var end = rest.IndexOf(" to ", StringComparison.Ordinal);
        return connector == " with " && end > 0 ? rest[..end] : rest.Split(" with ")[0];
    }
}
