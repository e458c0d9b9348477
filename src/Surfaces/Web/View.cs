using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;
using CodingAhead.Workspace.Access;

namespace CodingAhead.Surfaces.Web;

/// <summary>What every part of a page may need: the address that was asked for, the day, the shelf, and what stands in the navigation.</summary>
/// <param name="Path">The path of the page, without its query.</param>
/// <param name="On">The date of service; null for each book's newest edition.</param>
/// <param name="Query">What the search box holds.</param>
public sealed record View(string Path, DateOnly? On, DateOnly Today, Shelf Shelf, WebTools Tools)
{
    public string Query { get; init; } = "";

    /// <summary>Who reads.</summary>
    public Visitor Visitor { get; init; } = Visitor.Local;

    public CodeSystem? System { get; init; }

    public bool Billable { get; init; }

    /// <summary>The address of a code's page; a link without a code's shape leads to its range.</summary>
    public string To(CodeLink link) => To(link.System, link.Code);

    public string To(string system, string code) =>
        code.Contains('-', StringComparison.Ordinal) ? ToRange(system, code) : Dated($"/{system}/codes/{Uri.EscapeDataString(code)}");

    public string ToRange(string system, string range) => Dated($"/{system}/ranges/{Uri.EscapeDataString(range)}");

    /// <summary>An address that keeps the date of service.</summary>
    public string Dated(string address) =>
        On is { } day ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}on={day:yyyy-MM-dd}" : address;

    /// <summary>The address of a search, with the filters that are set.</summary>
    public string Search(string query, CodeSystem? system, bool billable) =>
        Dated($"/search?q={Uri.EscapeDataString(query)}{(system is { } s ? $"&system={s.Slug()}" : "")}{(billable ? "&billable=true" : "")}");
}
