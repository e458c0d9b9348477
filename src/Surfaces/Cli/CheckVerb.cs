using System.CommandLine;
using System.Text.Json;
using CodingAhead.Catalogue.Store;
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
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var verb = new Command("check", "Check a claim against Medicare's edits.") { file, strict, edits, json, jsonl };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(edits))
                return List(parsed.GetValue(json));
            var shelf = Settings.OpenLibrary().Current;
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => Row(shelf, line));
            var text = Words.Text(parsed.GetValue(file), "check");
            if (!ClaimFiles.IsOne(text))
                return Several(ClaimFiles.Check(text, shelf), parsed.GetValue(json), parsed.GetValue(strict));
            var verdict = ClaimChecker.Check(ClaimJson.Read(text), shelf);
            if (parsed.GetValue(json))
                Json.Print(verdict, SurfaceJson.Default.ClaimVerdict);
            else
                Write(Console.Out, verdict);
            return parsed.GetValue(strict) && verdict.Summary.Failed > 0 ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    private static int Several(ClaimBatch batch, bool json, bool strict)
    {
        if (json)
            Json.Print(batch, SurfaceJson.Default.ClaimBatch);
        else
        {
            foreach (var fault in batch.Syntax)
                Console.Out.WriteLine($"fail        syntax     segment {fault.Segment} {fault.Name}{(fault.Element > 0 ? $", element {fault.Element}" : "")}: {fault.Message}");
            foreach (var verdict in batch.Claims)
            {
                Console.Out.WriteLine($"claim {verdict.Id}");
                Write(Console.Out, verdict);
            }
        }
        return strict && (batch.Syntax.Count > 0 || batch.Claims.Any(c => c.Summary.Failed > 0)) ? ExitCode.No : ExitCode.Done;
    }

    private static string Row(Shelf shelf, string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var id = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out var name) ? name.ToString() : null;
        return Json.Text(ClaimChecker.Check(ClaimJson.Read(root), shelf) with { Id = id }, SurfaceJson.Default.ClaimVerdict);
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

    private static void Write(TextWriter output, ClaimVerdict verdict)
    {
        foreach (var finding in verdict.Findings)
        {
            output.WriteLine($"{finding.Status,-11} {finding.Edit,-10} {(finding.Lines.Count > 0 ? $"line {string.Join(", ", finding.Lines)}: " : "")}{finding.Message}{(finding.Source is { } s ? $"  [{s.File}:{s.Line}]" : "")}");
            if (finding.WhatWouldHelp is { } help)
                output.WriteLine($"{"",23}{help}");
        }
        var sum = verdict.Summary;
        output.WriteLine(sum.Clean ? "clean: every edit that applies was checked, and none failed" : $"not clean: {sum.Failed} failed, {sum.Warned} warned, {sum.Bypassed} bypassed, {sum.NotChecked.Count} not checked");
        output.WriteLine($"verdict {verdict.VerdictHash}");
    }
}
