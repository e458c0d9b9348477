using System.CommandLine;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>detect FILE</c>: the conditions that a note names, and the codes that the encounter reports.</summary>
internal static class DetectVerb
{
    public static Command Make()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "A note, or - for standard input." };
        var setting = new Option<string>("--setting") { Description = "outpatient, inpatient, or auto to read it from the note's headings.", DefaultValueFactory = _ => "outpatient" };
        var noLearned = new Option<bool>("--no-learned") { Description = "Leave out what was learned from your own notes." };
        var (on, json, jsonl, format) = (Words.On(), Words.Json(), Words.Jsonl(), Words.Format());
        var verb = new Command("detect", "Find conditions in a note and their ICD-10-CM codes.") { file, setting, on, noLearned, json, jsonl, format };
        verb.SetAction(parsed =>
        {
            var options = new DetectOptions(DetectReading.Setting(parsed.GetValue(setting)), Reading.Date(parsed.GetValue(on))) { Learned = parsed.GetValue(noLearned) ? null : LearnedFile.Read() };
            var shelf = Settings.OpenLibrary().Current;
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => Json.Text(DetectReading.Row(line, options, (text, asked) => new DiagnosisDetector(shelf).Detect(text, asked)), SurfaceJson.Default.DetectResult));
            var result = new DiagnosisDetector(shelf).Detect(Words.Text(parsed.GetValue(file), "detect"), options);
            if (SheetFormat.Read(parsed.GetValue(format)) is { } asked and not "json")
                Console.Out.Write(SheetExport.Write(CodeSheet.Of(result, shelf), asked));
            else if (parsed.GetValue(json) || parsed.GetValue(format) is not null)
                Json.Print(result, SurfaceJson.Default.DetectResult);
            else
                DetectText.Write(Console.Out, result);
            return ExitCode.Done;
        });
        return verb;
    }
}

/// <summary>A detection as plain text for the terminal.</summary>
internal static class DetectText
{
    public static void Write(TextWriter output, DetectResult result)
    {
        if (result.Message is { } message)
            output.WriteLine(message);
        foreach (var mention in result.Mentions)
            output.WriteLine($"{mention.Code,-9} {mention.Assertion,-12} {mention.Text}  ({mention.Title})");
        output.WriteLine($"setting: {result.Setting}{(result.SettingWhy is { } why ? $" ({why})" : "")}");
        foreach (var code in result.Codes)
        {
            output.WriteLine($"{code.Code,-9} {code.Status,-12} {code.Role,-12} {code.Title}");
            output.WriteLine($"          {code.Why}");
            foreach (var check in code.Checks)
                output.WriteLine($"          {check.Kind}: {check.Message}");
        }
        foreach (var query in result.Queries)
            output.WriteLine($"query {query.About}: {query.Message}");
        output.WriteLine($"{result.Mentions.Count} mentions{(result.Starter ? " · starter edition" : "")}");
    }
}
