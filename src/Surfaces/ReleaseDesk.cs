using CodingAhead.Books.Import;

namespace CodingAhead.Surfaces;

/// <summary>What an administrator does with releases from the browser, as the command line composes it.</summary>
/// <param name="Folder">Where uploads lie until they are imported or forgotten.</param>
/// <param name="Import">Reads files into the catalogue, or only tries to.</param>
/// <param name="Rollback">Goes back to the catalogue before; its hash.</param>
internal sealed record ReleaseDesk(string Folder, Func<IReadOnlyList<string>, ImportOptions, ImportReport> Import, Func<string> Rollback);
