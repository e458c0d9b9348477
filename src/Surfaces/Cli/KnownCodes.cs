using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary>Whether a text is a code of a loaded book, for the allowance: asked at every request, looked up once a catalogue.</summary>
internal sealed class KnownCodes(ILibrary library, ICodeLookup lookup)
{
    private readonly Remembered<(string Shelf, CodeSystem System, string Code), bool> known = new(100_000);

    public bool Exists(string system, string text)
    {
        var shelf = library.Current;
        return CodeSystems.Parse(system) is { } book && Code.Read(text, book) is [var code, ..]
               && known.Of((shelf.Hash, book, code.Text), k => lookup.Find(shelf, k.Code, k.System, null, Settings.Today) is [{ Status: not (CodeStatus.Unknown or CodeStatus.NotLoaded) }, ..]);
    }
}
