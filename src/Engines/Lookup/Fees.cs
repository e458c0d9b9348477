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
            foreach (var row in rows.Where(r => r.Edition == edition))
                Add(catalogue, new PricedRow(catalogue, row), place, question, payments, notes);
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

    private static void Add(ICatalogue catalogue, PricedRow row, FeeLocality? place, FeeQuestion question, List<Payment> payments, List<string> notes)
    {
        var status = row["STATUS CODE"];
        if (status is not ("A" or "R" or "T"))
        {
            notes.Add(status == "C" ? "Status C: contractors price it, the file has no amount." : $"Status {status}: the fee schedule has no payment for it.");
            return;
        }
        foreach (var facility in (ReadOnlySpan<bool>)[false, true])
        {
            if (question.Facility is { } only && only != facility)
                continue;
            var (work, expense, risk, factor) = (row.Number("WORK RVU"), row.Number(facility ? "FACILITY PE RVU" : "NON-FAC PE RVU"), row.Number("MP RVU"), row.Number("CONV FACTOR"));
            var (one, two, three) = (place?.Work ?? 1, place?.Expense ?? 1, place?.Malpractice ?? 1);
            var amount = Rounded((work * one + expense * two + risk * three) * factor);
            var formula = string.Create(CultureInfo.InvariantCulture, $"({work} × {one} + {expense} × {two} + {risk} × {three}) × {factor} = {amount}");
            var modifier = row["MOD"];
            if (row[facility ? "FACILITY NA INDICATOR" : "NON-FAC NA INDICATOR"] == "NA")
                notes.Add($"{(modifier.Length > 0 ? modifier + ", " : "")}{(facility ? "facility" : "non-facility")}: marked NA, rarely or never done in that setting.");
            if (place is not null && Cap(catalogue, row, place, facility) is { } cap && cap.Price < amount)
            {
                formula += string.Create(CultureInfo.InvariantCulture, $", capped at the hospital outpatient payment {cap.Price} ({cap.Source.File}:{cap.Source.Line})");
                amount = cap.Price;
            }
            payments.Add(new Payment(row.Row.Edition.From.Year, place?.Name ?? "national", facility ? "facility" : "non-facility", modifier.Length > 0 ? modifier : null, amount, formula, row.Row.Source)
            {
                Factor = factor, Parts = new PaymentParts(work * one * factor, expense * two * factor, risk * three * factor), LocalitySource = place?.Source,
            });
        }
    }

    private static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    // imaging is capped at what a hospital would get (section 5102(b) of the Deficit Reduction Act); the file has the prices by locality
    private static (decimal Price, Source Source)? Cap(ICatalogue catalogue, PricedRow row, FeeLocality place, bool facility)
    {
        foreach (var found in catalogue.Rows("mpfs", "oppscap", row.Row.Entry.Key))
        {
            var cap = new PricedRow(catalogue, found);
            if (found.Edition.From == row.Row.Edition.From && cap["MOD"] == row["MOD"] && $"{cap["CARRIER"]}-{cap["LOCALITY"]}" == place.Key)
                return (cap.Number(facility ? "FACILITY PRICE" : "NON-FACILTY PRICE"), found.Source);
        }
        return null;
    }

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

/// <summary>A row whose cells are asked for by the publisher's column names.</summary>
internal sealed class PricedRow(ICatalogue catalogue, Sourced<RowEntry> row)
{
    private readonly IReadOnlyList<string> columns =
        catalogue.Parts.FirstOrDefault(p => p.File == row.Source.File && p.Edition == row.Edition)?.Columns ?? [];

    public Sourced<RowEntry> Row => row;

    public string this[string column]
    {
        get
        {
            for (var i = 0; i < columns.Count; i++)
                if (columns[i] == column)
                    return row.Entry.Cells[i].Trim();
            return "";
        }
    }

    public decimal Number(string column) => decimal.Parse(this[column], CultureInfo.InvariantCulture);

    /// <summary>An amount as Addenda write it (<c>$1,179.080</c>); null for an empty cell or a full stop.</summary>
    public decimal? Money(string column) =>
        decimal.TryParse(this[column].TrimStart('$').TrimEnd('%'), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
