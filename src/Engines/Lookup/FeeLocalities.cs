using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>A locality of the fee schedule with its three geographic indices.</summary>
/// <param name="Key">Contractor and locality number, such as <c>10112-00</c>.</param>
public sealed record FeeLocality(string Key, string Name, int Year, decimal Work, decimal Expense, decimal Malpractice, Source Source);

/// <summary>Nothing, or more than one thing, answers to what was asked; the message names what would.</summary>
public sealed class UnknownLocalityException(string message) : Exception(message);

/// <summary>
/// Finds localities: by contractor and number (<c>10112-00</c>, <c>1011200</c>), by number alone, state or name where only one answers, or
/// by ZIP code.
/// </summary>
public static class FeeLocalities
{
    /// <summary>All localities of a year, in the order of the file; of the newest relative values without a year.</summary>
    public static IReadOnlyList<FeeLocality> All(ICatalogue catalogue, int? year)
    {
        var editions = catalogue.Parts.Where(p => p.Table == "gpci").Select(p => p.Edition).ToList();
        var wanted = year ?? catalogue.Parts.Where(p => p.Table == "pprrvu").Max(p => (int?)p.Edition.From.Year);
        return editions.Find(e => e.From.Year == wanted) is { } edition ? [.. catalogue.Rows(edition, "gpci").Select(Read)] : [];
    }

    /// <summary>The locality of a question; null for the national amount.</summary>
    /// <exception cref="UnknownLocalityException">No locality or more than one answers, or the book is not loaded.</exception>
    internal static FeeLocality? Find(ICatalogue catalogue, FeeQuestion question)
    {
        if (question.Zip is not null)
            return ByKey(catalogue, question.Year, KeyOfZip(catalogue, question));
        if (question.Locality is not { Length: > 0 } text)
            return null;
        var all = All(catalogue, question.Year);
        if (all.Count == 0)
            throw new UnknownLocalityException($"locality: no geographic indices{(question.Year is { } y ? $" of {y}" : "")} are loaded");
        var digits = text.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
        var found = all.Where(l => l.Key.Replace("-", "", StringComparison.Ordinal) == digits).ToList();
        if (found.Count == 0)
            found = [.. all.Where(l => l.Key.EndsWith("-" + digits.PadLeft(2, '0'), StringComparison.Ordinal) && digits.Length <= 2 && digits.All(char.IsAsciiDigit))];
        if (found.Count == 0)
            found = [.. all.Where(l => l.Name.StartsWith(text.Trim() + " ", StringComparison.OrdinalIgnoreCase) && text.Trim().Length == 2)];
        if (found.Count == 0)
            found = [.. all.Where(l => l.Name.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase))];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UnknownLocalityException($"locality: expected a contractor and number such as {all[0].Key}, a state or a name, found '{Short(text)}'"),
            _ => throw new UnknownLocalityException($"locality: '{Short(text)}' may be {string.Join(", ", found.Take(6).Select(l => $"{l.Key} {l.Name}"))}{(found.Count > 6 ? " …" : "")}"),
        };
    }

    /// <summary>The anaesthesia conversion factor of the question's locality; null when there is none.</summary>
    internal static (decimal Value, string Name, int Year, Source Source)? Anaesthesia(ICatalogue catalogue, FeeQuestion question)
    {
        if (Find(catalogue, question) is not { } place)
            return null;
        foreach (var row in catalogue.Rows("mpfs", "anesthesia", place.Key))
            if (row.Edition.From.Year == place.Year)
                return (decimal.Parse(row.Entry.Cells[3], CultureInfo.InvariantCulture), place.Name, place.Year, row.Source);
        return null;
    }

    private static string KeyOfZip(ICatalogue catalogue, FeeQuestion question)
    {
        var zip = question.Zip!.Trim();
        if (zip.Length < 5 || !zip.AsSpan(0, 5).ContainsAnyInRange('0', '9') || zip.AsSpan(0, 5).ContainsAnyExceptInRange('0', '9'))
            throw new UnknownLocalityException($"zip: expected five digits, found '{Short(zip)}'");
        foreach (var row in catalogue.Rows("mpfs", "zip5", zip[..5]))
            if (question.Year is null || row.Edition.From.Year == question.Year)
                return $"{row.Entry.Cells[2]}-{row.Entry.Cells[3]}";
        throw new UnknownLocalityException($"zip: the loaded ZIP codes{(question.Year is { } y ? $" of {y}" : "")} do not name {zip[..5]}");
    }

    private static FeeLocality ByKey(ICatalogue catalogue, int? year, string key) =>
        All(catalogue, year).FirstOrDefault(l => l.Key == key) ?? throw new UnknownLocalityException($"locality: no geographic indices of {key} are loaded for that year");

    private static FeeLocality Read(Sourced<RowEntry> row)
    {
        decimal Index(int i) => decimal.Parse(row.Entry.Cells[i], CultureInfo.InvariantCulture);
        return new FeeLocality(row.Entry.Key, $"{row.Entry.Cells[1]} {row.Entry.Cells[3].TrimEnd('*')}".Trim(), row.Edition.From.Year, Index(4), Index(5), Index(6), row.Source);
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
