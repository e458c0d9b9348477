using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>What payment is asked for.</summary>
/// <param name="Locality">A locality as <see cref="FeeLocalities"/> reads it; null for the national amount, with every index 1.</param>
/// <param name="Zip">Five digits; null where the locality is named.</param>
/// <param name="Year">The calendar year; null for the newest loaded relative values.</param>
/// <param name="Facility">Only that setting; null for both.</param>
/// <param name="Minutes">The time of an anaesthesia, for its time units of 15 minutes.</param>
public sealed record FeeQuestion(string? Locality = null, string? Zip = null, int? Year = null, bool? Facility = null, int? Minutes = null);

/// <summary>What Medicare pays for a code; a part that cannot be known is named in <see cref="NotLoaded"/>.</summary>
public sealed record FeeAnswer(
    string Code, string System, int? Year, string Locality, IReadOnlyList<Payment> Payment, OppsPayment? Opps, DrugLimit? Drug, IReadOnlyList<string> Notes,
    IReadOnlyList<MissingBook> NotLoaded);

/// <summary>The hospital outpatient payment of a code (Addendum B): status indicator, ambulatory payment classification, rate and copayments in dollars.</summary>
public sealed record OppsPayment(string Status, string Meaning, string? Apc, decimal? Rate, decimal? NationalCopayment, decimal? MinimumCopayment, Source Source);

/// <summary>The limit of a Part B drug in dollars for one billing unit, such as 1 MG, and the patient's share in percent.</summary>
public sealed record DrugLimit(string Dosage, decimal Limit, decimal? Coinsurance, Source Source);

/// <summary>
/// Payments of the physician fee schedule: ((work RVU × work GPCI) + (PE RVU × PE GPCI) + (MP RVU × MP GPCI)) × conversion factor, rounded
/// once at the end, half up (42 CFR 414.20 to 414.28). Units, indices and factor must be of one year.
/// </summary>
public static class Fees
{
    private const int MinutesOfAUnit = 15;

    public static FeeAnswer Of(Shelf shelf, Code code, FeeQuestion question, DateOnly today)
    {
        var missing = new List<MissingBook>();
        var notes = new List<string>();
        if (shelf.Imported is not { } catalogue)
            return new FeeAnswer(code.Text, code.System.Slug(), question.Year, "", [], null, null, [], [new MissingBook("payment", "mpfs", "Import the physician fee schedule (PPRRVU, GPCI).")]);
        var place = FeeLocalities.Find(catalogue, question);
        var rows = catalogue.Rows("mpfs", "pprrvu", code.Value);
        var edition = rows.Select(r => r.Edition).FirstOrDefault(e => question.Year is null || e.From.Year == question.Year);
        var payments = new List<Payment>();
        if (edition is null)
            missing.Add(RelativeValues(catalogue, question.Year));
        else if (place is not null && place.Year != edition.From.Year)
            missing.Add(new MissingBook("payment", "mpfs", $"The relative values are of {edition.From.Year} and the locality's indices of {place.Year}: import those of one year."));
        else
            payments.AddRange(PricedCode.Of(catalogue, code, edition).At(place, question.Facility, notes));
        if (edition is not null && edition.To < today)
            notes.Add($"The relative values {edition.Name} held until {edition.To:yyyy-MM-dd}.");
        if (edition?.From.Year >= 2026 && payments.Select(p => p.Factor).Distinct().Count() == 1)
            notes.Add("From 2026 there are two conversion factors, one for qualifying participants of alternative payment models and one for all others; the file of only one is loaded.");
        Anaesthesia(catalogue, code, question, payments, notes, missing);
        return new FeeAnswer(code.Text, code.System.Slug(), edition?.From.Year ?? question.Year, place?.Name ?? "national", payments, Opps(shelf, catalogue, code, question, missing),
            Drug(catalogue, code, question), [.. notes.Distinct()], missing);
    }

    private static MissingBook RelativeValues(ICatalogue catalogue, int? year)
    {
        var loaded = catalogue.Parts.Where(p => p.Table == "pprrvu").Select(p => p.Edition.Name).Distinct().ToList();
        return new MissingBook("payment", "mpfs", loaded.Count == 0 ? "Import the physician fee schedule (PPRRVU, GPCI)."
            : year is null ? $"No relative value file lists the code; loaded: {string.Join(", ", loaded)}."
            : $"No relative values of {year} list the code; loaded: {string.Join(", ", loaded)}.");
    }

    internal static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static void Anaesthesia(ICatalogue catalogue, Code code, FeeQuestion question, List<Payment> payments, List<string> notes, List<MissingBook> missing)
    {
        if (catalogue.Rows("mpfs", "base_units", code.Value) is not [var units, ..])
            return;
        if (question.Year is { } year && units.Edition.From.Year != year)
        {
            missing.Add(new MissingBook("anaesthesia", "mpfs", $"The loaded base units are of {units.Edition.From.Year}, not of {year}."));
            return;
        }
        var basis = decimal.Parse(units.Entry.Cells[1], CultureInfo.InvariantCulture);
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"Anaesthesia: {basis} base units of {units.Edition.From.Year}, and a unit for every {MinutesOfAUnit} minutes."));
        if (question.Minutes is not { } minutes || FeeLocalities.Anaesthesia(catalogue, question) is not { } factor)
        {
            missing.Add(new MissingBook("anaesthesia", "mpfs", question.Minutes is null ? "Say the minutes (--minutes) and the locality." : "Name a locality whose anaesthesia conversion factor is loaded."));
            return;
        }
        var time = Math.Round((decimal)minutes / MinutesOfAUnit, 1, MidpointRounding.AwayFromZero);
        var amount = Rounded((basis + time) * factor.Value);
        payments.Add(new Payment(factor.Year, factor.Name, "anaesthesia", null, amount,
            string.Create(CultureInfo.InvariantCulture, $"({basis} + {minutes} / {MinutesOfAUnit}) × {factor.Value} = {amount}"), units.Source) { Factor = factor.Value, LocalitySource = factor.Source });
    }

    private static OppsPayment? Opps(Shelf shelf, ICatalogue catalogue, Code code, FeeQuestion question, List<MissingBook> missing)
    {
        foreach (var found in catalogue.Rows("opps", "addendum_b", code.Value))
        {
            if (question.Year is { } year && found.Edition.From.Year != year)
                continue;
            var row = new PricedRow(catalogue, found);
            var meaning = shelf.Starter.Rows("starter", "decodings", $"opps_status|{row["SI"]}") is [var decoded, ..] ? decoded.Entry.Cells[2] : "";
            return new OppsPayment(row["SI"], meaning, row["APC"] is { Length: > 0 } apc ? apc : null, row.Money("Payment Rate"), row.Money("National Unadjusted Copayment"), row.Money("Minimum Unadjusted Copayment"), found.Source);
        }
        if (!catalogue.Parts.Any(p => p.Table == "addendum_b" && (question.Year is null || p.Edition.From.Year == question.Year)))
            missing.Add(new MissingBook("opps", "opps", "Import Addendum B of the hospital outpatient payment system for that time."));
        return null;
    }

    private static DrugLimit? Drug(ICatalogue catalogue, Code code, FeeQuestion question)
    {
        foreach (var found in catalogue.Rows("asp", "limits", code.Value))
            if (new PricedRow(catalogue, found) is var row && (question.Year is null || found.Edition.From.Year == question.Year) && row.Money("Payment Limit") is { } limit)
                return new DrugLimit(row["HCPCS Code Dosage"], limit, row.Money("Co-insurance Percentage"), found.Source);
        return null;
    }
}
