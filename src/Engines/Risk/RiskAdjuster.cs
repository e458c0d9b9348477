using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Risk;

/// <summary>
/// Medicare Advantage risk adjustment as the model software computes it: diagnoses to HCCs, hierarchies, demographic weight,
/// interactions, the count of payment HCCs; every weight with its row. Source: the CMS-HCC tables of a payment year.
/// </summary>
public static class RiskAdjuster
{
    /// <summary>The segments of a model, as the coefficients name them.</summary>
    public static IReadOnlyList<string> Segments { get; } = ["CNA", "CND", "CFA", "CFD", "CPA", "CPD", "INS", "NE", "SNPNE"];

    /// <summary>Scores a set of diagnoses.</summary>
    /// <param name="catalogue">The imported books; null when there are none.</param>
    /// <exception cref="ArgumentException">The segment, the sex or the model is none, or age and segment contradict each other.</exception>
    public static RiskScore Score(ICatalogue? catalogue, IReadOnlyList<Code> diagnoses, RiskQuestion question)
    {
        var segment = Checked(question);
        List<string> codes = [.. diagnoses.Select(d => d.Text)];
        var edition = catalogue?.Editions.FirstOrDefault(e => e.Book == "hcc" && (question.Year is not { } year || e.From.Year == year));
        if (catalogue is null || edition is null)
            return new RiskScore(codes, null, question.Age, question.Sex, [], [question.Year is { } asked ? $"No risk adjustment tables of the payment year {asked} are loaded." : "Import the risk adjustment tables of a payment year (maps, hierarchies, labels, coefficients)."]);
        var tables = new HccTables(catalogue, edition);
        List<string> missing = ["normalisation factor and coding adjustment: in no book here; the score is raw"];
        if (question.Age is null || question.Sex is null)
            missing.Add("demographic weight: age and sex were not given");
        if (!catalogue.Parts.Any(p => p.Edition == edition && p.Table == "dx_edits"))
            missing.Add("age and sex edits of diagnoses: ra_dx_edits.csv is not loaded, so a diagnosis that does not fit the age or sex is counted all the same");
        var models = Interactions.ModelNames.Where(m => question.Model is null || m == question.Model)
            .Select(m => Under(m, segment, tables, diagnoses, question)).ToList();
        return new RiskScore(codes, edition.From.Year, question.Age, question.Sex, models, missing);
    }

    private static string Checked(RiskQuestion question)
    {
        if (question.Sex is not (null or "F" or "M"))
            throw new ArgumentException("The sex must be F or M.");
        if (question.Age is < 0 or > 130)
            throw new ArgumentException("The age must be between 0 and 130 years.");
        if (question.Model is { } model && !Interactions.ModelNames.Contains(model))
            throw new ArgumentException($"The model must be one of {string.Join(", ", Interactions.ModelNames)}.");
        var segment = question.Segment ?? (question.Age < 65 ? "CND" : "CNA");
        if (!Segments.Contains(segment))
            throw new ArgumentException($"The segment must be one of {string.Join(", ", Segments)}.");
        if (question.Age is { } age && (segment[^1] == 'A' && age < 65 || segment.Length == 3 && segment[0] == 'C' && segment[^1] == 'D' && age >= 65))
            throw new ArgumentException($"The segment {segment} is for people {(segment[^1] == 'A' ? "of 65 and older" : "under 65")}; the age is {age}.");
        return segment;
    }

    private static ModelScore Under(string model, string segment, HccTables tables, IReadOnlyList<Code> diagnoses, RiskQuestion question)
    {
        var found = new SortedDictionary<int, (List<string> Codes, Source Source)>();
        var unmapped = new List<string>();
        foreach (var diagnosis in diagnoses.Distinct())
        {
            var mapped = tables.Categories(diagnosis, model, question);
            foreach (var (hcc, source) in mapped)
            {
                if (!found.TryGetValue(hcc, out var here))
                    found[hcc] = here = ([], source);
                here.Codes.Add(diagnosis.Text);
            }
            if (mapped.Count == 0)
                unmapped.Add(diagnosis.Text);
        }
        var dropped = new Dictionary<int, int>();
        foreach (var parent in found.Keys)
            foreach (var child in tables.Below(parent, model))
                if (found.ContainsKey(child))
                    dropped.TryAdd(child, parent);
        var kept = found.Keys.Where(h => !dropped.ContainsKey(h)).ToHashSet();
        var newcomer = segment is "NE" or "SNPNE";
        List<RiskCategory> categories = [.. found.Select(f => new RiskCategory(f.Key, tables.Label(f.Key, model),
            dropped.ContainsKey(f.Key) || newcomer ? null : tables.Weight($"{segment}_HCC{f.Key}", model)?.Value ?? 0,
            f.Value.Codes, dropped.TryGetValue(f.Key, out var by) ? by : null, f.Value.Source))];
        var weights = Demographics.Of(segment, tables, model, question).ToList();
        if (!newcomer)
        {
            foreach (var interaction in Interactions.Of(model).Holding(segment, kept, question.Age < 65))
                if (tables.Weight($"{segment}_{interaction.Coefficient}", model) is { } weight)
                    weights.Add(new RiskWeight("interaction", interaction.Coefficient, weight.Value, $"{interaction.Text}: all are there.", weight.Source));
            if (kept.Count > 0 && tables.Weight($"{segment}_D{(kept.Count >= 10 ? "10P" : kept.Count)}", model) is { Value: not 0 } count)
                weights.Add(new RiskWeight("count", $"D{(kept.Count >= 10 ? "10P" : kept.Count)}", count.Value, string.Create(CultureInfo.InvariantCulture, $"{kept.Count} payment HCCs."), count.Source));
        }
        return new ModelScore(model, segment, categories.Sum(c => c.Weight ?? 0) + weights.Sum(w => w.Weight), null, categories, weights, unmapped,
            newcomer ? "A new enrollee is scored by age, sex and entitlement alone; the HCCs count for nothing." : "Sum of the weights of the HCCs that no other makes fall away, of the interactions, of their count, and of the demographic cell.");
    }
}
