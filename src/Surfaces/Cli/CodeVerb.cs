using System.CommandLine;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>code FILE</c>: a case note as a coded encounter.</summary>
internal static class CodeVerb
{
    public static Command Make()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "A note, or - for standard input." };
        var setting = new Option<string>("--setting") { Description = "outpatient, inpatient, or auto to read it from the note's headings.", DefaultValueFactory = _ => "outpatient" };
        var against = new Option<string?>("--against") { Description = "Submitted codes (99214-25x1,M17.11) or a file of them, to be audited." };
        var noLearned = new Option<bool>("--no-learned") { Description = "Leave out what was learned from your own notes." };
        var (on, json, jsonl, format) = (Words.On(), Words.Json(), Words.Jsonl(), Words.Format());
        var verb = new Command("code", "Code a case note: diagnoses, procedures, the visit, with evidence and edits.") { file, setting, on, against, noLearned, json, jsonl, format };
        verb.SetAction(parsed =>
        {
            var submitted = parsed.GetValue(against) is { } codes ? CaseJson.Against(File.Exists(codes) ? File.ReadAllText(codes) : codes) : null;
            var options = new CaseOptions(new DetectOptions(DetectReading.Setting(parsed.GetValue(setting)), Reading.Date(parsed.GetValue(on))) { Learned = parsed.GetValue(noLearned) ? null : LearnedFile.Read() }, submitted);
            var shelf = Settings.OpenLibrary().Current;
            var coder = new CaseCoder(shelf);
            if (parsed.GetValue(jsonl) is { } rows)
                return JsonLines.Run(rows, line => CaseJson.Text(CaseJson.Row(line, options, coder)));
            var coded = coder.Code(Words.Text(parsed.GetValue(file), "code"), options);
            if (SheetFormat.Read(parsed.GetValue(format)) is { } asked and not "json")
                Console.Out.Write(SheetExport.Write(CodeSheet.Of(coded, shelf), asked));
            else if (parsed.GetValue(json) || parsed.GetValue(format) is not null)
                Console.Out.WriteLine(CaseJson.Text(coded));
            else
                Write(Console.Out, coded);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Write(TextWriter output, CodedCase coded)
    {
        DetectText.Write(output, coded.Diagnoses);
        if (coded.Em is { } em)
        {
            output.WriteLine($"visit     {em.Code}{string.Concat(em.Modifiers.Select(m => "-" + m.Code))}  {em.Family}, by {em.Method}. {em.Why}");
            foreach (var (name, element) in new[] { ("problems", em.Problems), ("data", em.Data), ("risk", em.Risk) })
                output.WriteLine($"          {name}: {element?.Level}. {element?.Why}");
            if (em.Time is { } time)
                output.WriteLine($"          time: {time.Minutes} minutes{(time.Code is { } code ? $", {code} by time" : "")}");
            if (em.ShortOf is { } next)
                output.WriteLine($"          short of {next.Code}: {next.Lacks}");
        }
        foreach (var p in coded.Procedures)
            output.WriteLine($"{p.Code + string.Concat(p.Modifiers.Select(m => "-" + m.Code)),-9} {p.Status,-12} {p.Units} x {p.Name}. {p.Why}");
        foreach (var p in coded.Pcs)
            output.WriteLine($"{p.Code,-9} {p.Status,-12} {p.Name}. {p.Why}");
        foreach (var finding in coded.Findings.Where(f => f.Status is "fail" or "warn" or "bypassed"))
            output.WriteLine($"{finding.Status,-9} {finding.Edit,-12} {finding.Message}");
        if (coded.Audit is not { } audit)
            return;
        output.WriteLine($"audit: {audit.UpCodes} up, {audit.DownCodes} down");
        foreach (var m in audit.Missed)
            output.WriteLine($"missed      {m.Code}  {m.Why}");
        foreach (var u in audit.Unsupported)
            output.WriteLine($"unsupported {u.Code}  {u.Reason} {u.WhatWouldSupportIt}");
        foreach (var s in audit.MoreSpecific)
            output.WriteLine($"more exact  {s.From} -> {s.To}");
        foreach (var r in audit.Risky)
            output.WriteLine($"risky {r.Direction,-5} {r.Code}  {r.Why}");
    }
}
