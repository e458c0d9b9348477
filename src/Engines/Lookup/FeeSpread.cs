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
    public static FeeSpread? Of(Shelf shelf, Code code, int? year, bool facility, DateOnly today)
    {
        if (shelf.Imported is not { } catalogue)
            return null;
        var fees = new List<LocalFee>();
        foreach (var locality in FeeLocalities.All(catalogue, year))
            foreach (var payment in Fees.Of(shelf, code, new FeeQuestion(Locality: locality.Key, Year: locality.Year, Facility: facility), today).Payment)
                if (payment is { Modifier: null, Parts: not null })
                    fees.Add(new LocalFee(locality, payment.Amount, payment.Formula));
        return fees.Count == 0 ? null : new FeeSpread(fees[0].Locality.Year, facility ? "facility" : "non-facility", [.. fees.OrderBy(f => f.Amount).ThenBy(f => f.Locality.Key, StringComparer.Ordinal)]);
    }
}
