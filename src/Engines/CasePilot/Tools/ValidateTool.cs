using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Whether codes can be billed on a day, for an age and sex, and what is missing to a complete code.</summary>
public sealed partial class ValidateTool : ITool
{
    public string Name => "validate";

    public string Answers => "Whether codes can be billed on a day, for an age and sex, and what is missing to a complete code.";

    public IReadOnlyList<string> Reads => ["codes", "on", "age", "sex"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        bool? good = null;
        foreach (var code in input.Codes.Take(30))
        {
            var page = books.Page(code, input.On);
            var known = books.Knows(code);
            good = page.Status == CodeStatus.NotLoaded ? null : (good ?? true) && known && page.Status == CodeStatus.Valid && Fits(page, input);
            if (!known)
                Unknown.Add(facts, missing, books, code);
            else
                Standing.Add(facts, missing, books, code, input.On);
            // who it is for stands first where age or sex is asked
            foreach (var flag in page.Flags.Where(f => f.Name is "sex" or "age" or "manifestation" or "poa_exempt" && f.Source is not null && (f.Name is "sex" or "age" || input.Words.Contains("POA", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("first", StringComparison.OrdinalIgnoreCase))))
                facts.Insert(Fits(page, input) ? facts.Count : 0, new Fact($"{code.Text}: {flag.Meaning}", flag.Source!, $"{code.Text} | {flag.Meaning} | {books.Row(flag.Source!, flag.Source!.Book, code.Value)}", $"Code edit on {code.Text}"));
            if (known && page.Status != CodeStatus.NotLoaded)
                More(facts, books, code, page);
            if (page.Status == CodeStatus.NotLoaded)
                Editions(facts, books, code.System);
        }
        // nothing published keeps a procedure from an age or a sex, so a yes would say too much
        if ((input.Age is not null || input.Sex is not null) && input.Codes.Any(c => c.IsProcedure))
        {
            good = good is true ? null : good;
            missing.Add("The loaded books hold no edit on age or sex for procedures, only for diagnoses, so that is not checked; the record and the diagnosis must fit the person.");
        }
        return new ToolResult(facts, missing, good switch { true => "Yes", false => "No", _ => null });
    }

    private static void More(List<Fact> facts, PilotBooks books, Code code, CodePage page)
    {
        if (!page.Billable && code.System == CodeSystem.Icd10Cm && page.Status == CodeStatus.NotBillable)
        {
            SeventhTool.Add(facts, books, code);
            foreach (var leaf in Leaves(books, code).Take(8))
                facts.Add(books.Entry(leaf, $"A complete code below it: {leaf.Text}, {books.Title(leaf)}"));
        }
        foreach (var indicator in page.Indicators.Where(i => i.Name == "status"))
            facts.Add(Values.Indicator(books, page, indicator));
        foreach (var instead in page.Instead.Take(5).Where(_ => page.Status == CodeStatus.Deleted))
            if (Code.Read(instead.Code, code.System) is [var next, ..] && books.Knows(next))
                facts.Add(books.Entry(next, $"Listed instead: {next.Text}, {books.Title(next)}"));
    }

    private static void Editions(List<Fact> facts, PilotBooks books, CodeSystem system)
    {
        foreach (var (edition, file) in books.Shelf.Catalogues.SelectMany(c => c.Parts).Where(p => p.Systems.Contains(system)).Select(p => (p.Edition, p.File)).DistinctBy(p => p.Edition).OrderBy(p => p.Edition.From).Take(6))
            facts.Add(new Fact($"- Loaded of {system.Title()}: {edition.Name}, in force {edition.From:yyyy-MM-dd} to {edition.To:yyyy-MM-dd}", new Source(edition.Book, edition.Name, edition.From, file, 0), $"{system.Title()} | {edition.Name} | {edition.From:yyyy-MM-dd} | {edition.To:yyyy-MM-dd}", $"{system.Title()} {edition.Name}"));
    }

    // whether the code editor's age and sex take the person of the question
    private static bool Fits(CodePage page, ToolInput input)
    {
        foreach (var flag in page.Flags.Where(f => f.Name is "sex" or "age"))
            if (flag.Name == "sex" && input.Sex is { } sex && !flag.Meaning.StartsWith(sex, StringComparison.OrdinalIgnoreCase)
                || flag.Name == "age" && input.Age is { } age && Ages().Match(flag.Meaning) is { Success: true } range && (age < Number(range, 1) || age > (range.Groups[2].Success ? Number(range, 2) : Number(range, 1))))
                return false;
        return true;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    internal static IEnumerable<Code> Leaves(PilotBooks books, Code code)
    {
        foreach (var catalogue in books.Shelf.Catalogues)
            if (books.Newest(code.System) is { } edition && catalogue.Editions.Contains(edition))
                foreach (var found in catalogue.StartingWith(code.System, code.Value, edition, 60))
                    if (found.Entry.Billable)
                        yield return found.Entry.Code;
    }

    [GeneratedRegex(@"\(Ages? (\d+)(?:-(\d+))?", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Ages();
}
