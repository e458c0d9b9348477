using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What a code is, whether it can be billed, and the values that govern it.</summary>
public sealed class CodeTool : ITool
{
    public string Name => "code";

    public string Answers => "What a code is, whether it can be billed, and the values that govern it.";

    public IReadOnlyList<string> Reads => ["codes", "on"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        foreach (var code in input.Codes.Take(12))
        {
            if (!books.Knows(code))
            {
                Unknown.Add(facts, missing, books, code);
                continue;
            }
            Standing.Add(facts, missing, books, code, input.On);
            if (input.Codes.Count > 3)
                continue;
            var page = books.Page(code, input.On);
            if (page.PlainLanguage is { } own)
                foreach (var sentence in Sentences.Of(own.Text).Take(input.Codes.Count == 1 ? 4 : 2))
                    facts.Add(new Fact(sentence, own.Source, own.Text, $"Guide to {code.Text}"));
            foreach (var children in page.Children.Where(c => c.Billable).Take(code.System == CodeSystem.Icd10Cm && !page.Billable ? 12 : 0))
                if (Code.Read(children.Code, code.System) is [var child])
                    facts.Add(books.Entry(child, $"- {child.Text}, {books.Title(child)}, is billable"));
            foreach (var level in Guidelines.VisitLevels.All.Where(r => r.Code == code.Text))
                facts.Add(TimeTool.Of(level));
            Values.Add(facts, books, page, input.Codes.Count == 1);
            if (code.System == CodeSystem.Icd9Cm)
                CrosswalkTool.Gems(facts, books, page);
        }
        if (input.Codes.Count > 12)
            missing.Add("Only the first dozen codes are answered; ask for the others in a second question.");
        return new ToolResult(facts, missing, FollowUps: input.Codes is [var one] ? [.. FollowUpsOf(one)] : []);
    }

    private static IEnumerable<string> FollowUpsOf(Code code) => code.System is CodeSystem.Cpt or CodeSystem.Hcpcs
        ? [$"What is the MUE of {code.Text}?", $"Which modifiers go with {code.Text}?", $"What does Medicare pay for {code.Text}?"]
        : [$"Which notes stand at {code.Text}?", $"Which HCC is {code.Text}?"];
}

/// <summary>Whether a code stands in the books and can be billed.</summary>
internal static class Standing
{
    public static void Add(List<Fact> facts, List<string> missing, PilotBooks books, Code code, DateOnly? on)
    {
        var page = books.Page(code, on);
        var title = books.Title(code);
        var named = title.Length == 0 ? code.Text : $"{code.Text} is {title}";
        if (page.Status == CodeStatus.NotLoaded)
        {
            missing.Add("No loaded edition of that code set is in force on that day, so it is not checked; import the edition of that time to have it.");
            return;
        }
        if (page.Status == CodeStatus.Unknown)
        {
            Unknown.Add(facts, missing, books, code);
            return;
        }
        var ended = page.Status == CodeStatus.Deleted;
        var state = ended ? "it is deleted and no longer valid" : page.Billable ? "it is a valid code and can be billed" : "it is a category and not billable, more characters are needed";
        if (code.System is CodeSystem.Modifier)
            state = "it is a valid modifier";
        if (page.Source is { } source && books.Shelf.Catalogues.SelectMany(c => c.Entries(code)).FirstOrDefault(e => e.Source == source) is { } entry)
            facts.Add(new Fact($"{named}; {state}", source, PilotBooks.Row(entry) + " | " + title, $"{code.System.Title()} {code.Text}"));
        else if (page.Source is { } other)
            facts.Add(new Fact($"{named}; {state}", other, $"{code.Text} | {code.Value} | {title} | {books.Row(other, other.Book, code.Value)}", $"{code.System.Title()} {code.Text}"));
    }
}

/// <summary>A code that no book lists: said with the edition that was asked, and with its neighbours.</summary>
internal static class Unknown
{
    public static void Add(List<Fact> facts, List<string> missing, PilotBooks books, Code code)
    {
        if (books.OfEdition(code.System, $"{code.Text} is not found in {code.System.Title()} as loaded, so it is not a valid code there", $"no row lists {code.Text}") is not { } none)
        {
            missing.Add("No edition of that code set is loaded, so the code is not checked; import one to have it.");
            return;
        }
        facts.Add(none);
        for (var length = code.Value.Length - 1; length >= 3 && facts.Count < 7; length--)
            if (books.Newest(code.System) is { } edition)
                foreach (var catalogue in books.Shelf.Catalogues.Where(c => c.Editions.Contains(edition)))
                {
                    var near = catalogue.StartingWith(code.System, code.Value[..length], edition, 5);
                    foreach (var found in near)
                        facts.Add(books.Entry(found.Entry.Code, $"Near it: {found.Entry.Code.Text}{(books.Title(found.Entry.Code) is { Length: > 0 } t ? ", " + t : "")}"));
                    if (near.Count > 0)
                        return;
                }
    }
}

/// <summary>The values of the fee schedule and the unlikely edits on a page.</summary>
internal static class Values
{
    public static void Add(List<Fact> facts, PilotBooks books, CodePage page, bool all)
    {
        var key = Key(page);
        foreach (var indicator in page.Indicators.Where(i => i.Name is "status" or "global"))
            facts.Add(Indicator(books, page, indicator));
        if (Rvus(books, page) is { } rvus && all)
            facts.Add(rvus);
        foreach (var mue in page.Mue.Where(m => m.Service == "practitioner"))
            facts.Add(MueTool.Of(books, key, mue));
    }

    public static string Key(CodePage page) => page.Code.Replace(".", "", StringComparison.Ordinal);

    public static Fact Indicator(PilotBooks books, CodePage page, Indicator indicator) =>
        new($"{indicator.Label} of {page.Code}: {indicator.Value}{(indicator.Meaning.Length > 0 && CodingAhead.Engines.CasePilot.Answers.Tokens.Of(indicator.Meaning).Count == 0 ? $", which means {PilotBooks.OneSentence(indicator.Meaning)}" : "")}",
            indicator.Source, RowOf(books, page, indicator), $"{indicator.Label} of {page.Code}");

    private static string RowOf(PilotBooks books, CodePage page, Indicator indicator) =>
        books.Row(indicator.Source, indicator.Source.Book == "starter" ? "starter" : indicator.Source.Book, Key(page)) is { Length: > 0 } row ? row
        : $"{page.Code} | {indicator.Label} | {indicator.Value}";

    public static Fact? Rvus(PilotBooks books, CodePage page)
    {
        if (books.Shelf.Imported is not { } catalogue || catalogue.Rows("mpfs", "pprrvu", Key(page)) is not [var row, ..])
            return null;
        var priced = new PricedRow(catalogue, row);
        return new Fact($"Relative values of {page.Code}: work RVU {priced["WORK RVU"]}, total {priced["NON-FACILITY TOTAL"]} outside a facility and {priced["FACILITY TOTAL"]} in one", row.Source,
            books.Row(row.Source, "mpfs", Key(page)), $"Relative values of {page.Code}");
    }
}

/// <summary>Sentences of our own guides.</summary>
internal static class Sentences
{
    public static IEnumerable<string> Of(string text) => text.Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(s => s.TrimEnd('.'));
}
