using System.Collections.Concurrent;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary>Whether a text is a code of a loaded book, for the allowance: asked at every request, looked up once a catalogue.</summary>
internal sealed class KnownCodes(ILibrary library, ICodeLookup lookup)
{
    private const int Most = 100_000;

    private ConcurrentDictionary<(string Shelf, string System, string Code), bool> known = new();

    public bool Exists(string system, string text)
    {
        var shelf = library.Current;
        if (CodeSystems.Parse(system) is not { } book || Code.Read(text, book) is not [var code, ..])
            return false;
        var key = (shelf.Hash, system, code.Text);
        if (known.TryGetValue(key, out var exists))
            return exists;
        exists = lookup.Find(shelf, text, book, null, Settings.Today) is [{ Status: not (CodeStatus.Unknown or CodeStatus.NotLoaded) }, ..];
        // whatever is asked for is bounded; a guesser of codes only empties it for everyone
        if (known.Count >= Most)
            known = new();
        return known[key] = exists;
    }
}
