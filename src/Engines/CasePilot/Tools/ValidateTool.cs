using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>Whether codes can be billed on a day, for an age and sex, and what is missing to a complete code.</summary>
public sealed class ValidateTool : ITool
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
            var valid = books.Knows(code) && page.Status == CodeStatus.Valid;
            good = (good ?? true) && valid;
            if (!books.Knows(code))
                Unknown.Add(facts, missing, books, code);
            else
                Standing.Add(facts, missing, books, code, input.On);
            if (page.Status == CodeStatus.NotLoaded)
                good = null;
            if (books.Knows(code) && !page.Billable && code.System == CodeSystem.Icd10Cm)
            {
                SeventhTool.Add(facts, books, code);
                foreach (var leaf in Leaves(books, code).Take(8))
                    facts.Add(books.Entry(leaf, $"A complete code below it: {leaf.Text}, {books.Title(leaf)}"));
            }
            foreach (var indicator in page.Indicators.Where(i => i.Name == "status"))
                facts.Add(Values.Indicator(books, page, indicator));
            foreach (var flag in page.Flags.Where(f => f.Name is "sex" or "age" && f.Source is not null))
                facts.Add(new Fact($"{code.Text}: {flag.Meaning}", flag.Source!, $"{code.Text} | {flag.Meaning} | {books.Row(flag.Source!, flag.Source!.Book, code.Value)}", $"Code edit on {code.Text}"));
            foreach (var instead in page.Instead.Take(5))
                if (page.Status == CodeStatus.Deleted && Code.Read(instead.Code) is [var next, ..] && books.Knows(next))
                    facts.Add(books.Entry(next, $"Listed instead: {next.Text}, {books.Title(next)}"));
        }
        return new ToolResult(facts, missing, good switch { true => "Yes", false => "No", _ => null });
    }

    internal static IEnumerable<Code> Leaves(PilotBooks books, Code code)
    {
        foreach (var catalogue in books.Shelf.Catalogues)
            if (books.Newest(code.System) is { } edition && catalogue.Editions.Contains(edition))
                foreach (var found in catalogue.StartingWith(code.System, code.Value, edition, 60))
                    if (found.Entry.Billable)
                        yield return found.Entry.Code;
    }
}
