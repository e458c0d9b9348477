using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>A code as it stands in a list of what someone keeps.</summary>
public sealed record KeptCode(string Name, string System, string Code, string Title);

/// <summary>What kept codes are called: a whole page is made to learn a title, so each is learned once a catalogue and day.</summary>
internal sealed class CodeNames(ILibrary library, ICodeLookup lookup, TimeProvider time)
{
    private readonly Remembered<(string Shelf, DateOnly Day, string Name), KeptCode> names = new(20_000);

    /// <summary>The code that is kept under a name such as <c>icd10cm:E119</c>; its title is empty where no loaded book has it.</summary>
    public KeptCode Of(string name)
    {
        var (shelf, today) = (library.Current, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        return names.Of((shelf.Hash, today, name), key =>
        {
            var (system, plain) = (key.Name.Split(':')[0], key.Name.Split(':')[1]);
            var page = CodeSystems.Parse(system) is { } known && Code.Read(plain, known).Count > 0 ? lookup.Find(shelf, plain, known, null, key.Day).FirstOrDefault() : null;
            return new KeptCode(key.Name, system, page?.Code ?? plain, page?.Title?.Best ?? page?.PlainLanguage?.Name ?? "");
        });
    }
}
