using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Search;

namespace CodingAhead.Catalogue.Store;

/// <summary>The books at hand at one moment: the embedded starter edition, what was imported, and the search over both.</summary>
public sealed record Shelf(ICatalogue Starter, ICatalogue? Imported, ICodeSearch Search)
{
    /// <summary>Where engines keep what they work out from these books; null: nowhere.</summary>
    public IDerived? Derived { get; init; }

    /// <summary>The catalogues in the order in which they are asked: what was imported, then the starter edition.</summary>
    public IEnumerable<ICatalogue> Catalogues => Imported is null ? [Starter] : [Imported, Starter];

    /// <summary>Names the content of both: equal hashes answer alike.</summary>
    public string Hash => Imported is null ? Starter.Hash : $"{Imported.Hash}-{Starter.Hash}";
}

/// <summary>Gives the shelf of the moment; a new one after an import, without a restart.</summary>
public interface ILibrary
{
    Shelf Current { get; }
}
