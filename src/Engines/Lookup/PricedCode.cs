using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>The relative values of a code in one edition, a row a modifier, with the caps by locality: read once, priced for as many localities as are asked.</summary>
internal sealed class PricedCode
{
    private readonly List<PricedRow> rows;
    private readonly ILookup<(string Modifier, string Locality), PricedRow> caps;

    private PricedCode(List<PricedRow> rows, ILookup<(string, string), PricedRow> caps) => (this.rows, this.caps) = (rows, caps);

    public static PricedCode Of(ICatalogue catalogue, Code code, Edition edition) => new(
        [.. catalogue.Rows("mpfs", "pprrvu", code.Value).Where(r => r.Edition == edition).Select(r => new PricedRow(catalogue, r))],
        catalogue.Rows("mpfs", "oppscap", code.Value).Where(r => r.Edition.From == edition.From).Select(r => new PricedRow(catalogue, r))
            .ToLookup(c => (c["MOD"], $"{c["CARRIER"]}-{c["LOCALITY"]}")));

    /// <summary>The payments of a locality, or with every index 1.</summary>
    /// <param name="facility">Only that setting; null for both.</param>
    /// <param name="notes">Takes why nothing is paid, and what else there is to say.</param>
    public IReadOnlyList<Payment> At(FeeLocality? place, bool? facility, List<string> notes)
    {
        var payments = new List<Payment>();
        foreach (var row in rows)
            if (row["STATUS CODE"] is var status && status is not ("A" or "R" or "T"))
                notes.Add(status == "C" ? "Status C: contractors price it, the file has no amount." : $"Status {status}: the fee schedule has no payment for it.");
            else
                foreach (var setting in (ReadOnlySpan<bool>)[false, true])
                    if (facility is null || facility == setting)
                        payments.Add(Price(row, place, setting, notes));
        return payments;
    }

    private Payment Price(PricedRow row, FeeLocality? place, bool facility, List<string> notes)
    {
        var (work, expense, risk, factor) = (row.Number("WORK RVU"), row.Number(facility ? "FACILITY PE RVU" : "NON-FAC PE RVU"), row.Number("MP RVU"), row.Number("CONV FACTOR"));
        var (one, two, three) = (place?.Work ?? 1, place?.Expense ?? 1, place?.Malpractice ?? 1);
        var amount = Fees.Rounded((work * one + expense * two + risk * three) * factor);
        var formula = string.Create(CultureInfo.InvariantCulture, $"({work} × {one} + {expense} × {two} + {risk} × {three}) × {factor} = {amount}");
        var modifier = row["MOD"];
        if (row[facility ? "FACILITY NA INDICATOR" : "NON-FAC NA INDICATOR"] == "NA")
            notes.Add($"{(modifier.Length > 0 ? modifier + ", " : "")}{(facility ? "facility" : "non-facility")}: marked NA, rarely or never done in that setting.");
        // imaging is capped at what a hospital would get (section 5102(b) of the Deficit Reduction Act)
        if (place is not null && caps[(modifier, place.Key)].FirstOrDefault() is { } cap && cap.Number(facility ? "FACILITY PRICE" : "NON-FACILTY PRICE") is var price && price < amount)
        {
            formula += string.Create(CultureInfo.InvariantCulture, $", capped at the hospital outpatient payment {price} ({cap.Row.Source.File}:{cap.Row.Source.Line})");
            amount = price;
        }
        return new Payment(row.Row.Edition.From.Year, place?.Name ?? "national", facility ? "facility" : "non-facility", modifier.Length > 0 ? modifier : null, amount, formula, row.Row.Source)
        {
            Factor = factor, Parts = new PaymentParts(work * one * factor, expense * two * factor, risk * three * factor), LocalitySource = place?.Source,
        };
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
