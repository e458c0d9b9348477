using System.CommandLine;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>edits CODE</c>: the pairs, unlikely units and add-on relations of a procedure.</summary>
internal static class EditsVerb
{
    public static Command Make()
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = "CPT or HCPCS codes." };
        var (on, json) = (Words.On(), Words.Json());
        var verb = new Command("edits", "The NCCI edits of a code: pairs in both directions, unlikely units, add-on relations.") { codes, on, json };
        verb.SetAction(parsed =>
        {
            var shelf = Settings.OpenLibrary().Current;
            var day = Reading.Date(parsed.GetValue(on));
            List<CodeEditList> lists = [.. parsed.GetValue(codes)!.Select(c => CodeEdits.Of(shelf, Reading.Procedure(c), day, Settings.Today))];
            if (parsed.GetValue(json))
                Json.Print(lists, SurfaceJson.Default.IReadOnlyListCodeEditList);
            else
                foreach (var list in lists)
                    Write(Console.Out, list);
            return lists.All(l => l.Practitioner is null && l.Hospital is null) ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    private static void Write(TextWriter output, CodeEditList list)
    {
        output.WriteLine(list.Code);
        foreach (var mue in list.Mue)
            output.WriteLine($"  MUE {mue.Service}: {mue.Units} (MAI {mue.Mai}; {mue.Rationale})  {mue.Source.File}:{mue.Source.Line}");
        foreach (var other in list.AddOn)
            output.WriteLine($"  {(other.Role == "primary" ? "add-on to" : "has add-on")} {other.Code} {other.Title} ({other.Meaning})  {other.Source.File}:{other.Source.Line}");
        foreach (var (name, table) in new[] { ("Practitioner", list.Practitioner), ("Hospital", list.Hospital) })
        {
            if (table is null)
                continue;
            output.WriteLine($"  {name}, {table.Edition.Edition}{(table.Edition.Expired ? $", expired {table.Edition.To:yyyy-MM-dd}" : "")}: {table.Column1.Count} in column 1, {table.Column2.Count} in column 2");
            foreach (var pair in table.Column1)
                output.WriteLine($"    {list.Code} / {pair.Code}  {pair.Indicator}  {pair.Rationale}  [{pair.Source.Line}]");
            foreach (var pair in table.Column2)
                output.WriteLine($"    {pair.Code} / {list.Code}  {pair.Indicator}  {pair.Rationale}  [{pair.Source.Line}]");
        }
        foreach (var missing in list.NotLoaded)
            output.WriteLine($"  not loaded: {missing.Section}. {missing.HowTo}");
    }
}
