using System.Globalization;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.Case2Code;

/// <summary>
/// Builds the ICD-10-PCS codes of an inpatient stay axis by axis from what the note says. An axis that the note leaves open stays open and is
/// asked; a code is given only where the tables at hand have its row.
/// </summary>
internal static partial class Operations
{
    private static readonly Lazy<PhraseTree<OperationRule>> Rules = new(OperationRules.Read);

    private static readonly string[] AxisNames = ["section", "body system", "root operation", "body part", "approach", "device", "qualifier"];

    private sealed record Filled(char Value, string Evidence);

    public static IReadOnlyList<CodedOperation> Of(CaseNote note, Shelf shelf, CaseBooks books)
    {
        var found = new List<(OperationRule Rule, List<(int First, int Last)> Places)>();
        foreach (var (first, last, rule) in note.Find(Rules.Value))
        {
            if (note.Asserted(first, last).Experiencer != Experiencer.Patient || rule.Unless.Count > 0 && note.Run(first, rule.Unless, Scope.Note) is not null || Standing.Of(note, first, last, rule.Service).Status != "reported")
                continue;
            if (found.Find(f => f.Rule == rule) is { Rule: not null } held)
                held.Places.Add((first, last));
            else
                found.Add((rule, [(first, last)]));
        }
        var names = found.Select(f => f.Rule.Name).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(f => !f.Rule.Within.Overlaps(names)).SelectMany(f => Built(note, shelf, books, f.Rule, f.Places)).DistinctBy(o => o.Code + o.Name)];
    }

    private static IEnumerable<CodedOperation> Built(CaseNote note, Shelf shelf, CaseBooks books, OperationRule rule, List<(int First, int Last)> places)
    {
        List<Span> evidence = [.. places.Select(p => note.SpanOf(p.First, p.Last))];
        var side = places.Select(p => Sides.Of(note, p.First)).FirstOrDefault(s => s is not null);
        // both sides are two codes, unless a value stands for both
        string?[] sides = side == "both" && !rule.Axes[0].Values.Any(v => v.Words == "both") ? ["right", "left"] : [side];
        foreach (var one in sides)
        {
            var axes = rule.Axes.Select(a => Fill(note, a, places, one)).ToList();
            var code = rule.Prefix + string.Concat(axes.Select(a => a?.Value ?? '?'));
            if (axes.FindIndex(a => a is null) is >= 0 and var open)
            {
                var asked = rule.Axes[open];
                yield return new CodedOperation(code, rule.Name, "query", [], evidence,
                    $"The note does not tell the {AxisNames[open + 3]}: {string.Join("; ", asked.Values.Where(v => !v.IsDefault).Select(v => $"{v.Value} when {v.Words}"))}.");
                continue;
            }
            var (known, loaded) = books.Operation(code);
            yield return known
                ? new CodedOperation(code, rule.Name, "reported", Meanings(shelf, code, [rule.Name, rule.Name, rule.Name, .. axes.Select(a => a!.Evidence)]), evidence, "Each character rests on the note.")
                : new CodedOperation(code, rule.Name, "query", [], evidence, loaded ? "The tables have no such row: an axis of the note is to be asked." : "No ICD-10-PCS list is loaded that could tell whether this code exists. Import one.");
        }
    }

    private static Filled? Fill(CaseNote note, AxisRule axis, List<(int First, int Last)> places, string? side)
    {
        if (axis.Values is [{ IsDefault: true } only])
            return new Filled(only.Value, only.Custom ?? "always so for this operation");
        foreach (var scope in (ReadOnlySpan<Scope>)[Scope.Sentence, Scope.Item, Scope.Note])
            foreach (var value in axis.Values.Where(v => !v.IsDefault))
                foreach (var (first, _) in scope == Scope.Note ? places[..1] : places)
                    if (Supports(note, value, first, scope, side, places) is { } words)
                        return new Filled(value.Value, words);
        return axis.Values.FirstOrDefault(v => v.IsDefault) is { } rest ? new Filled(rest.Value, rest.Custom ?? "nothing else is said") : null;
    }

    private static string? Supports(CaseNote note, AxisValue value, int token, Scope scope, string? side, List<(int First, int Last)> places)
    {
        if (value.Kind == "count")
            return places.Max(p => note.NumberBefore(p.First) ?? Enumerated(note, p.First)) == value.Number ? string.Create(CultureInfo.InvariantCulture, $"{value.Number}") : null;
        if (value.Kind is not null)
            return Hours(note) is { } hours && value.Kind switch { "hours under" or "hours_under" => hours < value.Number, "hours to" or "hours_to" => hours is >= 24 and <= 96, _ => hours > value.Number } ? string.Create(CultureInfo.InvariantCulture, $"{hours} hours") : null;
        var told = new List<string>();
        foreach (var need in value.Needs)
            if (need.Count == 1 && need[0] is ["right"] or ["left"] or ["both"])
            {
                if (side != need[0][0])
                    return null;
                told.Add(side);
            }
            else if (Said(note, need, token, scope) is { } words)
                told.Add(words);
            else
                return null;
        return string.Join(", ", told);
    }

    // said and not denied, of this encounter
    private static string? Said(CaseNote note, IReadOnlyList<string[]> runs, int token, Scope scope)
    {
        var (first, last) = note.Range(token, scope);
        for (var i = first; i < last; i++)
            foreach (var run in runs)
                if (Matches(note, run, i, last) && note.Section(i) is not (SectionKind.PastHistory or SectionKind.PastSurgery or SectionKind.FamilyHistory) && note.Asserted(i, i + run.Length).Assertion != Assertion.Absent)
                    return note.Note.Text[note.Note.Tokens[i].Begin..note.Note.Tokens[i + run.Length - 1].End];
        return null;
    }

    private static bool Matches(CaseNote note, string[] run, int at, int last)
    {
        if (at + run.Length > last)
            return false;
        for (var k = 0; k < run.Length; k++)
            if (note.Word(at + k) != run[k])
                return false;
        return true;
    }

    // "to the obtuse marginal and to the posterior descending artery" are two; a single target is one
    private static int Enumerated(CaseNote note, int token)
    {
        var (_, last) = note.Range(token, Scope.Sentence);
        var targets = 0;
        for (var i = token; i < last; i++)
            if (note.Word(i) == "to" || note.Word(i) == "and" && targets > 0 && i + 1 < last && note.Word(i + 1) is not "to" and not "was" and not "were" && (note.Note.Tokens[i].Before & (Gap.Comma | Gap.Semicolon)) == 0)
                targets++;
            else if ((note.Note.Tokens[i].Before & (Gap.Comma | Gap.Semicolon)) != 0 && targets > 0)
                break;
        return Math.Max(1, targets);
    }

    private static int? Hours(CaseNote note)
    {
        foreach (Match match in VentilatorHours().Matches(note.Note.Text))
            if (int.TryParse(match.Groups[1].ValueSpan, out var number))
                return match.Groups[2].Value[0] is 'd' or 'D' ? number * 24 : number;
        return null;
    }

    /// <summary>What each character of an ICD-10-PCS code means, beside what it rests on.</summary>
    private static List<CodedAxis> Meanings(Shelf shelf, string code, IReadOnlyList<string> evidence) =>
        Code.Read(code, CodeSystem.Icd10Pcs) is [var read] && new Lookup.CodeLookup().Find(shelf, read.Value, CodeSystem.Icd10Pcs, null, DateOnly.MinValue) is [var page, ..]
            ? [.. page.Axes.Select((a, i) => new CodedAxis(a.Name.Length > 0 ? a.Name : AxisNames[i], a.Value, a.Meaning, i < evidence.Count ? evidence[i] : ""))]
            : [];

    [GeneratedRegex(@"\bventilat(?:ion|or|ed)\b[^.\n]{0,60}?\b(\d{1,3})[- ](?:consecutive )?(hours?|days?)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex VentilatorHours();
}
