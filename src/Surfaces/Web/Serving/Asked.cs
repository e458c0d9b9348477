using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>The query of an address, read: what is off is said in <see cref="Fault"/> and not guessed.</summary>
internal sealed record Asked(string Query, DateOnly? On, CodeSystem? System, bool Billable, bool Preview, string? Fault)
{
    private const int LongestQuery = 400;

    public static Asked Read(IQueryCollection query)
    {
        var text = query["q"].ToString().Trim();
        string? fault = null;
        DateOnly? on = null;
        if (query["on"].ToString() is { Length: > 0 } day)
        {
            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                on = read;
            else
                fault = $"The date of service reads “{Short(day)}”; a date such as 2026-02-01 was expected.";
        }
        CodeSystem? system = null;
        if (query["system"].ToString() is { Length: > 0 } name and not "any")
        {
            system = CodeSystems.Parse(name);
            fault ??= system is null ? $"“{Short(name)}” names no code system; one of {string.Join(", ", CodeSystems.All.Select(s => s.Slug()))} was expected." : null;
        }
        var billable = query["billable"].ToString() is "true" or "1" or "on";
        return new Asked(Short(text, LongestQuery), on, system, billable, query["preview"].ToString() == "1", fault);
    }

    private static string Short(string text, int most = 40) => text.Length > most ? text[..most] : text;
}
