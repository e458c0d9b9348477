using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Engines.Case2Code;

/// <summary>Puts what was done into lines: sides as modifiers, giving of vaccines and injections added, pointers to the diagnoses nearby.</summary>
internal static class ProcedureLines
{
    public static IReadOnlyList<CodedProcedure> Of(CaseNote note, DetectResult diagnoses, IReadOnlyList<FoundBillable> services, IReadOnlyList<string> reported, DateOnly? on)
    {
        var lines = new List<CodedProcedure>();
        foreach (var service in services)
            lines.Add(Line(service, Pointers(note, diagnoses, service, reported), on));
        var vaccines = services.Where(s => s.Billable.Is("vaccine") && s.Status == "reported").ToList();
        for (var i = 0; i < vaccines.Count; i++)
            if (i < 2)
                lines.Add(new CodedProcedure(i == 0 ? "90471" : "90472", "cpt", i == 0 ? "giving the first vaccine" : "giving further vaccines", [], i == 0 ? 1 : vaccines.Count - 1, on, "reported",
                    "A vaccine was given. For Medicare, G0008 (influenza), G0009 (pneumococcal) or G0010 (hepatitis B) takes its place.", vaccines[i].Evidence, Pointers(note, diagnoses, vaccines[i], reported)));
        return lines;
    }

    /// <summary>Whether something was done beside which a visit needs modifier 25.</summary>
    public static bool NeedsSeparateVisit(IReadOnlyList<FoundBillable> services) =>
        services.Any(s => s.Status == "reported" && (s.Billable.Is("surgery") || s.Billable.Is("injection") || s.Billable.Is("vaccine")));

    private static CodedProcedure Line(FoundBillable found, IReadOnlyList<int> pointers, DateOnly? on)
    {
        var modifiers = new List<CodedModifier>();
        var (status, why) = (found.Status, found.Why);
        switch (found.Side)
        {
            case "left": modifiers.Add(new("LT", "The note says left.")); break;
            case "right": modifiers.Add(new("RT", "The note says right.")); break;
            case "both": modifiers.Add(new("50", "The note says both sides; some payers want two lines with LT and RT.")); break;
            case null when found.Billable.Is("side") && status == "reported":
                (status, why) = ("query", $"{why} Which side, the note does not tell.");
                break;
        }
        return new CodedProcedure(found.Code!, char.IsAsciiLetter(found.Code![0]) ? "hcpcs" : "cpt", found.Billable.Name, modifiers, found.Units, on, status, why, found.Evidence, pointers);
    }

    // the diagnosis that names the same place of the body, else the one told nearest to it; a status or history only where nothing else is reported
    private static List<int> Pointers(CaseNote note, DetectResult diagnoses, FoundBillable service, IReadOnlyList<string> reported)
    {
        if (reported.Count == 0)
            return [];
        var at = service.Evidence[0].Begin;
        var nearest = diagnoses.Codes.Where(c => c.Status == "reported").SelectMany(c => c.Evidence.Where(e => e < diagnoses.Mentions.Count).Select(e => (c.Code, Shared: Shared(note, service.Token, c.Title), Away: Math.Abs(diagnoses.Mentions[e].Begin - at))))
            .OrderBy(c => c.Code[0] == 'Z').ThenByDescending(c => c.Shared).ThenBy(c => c.Away).FirstOrDefault();
        return [Math.Max(1, reported.ToList().IndexOf(nearest.Code ?? reported[0]) + 1)];
    }

    private static int Shared(CaseNote note, int token, string title)
    {
        var shared = 0;
        foreach (var word in title.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            if (word.Length >= 4 && word.ToLowerInvariant() is var lower && lower is not ("right" or "left" or "with" or "other" or "unspecified") && note.Says(token, [lower]))
                shared++;
        return shared;
    }
}

/// <summary>What each character of an ICD-10-PCS code means.</summary>
internal static class PcsMeanings
{
    private static readonly string[] Axes = ["section", "body system", "root operation", "body part", "approach", "device", "qualifier"];

    public static IReadOnlyList<CodedAxis> Of(Shelf shelf, string code)
    {
        if (Code.Read(code, CodeSystem.Icd10Pcs) is not [var read] || new Lookup.CodeLookup().Find(shelf, read.Value, CodeSystem.Icd10Pcs, null, DateOnly.MinValue) is not [var page, ..])
            return [];
        return [.. page.Axes.Select((a, i) => new CodedAxis(a.Name.Length > 0 ? a.Name : Axes[i], a.Value, a.Meaning))];
    }
}
