using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Engines.CasePilot.Tools;

/// <summary>What Medicare pays for codes in localities and a year, with the formula; the conversion factor.</summary>
public sealed class FeeTool : ITool
{
    public string Name => "fee";

    public string Answers => "What Medicare pays for codes in localities and a year, with the formula; the conversion factor.";

    public IReadOnlyList<string> Reads => ["codes", "modifiers", "place", "zip", "year", "facility", "minutes"];

    public ToolResult Run(ToolInput input, PilotBooks books)
    {
        if (books.Shelf.Imported is not { } catalogue)
            return ToolResult.None("The physician fee schedule is not loaded; import the relative value files to have amounts.");
        var missing = new List<string>();
        var places = FeePlaces.Of(catalogue, input, missing);
        if (input.Codes.Count == 0)
            return Factors.Of(catalogue, books, input, places);
        var facts = new List<Fact>();
        foreach (var code in input.Codes.Where(c => c.IsProcedure).Take(6))
            Add(facts, missing, books, catalogue, code, input, places);
        if (input.Codes.All(c => !c.IsProcedure))
            missing.Add("Amounts belong to procedures, drugs and supplies; a diagnosis has none.");
        return new ToolResult(facts, [.. missing.Distinct()], FollowUps: input.Codes is [var one] ? [$"And {one.Text} in a facility?", $"What is the global period of {one.Text}?"] : []);
    }

    private static void Add(List<Fact> facts, List<string> missing, PilotBooks books, ICatalogue catalogue, Code code, ToolInput input, IReadOnlyList<string?> places)
    {
        var hospital = input.Words.Contains("OPPS", StringComparison.OrdinalIgnoreCase) || input.Words.Contains("APC", StringComparison.Ordinal) || input.Words.Contains("hospital", StringComparison.OrdinalIgnoreCase);
        var (own, paid, limits) = (new List<Fact>(), false, new List<Fact>());
        foreach (var place in places)
        {
            var answer = Fees.Of(books.Shelf, code, new FeeQuestion(place, input.Zip is { } zip && place is null && KnownZip(catalogue, zip) ? zip : null, input.Year, input.Facility, input.Minutes), books.Today);
            foreach (var payment in answer.Payment.Where(p => Wanted(p, answer.Payment, input.Modifiers)))
                own.Add(Amounts.Of(books, code, payment));
            paid |= answer.Payment.Count > 0;
            if (answer.Opps is { Rate: { } rate } opps && limits.Count == 0)
                limits.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"In a hospital outpatient department {code.Text} has status indicator {opps.Status}, APC {opps.Apc}, and is paid ${rate:0.00}"), opps.Source, books.Row(opps.Source, "opps", code.Value), $"OPPS, {code.Text}"));
            else if (answer.Opps is { } unpaid && hospital && limits.Count == 0)
                limits.Add(new Fact($"In a hospital outpatient department {code.Text} has status indicator {unpaid.Status} and no rate of its own", unpaid.Source, books.Row(unpaid.Source, "opps", code.Value), $"OPPS, {code.Text}"));
            if (answer.Drug is { } drug && !limits.Exists(f => f.Title.StartsWith("Part B", StringComparison.Ordinal)))
                limits.Add(DrugTool.Limit(books, code, drug));
            if (answer.Payment.Count == 0 && answer.Drug is null)
                missing.AddRange(answer.NotLoaded.Select(m => PilotBooks.OneSentence(m.HowTo)).Where(m => Tokens.Of(m).Count == 0));
        }
        facts.AddRange(hospital ? [.. limits, .. own] : [.. own, .. limits]);
        if (!books.Knows(code))
            Unknown.Add(facts, missing, books, code);
        else if (!paid)
            Amounts.None(facts, missing, books, catalogue, code, input.Year);
    }

    private static bool KnownZip(ICatalogue catalogue, string zip) => catalogue.Rows("mpfs", "zip5", zip).Count > 0;

    // with 26 or TC in the question only that part; else the whole where there is one
    private static bool Wanted(Payment payment, IReadOnlyList<Payment> all, IReadOnlyList<string> modifiers)
    {
        var part = modifiers.FirstOrDefault(m => all.Any(p => p.Modifier == m));
        return part is not null ? payment.Modifier == part : payment.Modifier is null || all.All(p => p.Modifier is not null);
    }
}

/// <summary>The localities that a question names, as the fee schedule keys them; a null stands for the national amount or the ZIP code.</summary>
internal static class FeePlaces
{
    private const int Most = 8;

    public static IReadOnlyList<string?> Of(ICatalogue catalogue, ToolInput input, List<string> missing)
    {
        if (input.Zip is { } zip)
        {
            if (catalogue.Rows("mpfs", "zip5", zip).Count == 0)
                missing.Add("The loaded ZIP codes do not name that one, so the national amount is given; name the locality.");
            return [null];
        }
        var found = new List<string?>();
        var all = FeeLocalities.All(catalogue, input.Year);
        foreach (var place in input.Places.Take(4))
        {
            var named = Named(all, place);
            if (named.Count == 0)
                missing.Add("No locality of the loaded fee schedule has that name, so the national amount is given; name the locality or a ZIP code.");
            if (named.Count > Most)
                missing.Add("That state has more localities than are shown; name the city or a ZIP code to have its amount.");
            else if (named.Count > 1)
                missing.Add("That state has several localities; name the city or a ZIP code to have one amount.");
            found.AddRange(named.Count == 0 ? [null] : named.Take(Most).Select(l => (string?)l.Key));
        }
        return found.Count == 0 ? [null] : [.. found.Distinct()];
    }

