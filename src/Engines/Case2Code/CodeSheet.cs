using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.Case2Code;

/// <summary>What a person made of a code: accepted, rejected with a reason, or added at a place of the note.</summary>
/// <param name="Act"><c>accept</c>, <c>reject</c> or <c>add</c>.</param>
public sealed record HandChange(string Act, string Code, string Reason, int Begin, int End)
{
    /// <summary>Reads <c>accept:CODE</c>, <c>reject:CODE:reason</c>, <c>add:CODE</c> or <c>add:CODE:begin-end</c>; null for anything else.</summary>
    public static HandChange? Read(string? text)
    {
        var parts = text?.Split(':', 3, StringSplitOptions.TrimEntries) ?? [];
        if (parts is not [var act, var code, ..] || act is not ("accept" or "reject" or "add") || code.Length is < 3 or > 20 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
            return null;
        var rest = parts.Length > 2 ? parts[2] : "";
        return act == "add" && rest.Split('-') is [var begin, var end] && int.TryParse(begin, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from < to
            ? new HandChange(act, code.ToUpperInvariant(), "", from, to) : new HandChange(act, code.ToUpperInvariant(), act == "reject" ? rest.Length > 80 ? rest[..80] : rest : "", -1, -1);
    }
}

/// <summary>A numbered stretch of the note that codes rest on.</summary>
/// <param name="Kind"><c>present possible absent other</c>, or <c>done</c> and <c>notdone</c> for what was performed, and <c>hand</c>.</param>
public sealed record SheetEvidence(int Number, int Begin, int End, string Kind, string Says, IReadOnlyList<string> Codes);

/// <summary>A code of the sheet with all that is said of it.</summary>
/// <param name="Group"><c>diagnosis visit procedure operation</c>.</param>
/// <param name="Mark">Its place on a claim: a letter for a diagnosis, a number for a service; empty when it is not reported.</param>
/// <param name="Pointers">Letters of the diagnoses that a service points to.</param>
/// <param name="Hand"><c>accept</c>, <c>reject</c>, <c>add</c> or empty.</param>
public sealed record SheetRow(
    string Group, string Mark, string Code, string System, string Title, IReadOnlyList<CodedModifier> Modifiers, decimal Units, string Status, string Role, string Why,
    IReadOnlyList<string> Doubts, IReadOnlyList<int> Evidence, string Pointers, string Hand, string Reason)
{
    /// <summary>The code with its modifiers behind dashes.</summary>
    public string Written => Code + string.Concat(Modifiers.Select(m => "-" + m.Code));

    /// <summary>Whether it goes out: reported or added, and not rejected by hand.</summary>
    public bool Stands => Hand != "reject" && (Status == "reported" || Hand is "accept" or "add");
}

/// <summary>
/// The codes of a note in claim order with their evidence numbered as it stands in the note: what the pages show and every export is written
/// from, so that they cannot differ.
/// </summary>
public sealed record CodeSheet(IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetEvidence> Evidence, IReadOnlyList<Query> Queries, string Setting, bool Starter)
{
    /// <summary>The sheet of a detection.</summary>
    public static CodeSheet Of(DetectResult result, Shelf shelf, IReadOnlyList<HandChange>? hand = null) => new SheetMaker(shelf, hand ?? []).Make(result, null);

    /// <summary>A sheet of gathered codes alone, without a note.</summary>
    public static CodeSheet Of(IReadOnlyList<HandChange> gathered, Shelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return new SheetMaker(shelf, gathered).Make(new DetectResult(null, "", null, "done", null, [], [], [], null, [], shelf.Imported is null), null);
    }

    /// <summary>The claim that the codes which stand make; null when no service is among them.</summary>
    public Claim? Claim(DateOnly? on, string? sex = null)
    {
        var diagnoses = Rows.Where(r => r is { Stands: true, Group: "diagnosis" }).ToList();
        var pointers = diagnoses.Select((d, i) => (d.Mark, Place: i + 1)).Where(d => d.Mark.Length > 0).ToDictionary(d => d.Mark[0], d => d.Place);
        var lines = Rows.Where(r => r is { Stands: true, Group: "visit" or "procedure" }).Select((r, i) => new ClaimLine(i + 1, r.Code, [.. r.Modifiers.Select(m => m.Code)], r.Units, on,
            r.Pointers.Length > 0 ? [.. r.Pointers.Where(pointers.ContainsKey).Select(p => pointers[p])] : [.. Enumerable.Range(1, Math.Min(4, diagnoses.Count))])).ToList();
        return lines.Count == 0 && diagnoses.Count == 0 ? null : new Claim(ClaimSetting.Practitioner, new Patient(null, sex), null, lines, [.. diagnoses.Select(d => new ClaimDiagnosis(d.Code))], null) { From = on };
    }

    /// <summary>The sheet of a coded case.</summary>
    public static CodeSheet Of(CodedCase coded, Shelf shelf, IReadOnlyList<HandChange>? hand = null)
    {
        ArgumentNullException.ThrowIfNull(coded);
        return new SheetMaker(shelf, hand ?? []).Make(coded.Diagnoses, coded);
    }
}

/// <summary>Puts a sheet together.</summary>
internal sealed class SheetMaker(Shelf shelf, IReadOnlyList<HandChange> hand)
{
    private readonly List<(int Begin, int End, string Kind, string Says, List<string> Codes)> places = [];

    public CodeSheet Make(DetectResult result, CodedCase? coded)
    {
        var rows = new List<(SheetRow Row, List<int> At)>();
        var letters = 0;
        foreach (var code in result.Codes.OrderBy(c => c.Status switch { "reported" => 0, "query" => 1, _ => 2 }))
            rows.Add((new SheetRow("diagnosis", code.Status == "reported" ? Letter(letters++) : "", code.Code, "icd10cm", code.Title, [], 1, code.Status, code.Status == "reported" ? code.Role : "", code.Why,
                [.. code.Checks.Select(c => $"{c.Kind.Replace('_', ' ')}: {c.Message}")], [], "", "", ""), [.. code.Evidence.Where(e => e < result.Mentions.Count).Select(e => Place(result.Mentions[e], code.Code))]));
        // what the text names and no code rests on is marked too
        foreach (var mention in result.Mentions)
            Place(mention, null);
        if (coded is not null)
            rows.AddRange(Services(coded));
        rows.AddRange(hand.Where(h => h.Act == "add").Select(Added));
        var order = places.Select((p, i) => (p, i)).OrderBy(x => x.p.Begin).ThenByDescending(x => x.p.End).Select(x => x.i).ToList();
        return new CodeSheet([.. rows.Select(r => ByHand(r.Row with { Evidence = [.. r.At.Select(a => order.IndexOf(a) + 1).Distinct().Order()] }))],
            [.. order.Select((at, n) => new SheetEvidence(n + 1, places[at].Begin, places[at].End, places[at].Kind, places[at].Says, places[at].Codes))], result.Queries, result.Setting, result.Starter);
    }

    private IEnumerable<(SheetRow, List<int>)> Services(CodedCase coded)
    {
        var line = 0;
        if (coded.Em is { } em)
            yield return (new SheetRow("visit", Number(++line), em.Code, "cpt", em.Family, em.Modifiers, 1, "reported", em.Method == "mdm" ? "by decision making" : "by time", em.Why,
                [.. em.Modifiers.Select(m => $"{m.Code}: {m.Why}"), .. em.ShortOf is { } next ? [$"short of {next.Code}: {next.Lacks}"] : Array.Empty<string>(), .. em.Notes], [], Letters([1, 2, 3, 4], coded), "", ""),
                [.. new[] { em.Problems, em.Data, em.Risk }.SelectMany(e => e?.Evidence ?? []).Select(s => Place(s, "done", "the level of the visit", em.Code)), .. em.Time is { } time ? [Place(time.Evidence, "done", "documented time", em.Code)] : Array.Empty<int>()]);
        foreach (var p in coded.Procedures.OrderBy(p => p.Status switch { "reported" => 0, "query" => 1, _ => 2 }))
            yield return (new SheetRow("procedure", p.Status == "reported" ? Number(++line) : "", p.Code, p.System, p.Name, p.Modifiers, p.Units, p.Status, "", p.Why, [.. p.Modifiers.Select(m => $"{m.Code}: {m.Why}")], [],
                p.Status == "reported" ? Letters(p.Pointers, coded) : "", "", ""), [.. p.Evidence.Select(s => Place(s, p.Status == "not_reported" ? "notdone" : "done", p.Name, p.Code))]);
        foreach (var o in coded.Pcs)
            yield return (new SheetRow("operation", "", o.Code, "icd10pcs", o.Name, [], 1, o.Status, "", o.Why, [.. o.Axes.Select(a => $"{a.Axis} {a.Value}: {a.Meaning} ({a.Evidence})")], [], "", "", ""),
                [.. o.Evidence.Select(s => Place(s, "done", o.Name, o.Code))]);
    }

    private (SheetRow, List<int>) Added(HandChange change)
    {
        SubmittedCode written;
        try
        {
            written = CaseAudits.Read(change.Code) is [var first, ..] ? first : new SubmittedCode(change.Code, [], null);
        }
        catch (ArgumentException)
        {
            written = new SubmittedCode(change.Code, [], null);
        }
        var found = new Lookup.CodeLookup().Find(shelf, written.Code, null, null, DateOnly.MaxValue) is [var page, ..] && page.Status is not (Lookup.CodeStatus.Unknown or Lookup.CodeStatus.NotLoaded) ? page : null;
        var title = found?.Title?.Long ?? found?.Title?.Medium ?? found?.Title?.Short ?? found?.PlainLanguage?.Name ?? "";
        var system = found?.System ?? (Code.Read(written.Code) is [var read, ..] ? read.System.Slug() : "cpt");
        return (new SheetRow(system == "icd10cm" ? "diagnosis" : system == "icd10pcs" ? "operation" : "procedure", "", found?.Code ?? written.Code, system, title, [.. written.Modifiers.Select(m => new CodedModifier(m, "Added by hand."))], written.Units ?? 1, "added", "", "Added by hand.",
            found is null ? ["The books loaded do not know this code."] : [], [], "", "add", change.Begin >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{change.Begin}-{change.End}") : ""),
            change.Begin >= 0 ? [Place(new Span(change.Begin, change.End), "hand", "added by hand", written.Code)] : []);
    }

    private SheetRow ByHand(SheetRow row) => row.Hand.Length == 0 && hand.LastOrDefault(h => h.Act != "add" && h.Code == row.Code) is { } change ? row with { Hand = change.Act, Reason = change.Reason } : row;

    private int Place(Mention mention, string? code) => Place(new Span(mention.Begin, mention.End), mention.Assertion switch
    {
        "present" when mention.Historical => "other", "present" => "present", "absent" => "absent", "historical" or "family" => "other", _ => "possible",
    }, $"{mention.Title}: {mention.Assertion}{(mention.Cue is { Length: > 0 } cue ? $" ({cue})" : "")}", code ?? mention.Code);

    private int Place(Span span, string kind, string says, string code)
    {
        var at = places.FindIndex(p => p.Begin == span.Begin && p.End == span.End);
        if (at < 0)
        {
            places.Add((span.Begin, span.End, kind, says, [code]));
            return places.Count - 1;
        }
        if (!places[at].Codes.Contains(code))
            places[at].Codes.Add(code);
        return at;
    }

    private static string Letters(IReadOnlyList<int> pointers, CodedCase coded) => string.Concat(pointers.Where(p => p <= coded.Diagnoses.Codes.Count(c => c.Status == "reported")).Select(p => Letter(p - 1)));

    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : "Z" + Number(index - 24);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
