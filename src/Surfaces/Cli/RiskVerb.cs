using System.CommandLine;
using System.Globalization;
using CodingAhead.Engines.Risk;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>risk CODES</c>: HCCs and raw risk score of a set of diagnoses.</summary>
internal static class RiskVerb
{
    public static Command Make()
    {
        var codes = new Argument<string[]>("codes") { Arity = ArgumentArity.OneOrMore, Description = "ICD-10-CM codes of the person and year." };
        var age = new Option<int?>("--age") { Description = "Whole years on 1 February of the payment year." };
        var sex = new Option<string?>("--sex") { Description = "F or M." };
        var segment = new Option<string?>("--segment") { Description = $"One of {string.Join(", ", RiskAdjuster.Segments)}." };
        var disabled = new Option<bool>("--originally-disabled") { Description = "First entitled for disability." };
        var medicaid = new Option<bool>("--medicaid") { Description = "Had Medicaid (segments INS, NE, SNPNE)." };
        var model = new Option<string?>("--model") { Description = "V24 or V28; both without it." };
        var year = new Option<int?>("--year") { Description = "The payment year." };
        var json = Words.Json();
        var verb = new Command("risk", "HCCs and raw risk score of a set of diagnoses.") { codes, age, sex, segment, disabled, medicaid, model, year, json };
        verb.SetAction(parsed =>
        {
            var score = Reading.Risk(Settings.OpenLibrary().Current, parsed.GetValue(codes)!, new RiskQuestion(parsed.GetValue(age), parsed.GetValue(sex), parsed.GetValue(segment),
                parsed.GetValue(disabled), parsed.GetValue(medicaid), parsed.GetValue(model), parsed.GetValue(year)));
            if (parsed.GetValue(json))
                Json.Print(score, SurfaceJson.Default.RiskScore);
            else
                Write(Console.Out, score);
            return score.Models.Count == 0 ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    private static void Write(TextWriter output, RiskScore score)
    {
        foreach (var model in score.Models)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Model} {model.Segment}, payment year {score.Year}: raw score {model.Raw}"));
            foreach (var c in model.Categories)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  HCC {c.Hcc,-4} {(c.DroppedBy is { } by ? $"falls away below HCC {by}" : c.Weight is { } w ? $"{w}" : "no weight")}  {c.Label}  from {string.Join(", ", c.Codes)}  [{c.Source.File}:{c.Source.Line}]"));
            foreach (var w in model.Weights)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {w.Name}  {w.Weight}  {w.Why}  [{w.Source.File}:{w.Source.Line}]"));
            if (model.Unmapped.Count > 0)
                output.WriteLine($"  no payment HCC: {string.Join(", ", model.Unmapped)}");
        }
        foreach (var missing in score.NotLoaded)
            output.WriteLine($"  not loaded: {missing}");
    }
}
