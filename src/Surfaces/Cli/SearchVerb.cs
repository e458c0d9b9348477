using System.CommandLine;
using System.Text.Json;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>search QUERY</c>: one box over all code sets.</summary>
internal static class SearchVerb
{
    public static Command Make()
    {
        var query = new Argument<string[]>("query") { Arity = ArgumentArity.ZeroOrMore, Description = "Words, a code, or the beginning of either." };
        var (system, on, json, jsonl) = (Words.System(), Words.On(), Words.Json(), Words.Jsonl());
        var billable = new Option<bool>("--billable") { Description = "Only codes that can be billed." };
        var chapter = new Option<string?>("--chapter") { Description = "Only codes that begin so or stand in the range, such as E11 or E08-E13." };
        var limit = new Option<int>("--limit") { Description = "How many hits at most.", DefaultValueFactory = _ => 20 };
        var verb = new Command("search", "Search over all code sets.") { query, system, billable, chapter, on, limit, json, jsonl };
        verb.SetAction(parsed =>
        {
            var options = new SearchOptions(Reading.System(parsed.GetValue(system)), parsed.GetValue(billable), parsed.GetValue(chapter),
                Reading.Date(parsed.GetValue(on)), Math.Clamp(parsed.GetValue(limit), 1, 1000));
            var shelf = Settings.OpenLibrary().Current;
            if (parsed.GetValue(jsonl) is { } rows)
                return Rows(shelf, rows, options);
            var text = string.Join(' ', parsed.GetValue(query)!);
            if (text.Trim().Length == 0)
                throw new UsageException("search: expected something to search for");
            return One(shelf, text, options, parsed.GetValue(json));
        });
        return verb;
    }

    private static int One(Shelf shelf, string query, SearchOptions options, bool json)
    {
        var answer = shelf.Search.Search(query, options);
        if (json)
            Json.Print(answer, SurfaceJson.Default.SearchAnswer);
        else
        {
            foreach (var correction in answer.Corrected)
                Console.Out.WriteLine($"searched '{correction.To}' for '{correction.From}'");
            foreach (var hit in answer.Results)
                Console.Out.WriteLine($"{hit.Code,-10} {hit.System,-9} {(hit.Billable ? " " : "-")} {hit.Title}   [{hit.Why}]");
            Console.Out.WriteLine($"{answer.Results.Count} of {answer.Total}{(shelf.Imported is null ? " · starter edition" : "")}");
        }
        return answer.Total > 0 ? ExitCode.Done : ExitCode.No;
    }

    private static int Rows(Shelf shelf, string file, SearchOptions options) => JsonLines.Run(file, line =>
    {
        var row = JsonSerializer.Deserialize(line, RowJson.Default.SearchRow) ?? throw new JsonException("expected an object");
        var query = row.Query ?? throw new JsonException("expected a field 'query'");
        var answer = shelf.Search.Search(query, options with { System = Reading.System(row.System) ?? options.System });
        return Json.Text(new SearchRowAnswer(query, row.System, [.. answer.Results.Select(r => r.Code)]), SurfaceJson.Default.SearchRowAnswer);
    });
}
