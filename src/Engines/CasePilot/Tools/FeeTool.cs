using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What Medicare pays for a code in a locality and year, with the formula; the conversion factor.</summary>
public sealed class FeeTool : ITool
{
    public string Name => "fee";

    public string Answers => "What Medicare pays for a code in a locality and year, with the formula; the conversion factor.";

    public IReadOnlyList<string> Reads => ["codes", "place", "zip", "year", "facility", "minutes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        var facts = new List<Fact>();
        var missing = new List<string>();
        if (books.Shelf.Imported is not { } catalogue)
            return ToolResult.None("The physician fee schedule is not loaded; import the relative value files to have amounts.");
        if (input.Codes.Count == 0)
            return Factor(catalogue, books, input.Year);
        foreach (var code in input.Codes.Where(c => c.IsProcedure).Take(5))
        {
            FeeAnswer answer;
            try
            {
                answer = Fees.Of(books.Shelf, code, new FeeQuestion(input.Zip is null ? input.Place : null, input.Zip, input.Year, input.Facility, input.Minutes), books.Today);
            }
            catch (UnknownLocalityException)
            {
                missing.Add("That place names no single locality of the fee schedule, so the national amount is given; name the locality or a ZIP code.");
                answer = Fees.Of(books.Shelf, code, new FeeQuestion(Year: input.Year, Facility: input.Facility, Minutes: input.Minutes), books.Today);
            }
            foreach (var payment in answer.Payment)
                facts.Add(Of(books, code, payment));
            if (answer.Payment.Count == 0 && Values.Rvus(books, books.Page(code)) is { } rvus && catalogue.Rows("mpfs", "pprrvu", code.Value) is [var row, ..])
            {
                facts.Add(new Fact($"{code.Text} has status {new PricedRow(catalogue, row)["STATUS CODE"]}, so the physician fee schedule has no amount for it", row.Source, rvus.Row, $"Fee schedule, {code.Text}"));
                if (books.Decoding("status", new PricedRow(catalogue, row)["STATUS CODE"], $"Status {new PricedRow(catalogue, row)["STATUS CODE"]}: {{}}") is { } meaning)
                    facts.Add(meaning);
            }
            if (answer.Opps is { Rate: { } rate } opps)
                facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"In a hospital outpatient department {code.Text} has status indicator {opps.Status}, APC {opps.Apc}, and is paid ${rate:0.00}"), opps.Source, books.Row(opps.Source, "opps", code.Value), $"OPPS, {code.Text}"));
            if (answer.Drug is { } drug)
                facts.Add(DrugTool.Limit(books, code, drug));
            if (!books.Knows(code))
                Unknown.Add(facts, missing, books, code);
            missing.AddRange(answer.NotLoaded.Where(_ => answer.Payment.Count == 0 && answer.Drug is null).Select(m => PilotBooks.OneSentence(m.HowTo)).Where(m => CodingAhead.Engines.CasePilot.Answers.Tokens.Of(m).Count == 0));
            if (input.Year is not null && answer.Payment.Count == 0)
                missing.Add("The relative values of that year are not in my data, so no amount of that year is given; import them to have it.");
        }
        return new ToolResult(facts, [.. missing.Distinct()]);
    }

    private static Fact Of(PilotBooks books, Code code, Payment payment)
    {
        var place = payment.LocalitySource is null ? "" : $" in {payment.Locality} with GPCI";
        var text = string.Create(CultureInfo.InvariantCulture, $"{code.Text}{(payment.Modifier is { } m ? "-" + m : "")}{place}, {payment.Setting}, {payment.Year}: ${payment.Amount:0.00} = {payment.Formula}");
        var row = $"{books.Row(payment.Source, "mpfs", code.Value)} | year {payment.Year} | {payment.Locality} | conversion factor {payment.Factor.ToString(CultureInfo.InvariantCulture)} | {(payment.LocalitySource is { } l ? $"{l.File}:{l.Line}" : "national")} | {code.Text}-{payment.Modifier} | working {payment.Formula}";
        return new Fact(text, payment.Source, row, $"Fee schedule, {code.Text}");
    }

    private static ToolResult Factor(ICatalogue catalogue, PilotBooks books, int? year)
    {
        foreach (var edition in catalogue.Parts.Where(p => p.Table == "pprrvu" && (year is null || p.Edition.From.Year == year)).Select(p => p.Edition))
            foreach (var row in catalogue.Rows(edition, "pprrvu"))
                if (new PricedRow(catalogue, row) is var priced && priced["CONV FACTOR"] is { Length: > 0 } factor && priced["STATUS CODE"] == "A")
                    return new ToolResult([new Fact($"The conversion factor of {edition.From.Year} in the loaded relative value file is {factor}", row.Source, $"year {edition.From.Year} | {books.Row(row.Source, "mpfs", row.Entry.Key)}", $"Relative values {edition.Name}")], []);
        return ToolResult.None("The relative values of that year are not in my data; import them to have the conversion factor.");
    }
}
