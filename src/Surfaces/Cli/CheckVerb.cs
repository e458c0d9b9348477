using System.CommandLine;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>check FILE</c>: a claim against Medicare's edits.</summary>
internal static class CheckVerb
{
    public static Command Make()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "A claim in JSON, X12 837P or 837I, or CSV of lines; - for standard input." };
        var strict = new Option<bool>("--strict") { Description = "End with 1 when an edit fails." };
        var edits = new Option<bool>("--edits") { Description = "List the edits with their rules." };
        var rules = new Option<string?>("--rules") { Description = "Rules of one's own beside Medicare's: a TSV, CSV or JSON file." };
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var verb = new Command("check", "Check a claim against Medicare's edits.") { file, strict, rules, edits, json, jsonl };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(edits))
                return List(parsed.GetValue(json));
            var own = parsed.GetValue(rules) is { } path ? RuleFile.Read(Words.Text(path, "check --rules"), Path.GetFileName(path)) : null;
            var shelf = Settings.OpenLibrary().Current;
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => Json.Text(ClaimFiles.CheckOne(line, shelf, own), SurfaceJson.Default.ClaimVerdict));
            var text = Words.Text(parsed.GetValue(file), "check");
            var batch = ClaimFiles.Check(text, shelf, own);
            if (!parsed.GetValue(json))
                ClaimReport.Write(Console.Out, batch);
            else if (ClaimFiles.IsOne(text))
                Json.Print(batch.Claims[0], SurfaceJson.Default.ClaimVerdict);
            else
                Json.Print(batch, SurfaceJson.Default.ClaimBatch);
            // a file of which nothing could be read is no file of claims
            if (batch.Claims.Count == 0 && batch.Syntax is [var fault, ..])
                throw new UsageException($"{parsed.GetValue(file)}: segment {fault.Segment} {fault.Name}: {fault.Message}");
            return parsed.GetValue(strict) && (batch.Syntax.Count > 0 || batch.Claims.Any(c => c.Summary.Failed > 0)) ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    private static int List(bool json)
    {
        if (json)
            Json.Print(ClaimChecker.Described, SurfaceJson.Default.IReadOnlyListEditDescription);
        else
            foreach (var edit in ClaimChecker.Described)
                Console.Out.WriteLine($"{edit.Edit,-10} {edit.Rule}\n           {edit.Citation}");
        return ExitCode.Done;
    }
}