    private static List<FeeLocality> Named(IReadOnlyList<FeeLocality> all, string place)
    {
        if (place.Any(char.IsAsciiDigit))
            return [.. all.Where(l => l.Key == place || l.Key.Replace("-", "", StringComparison.Ordinal) == place || l.Key.EndsWith("-" + place.PadLeft(2, '0'), StringComparison.Ordinal)).Take(1)];
        if (place.Length == 2 || place.Length > 3 && place[2] == ' ')
        {
            var state = all.Where(l => l.Name.StartsWith(place[..2] + " ", StringComparison.OrdinalIgnoreCase)).ToList();
            var words = place.Length > 3 ? place[3..] : "";
            var near = words.StartsWith('^') ? state.Where(l => l.Name[3..].StartsWith(words[1..], StringComparison.OrdinalIgnoreCase)).ToList() : state.Where(l => words.Length > 0 && l.Name.Contains(words, StringComparison.OrdinalIgnoreCase)).ToList();
            return near.Count > 0 ? near : state;
        }
        return [.. all.Where(l => l.Name.Contains(place.Trim(), StringComparison.OrdinalIgnoreCase))];
    }
}

/// <summary>Amounts of the fee schedule as facts.</summary>
internal static class Amounts
{
    public static Fact Of(PilotBooks books, Code code, Payment payment)
    {
        var place = payment.LocalitySource is null ? " as a national amount" : $" in {payment.Locality} with GPCI";
        var text = string.Create(CultureInfo.InvariantCulture, $"{code.Text}{(payment.Modifier is { } m ? "-" + m : "")}{place}, {payment.Setting}, {payment.Year}: ${payment.Amount:0.00} = {payment.Formula}");
        var row = $"{books.Row(payment.Source, "mpfs", code.Value)} | year {payment.Year} | {payment.Locality} | conversion factor {payment.Factor.ToString(CultureInfo.InvariantCulture)} | {(payment.LocalitySource is { } l ? $"{l.File}:{l.Line}" : "national")} | {code.Text}-{payment.Modifier} | working {payment.Formula}";
        return new Fact(text, payment.Source, row, $"Fee schedule, {code.Text}");
    }

    /// <summary>Why there is no amount: the status of the code, or a year whose relative values are not loaded.</summary>
    public static void None(List<Fact> facts, List<string> missing, PilotBooks books, ICatalogue catalogue, Code code, int? year)
    {
        if (catalogue.Parts.Where(p => p.Table == "pprrvu").MaxBy(p => p.Edition.From) is not { } part)
            return;
        if (year is { } asked && part.Edition.From.Year != asked)
        {
            missing.Add("The relative values of that year are not in my data, so no amount of that year is given; import them to have it.");
            facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"The newest loaded relative values are {part.Edition.Name} of {part.Edition.From.Year}"), new Source(part.Edition.Book, part.Edition.Name, part.Edition.From, part.File, 0),
                string.Create(CultureInfo.InvariantCulture, $"{part.Edition.Name} | {part.Edition.From.Year}"), $"Relative values {part.Edition.Name}"));
        }
        else if (catalogue.Rows("mpfs", "pprrvu", code.Value) is [var row, ..] && new PricedRow(catalogue, row)["STATUS CODE"] is { } status)
        {
            facts.Add(new Fact($"{code.Text} has status {status}, so the physician fee schedule has no amount for it", row.Source, books.Row(row.Source, "mpfs", code.Value), $"Fee schedule, {code.Text}"));
            if (books.Decoding("status", status, $"Status {status}: {{}}") is { } meaning)
                facts.Add(meaning);
        }
    }
}

/// <summary>The conversion factor and the geographic indices.</summary>
internal static class Factors
{
    public static ToolResult Of(ICatalogue catalogue, PilotBooks books, ToolInput input, IReadOnlyList<string?> places)
    {
        var facts = new List<Fact>();
        foreach (var place in FeeLocalities.All(catalogue, input.Year).Where(l => places.Contains(l.Key)))
            facts.Add(new Fact(string.Create(CultureInfo.InvariantCulture, $"{place.Name}, {place.Year}: GPCI {place.Work} for work, {place.Expense} for practice expense, {place.Malpractice} for malpractice"), place.Source,
                string.Create(CultureInfo.InvariantCulture, $"{place.Key} | {place.Name} | {place.Year} | work {place.Work} | expense {place.Expense} | malpractice {place.Malpractice}"), $"Geographic indices, {place.Name}"));
        if (facts.Count > 0 && !input.Words.Contains("conversion", StringComparison.OrdinalIgnoreCase))
            return new ToolResult(facts, []);
        var years = catalogue.Parts.Where(p => p.Table == "pprrvu").Select(p => p.Edition).ToList();
        var loaded = input.Year is null || years.Exists(e => e.From.Year == input.Year);
        foreach (var edition in years.Where(e => !loaded || input.Year is null || e.From.Year == input.Year).OrderByDescending(e => e.From))
            foreach (var row in catalogue.Rows(edition, "pprrvu"))
                if (new PricedRow(catalogue, row) is var priced && priced["CONV FACTOR"] is { Length: > 0 } factor && priced["STATUS CODE"] == "A")
                    return new ToolResult([.. facts, new Fact($"The conversion factor of {edition.From.Year} in the loaded relative value file is {factor}", row.Source, $"year {edition.From.Year} | {books.Row(row.Source, "mpfs", row.Entry.Key)}", $"Relative values {edition.Name}")],
                        loaded ? [] : ["The relative values of the year that is asked for are not loaded; import them to have its conversion factor."]);
        return new ToolResult(facts, ["The relative values of that year are not in my data; import them to have the conversion factor."]);
    }
}
