using System.Globalization;

namespace CodingAhead.Engines.Case2Code;

/// <summary>The giving of vaccines and of drugs, by payer, age, way and time. In a facility the staff is the facility’s and nothing is billed.</summary>
internal static class Administrations
{
    private static readonly Billable Giving = new("giving", new Dictionary<string, string>(StringComparer.Ordinal) { ["giving"] = "" }, null, [], []);

    private static readonly string[] Counselled = ["counseled", "counselled", "counseling", "counselling"];
    private static readonly string[][] Infused = [["infused"], ["infusion"], ["iv", "over"], ["iv", "piggyback"], ["ivpb"], ["intravenously", "over"]];
    private static readonly string[][] Explicit = [["iv", "push"], ["ivp"], ["pushed"], ["intravenous", "push"], ["iv", "bolus"]];
    private static readonly string[][] Pushed = [["iv", "push"], ["ivp"], ["pushed"], ["slow", "iv"], ["iv", "bolus"], ["intravenous", "push"], ["intravenously"], ["iv"]];

    public static IEnumerable<ProcedureLines.Draft> Of(CaseNote note, IReadOnlyList<FoundBillable> services, DateOnly? on) =>
        note.IsFacility ? [] : [.. Vaccines(note, [.. services.Where(s => s.Status == "reported" && s.Billable.Is("vaccine"))], on), .. Drugs(note, [.. services.Where(s => s.Status == "reported" && s.Billable.DrugUnit is not null)], on)];

    private static IEnumerable<ProcedureLines.Draft> Vaccines(CaseNote note, List<FoundBillable> vaccines, DateOnly? on)
    {
        if (vaccines.Count == 0)
            yield break;
        var rest = new List<FoundBillable>();
        foreach (var vaccine in vaccines)
            if (vaccine.Billable.Is("covid"))
                yield return Line("90480", "giving a COVID-19 vaccine", 1, "A COVID-19 vaccine has a giving of its own.", vaccine, on);
            else if (note.IsMedicare && vaccine.Billable.Of("medicare") is { } code)
                yield return Line(code, $"giving the {vaccine.Billable.Name} to a Medicare patient", 1, "The note names Medicare, which has a code of its own for giving this vaccine.", vaccine, on);
            else
                rest.Add(vaccine);
        if (rest.Count == 0)
            yield break;
        if (note.Age < 19 && Enumerable.Range(0, note.Note.Tokens.Count).Any(i => Counselled.Contains(note.Word(i))))
        {
            var components = rest.Sum(v => int.Parse(v.Billable.Of("components") ?? "1", CultureInfo.InvariantCulture)) - rest.Count;
            yield return Line("90460", "giving a vaccine with counseling, first component", rest.Count, "Below 19 years, and the note says that the family was counseled: one for the first component of each vaccine.", rest[0], on);
            if (components > 0)
                yield return Line("90461", "giving a vaccine with counseling, further components", components, "The further components of the vaccines together.", rest[0], on);
            yield break;
        }
        var (needle, other) = (rest.Where(v => !v.Billable.Is("oral")).ToList(), rest.Where(v => v.Billable.Is("oral")).ToList());
        var note2 = note.IsMedicare ? "" : " For Medicare, G0008 (influenza), G0009 (pneumococcal) or G0010 (hepatitis B) takes its place.";
        if (needle.Count > 0)
            yield return Line("90471", "giving the first vaccine", 1, $"A vaccine was injected.{note2}", needle[0], on);
        if (needle.Count > 1)
            yield return Line("90472", "giving further vaccines", needle.Count - 1, "Each further injected vaccine.", needle[1], on);
        if (other.Count > 0)
            yield return Line(needle.Count > 0 ? "90474" : "90473", "giving a vaccine by mouth or nose", needle.Count > 0 ? other.Count : 1, "A vaccine by mouth or nose.", other[0], on);
        if (needle.Count == 0 && other.Count > 1)
            yield return Line("90474", "giving further vaccines by mouth or nose", other.Count - 1, "Each further vaccine by mouth or nose.", other[1], on);
    }

    // one giving is the first; of several the first is the infusion of chemotherapy, then its push, then another infusion, then a push
    private static IEnumerable<ProcedureLines.Draft> Drugs(CaseNote note, List<FoundBillable> drugs, DateOnly? on)
    {
        var ways = drugs.Select(d => (Drug: d, Way: Way(note, d), Minutes: note.Minutes(d.Token) ?? 0)).Where(d => d.Way is not null).OrderBy(d => d.Way, StringComparer.Ordinal).ToList();
        for (var i = 0; i < ways.Count; i++)
        {
            var (drug, way, minutes) = ways[i];
            var (code, further, name) = (way, i == 0) switch
            {
                ("1 chemotherapy infusion", true) => ("96413", "96415", "infusion of chemotherapy, first hour"),
                ("1 chemotherapy infusion", false) => ("96417", "96415", "infusion of a further chemotherapy drug"),
                ("2 chemotherapy push", true) => ("96409", null, "push of chemotherapy"),
                ("2 chemotherapy push", false) => ("96411", null, "push of a further chemotherapy drug"),
                ("3 infusion", true) => ("96365", "96366", "infusion, first hour"),
                ("3 infusion", false) => ("96367", "96366", "infusion of a further drug"),
                ("4 push", true) => ("96374", null, "intravenous push, first"),
                _ => ("96375", (string?)null, "intravenous push of a further drug"),
            };
            yield return Line(code, name, 1, $"{drug.Billable.Name}: {way![2..]}{(minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $" over {minutes} minutes") : "")}.", drug, on);
            // a further hour counts from its thirty-first minute
            if (further is not null && minutes > 90)
                yield return Line(further, "each further hour of the infusion", (minutes - 31) / 60, "Each further hour of which more than thirty minutes were used.", drug, on);
        }
    }

    private static string? Way(CaseNote note, FoundBillable drug)
    {
        var (infused, pushed) = (note.Run(drug.Token, Infused, Scope.Sentence) is not null, note.Run(drug.Token, Pushed, Scope.Sentence) is not null);
        if (!infused && !pushed)
            return null;
        // up to a quarter of an hour counts as a push
        var slow = infused && note.Minutes(drug.Token) is not <= 15 && note.Run(drug.Token, Explicit, Scope.Sentence) is null;
        return drug.Billable.Is("chemo") ? slow ? "1 chemotherapy infusion" : "2 chemotherapy push" : slow ? "3 infusion" : "4 push";
    }

    private static ProcedureLines.Draft Line(string code, string name, decimal units, string why, FoundBillable found, DateOnly? on) =>
        new(new CodedProcedure(code, Systems.Of(code), name, [], units, on, "reported", why, found.Evidence, []), found with { Billable = Giving });
}
