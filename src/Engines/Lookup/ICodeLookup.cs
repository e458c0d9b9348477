using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>Assembles the page of a code from the books.</summary>
public interface ICodeLookup
{
    /// <summary>
    /// One page for each system that the text is a code of; when none knows it, one page per possible system with status unknown, so that
    /// nothing is picked silently. A text without a code's shape is answered with one unknown page that says so.
    /// </summary>
    /// <param name="on">The date of service; null for each book's newest edition.</param>
    /// <param name="today">The day by which an edition counts as expired.</param>
    IReadOnlyList<CodePage> Find(Shelf shelf, string text, CodeSystem? system, DateOnly? on, DateOnly today);
}
