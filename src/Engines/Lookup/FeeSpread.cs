using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>What one setting pays in each locality of a year, the lowest first.</summary>
public sealed record FeeSpread(int Year, string Setting, IReadOnlyList<LocalFee> Fees);

/// <summary>The amount of one locality in dollars.</summary>
public sealed record LocalFee(FeeLocality Locality, decimal Amount, string Formula);

/// <summary>The fee of a code over all localities.</summary>
public static class FeeSpreads
{
    /// <summary>The whole service without a modifier; null when no relative values or indices of one year are loaded, or nothing is paid.</summary>
    public static FeeSpread? Of(Shelf shelf, Code code, int? year, bool facility)
    {
        if (shelf.Imported is not { } catalogue || FeeLocalities.All(catalogue, year) is not [var first, ..] localities
            || catalogue.Rows("mpfs", "pprrvu", code.Value).Select(r => r.Edition).FirstOrDefault(e => e.From.Year == first.Year) is not { } edition)
            return null;
        var priced = PricedCode.Of(catalogue, code, edition);
        var fees = new List<LocalFee>();
        foreach (var locality in localities)
            foreach (var payment in priced.At(locality, facility, []))
                if (payment.Modifier is null)
                    fees.Add(new LocalFee(locality, payment.Amount, payment.Formula));
        return fees.Count == 0 ? null : new FeeSpread(fees[0].Locality.Year, facility ? "facility" : "non-facility", [.. fees.OrderBy(f => f.Amount).ThenBy(f => f.Locality.Key, StringComparer.Ordinal)]);
    }
}
