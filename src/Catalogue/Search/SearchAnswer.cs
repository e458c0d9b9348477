using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Catalogue.Search;

/// <summary>What to search for and within.</summary>
/// <param name="System">Only this system.</param>
/// <param name="BillableOnly">Only codes that can be billed.</param>
/// <param name="Chapter">Only codes that begin with this prefix or stand in this range (<c>E11</c>, <c>E08-E13</c>).</param>
/// <param name="On">Only codes in force that day.</param>
/// <param name="Limit">How many hits at most.</param>
public sealed record SearchOptions(
    CodeSystem? System = null, bool BillableOnly = false, string? Chapter = null, DateOnly? On = null, int Limit = 20);

/// <summary>What a search found. <paramref name="ReadAs"/> is the query as understood; <paramref name="Total"/> counts all hits.</summary>
public sealed record SearchAnswer(
    string Query, string ReadAs, IReadOnlyList<Correction> Corrected, IReadOnlyList<SearchHit> Results, int Total);

/// <summary>A word as typed and as searched.</summary>
public sealed record Correction(string From, string To);

/// <summary>One code found and why: the title, index path, inclusion term or synonym that matched.</summary>
/// <param name="Kind">How it matched: <c>code title index inclusion synonym guide modifier drug</c>.</param>
public sealed record SearchHit(string Code, string System, string Title, string Why, string Kind, bool Billable);

/// <summary>One box over all code sets.</summary>
public interface ICodeSearch
{
    /// <summary>Finds codes for words, codes or parts of them; deterministic.</summary>
    SearchAnswer Search(string query, SearchOptions options);

    /// <summary>Whether a word stands in the books, in any number and spelling that search folds: a word of the trade.</summary>
    bool Knows(ReadOnlySpan<char> word);

    /// <summary>A few hits for an unfinished query, fast enough for each key.</summary>
    IReadOnlyList<SearchHit> Suggest(string query, SearchOptions options);
}
