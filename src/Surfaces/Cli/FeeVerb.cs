using System.CommandLine;
using System.Globalization;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>fee CODE…</c>: what Medicare pays, with the formula.</summary>
internal static class FeeVerb
{
    public static Command Make()
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = "CPT or HCPCS codes." };
        var locality = new Option<string?>("--locality") { Description = "Contractor and number (10112-00), a state or a name. Without it: national, every index 1." };
        var zip = new Option<string?>("--zip") { Description = "A ZIP code instead of a locality." };
        var year = new Option<int?>("--year") { Description = "The calendar year." };
        var facility = new Option<bool>("--facility") { Description = "Only the amount in a facility." };
        var minutes = new Option<int?>("--minutes") { Description = "Minutes of anaesthesia." };
        var json = Words.Json();
        var verb = new Command("fee", "What Medicare pays for a code, with the formula.") { codes, locality, zip, year, facility, minutes, json };
        verb.SetAction(parsed =>
        {
            var shelf = Settings.OpenLibrary().Current;
            var question = Reading.Fee(parsed.GetValue(locality), parsed.GetValue(zip), parsed.GetValue(year), parsed.GetValue(facility), parsed.GetValue(minutes));
            List<FeeAnswer> answers = [.. parsed.GetValue(codes)!.Select(c => Reading.Fee(shelf, c, question, Settings.Today))];
            if (parsed.GetValue(json))
                Json.Print(answers, SurfaceJson.Default.IReadOnlyListFeeAnswer);
            else
                foreach (var answer in answers)
                    Write(Console.Out, answer);
            return answers.Any(a => a.Payment.Count == 0 && a.Opps is null && a.Drug is null) ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    private static void Write(TextWriter output, FeeAnswer answer)
    {
        output.WriteLine($"{answer.Code}  {answer.Year}  {answer.Locality}");
        foreach (var pay in answer.Payment)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pay.Modifier ?? "  "} {pay.Setting,-13} ${pay.Amount,10:#,0.00}   {pay.Formula}  [{pay.Source.File}:{pay.Source.Line}]"));
        if (answer.Opps is { } opps)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  outpatient hospital: status {opps.Status} {opps.Meaning}{(opps.Apc is null ? "" : $", APC {opps.Apc}")}{(opps.Rate is { } rate ? $", ${rate:#,0.00}" : "")}{(opps.MinimumCopayment is { } share ? $", copayment at least ${share:#,0.00}" : "")}  [{opps.Source.File}:{opps.Source.Line}]"));
        if (answer.Drug is { } drug)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Part B drug: ${drug.Limit} for {drug.Dosage}  [{drug.Source.File}:{drug.Source.Line}]"));
        foreach (var note in answer.Notes)
            output.WriteLine($"  {note}");
        foreach (var missing in answer.NotLoaded)
            output.WriteLine($"  not loaded: {missing.Section}. {missing.HowTo}");
    }
}
