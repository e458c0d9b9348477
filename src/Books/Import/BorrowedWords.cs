using CodingAhead.Books.Starter;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Import;

/// <summary>Looks, while a user's licensed descriptors are imported, whether anything that the project wrote comes too close to one of them.</summary>
internal sealed class BorrowedWords(CatalogueHome home)
{
    private readonly List<TooClose> found = [];
    private OwnWords? own;

    /// <summary>What was found, by the name of our text; each text once a descriptor.</summary>
    public IReadOnlyList<TooClose> Found => [.. found.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.DescriptorFile, StringComparer.Ordinal).ThenBy(f => f.DescriptorLine)];

    /// <summary>Looks at the descriptors of an edition. Books without a licence are public domain, and their titles are ours to use.</summary>
    public void Look(Edition edition, IReadOnlyList<PartContent> parts)
    {
        if (edition.Book is not ("cpt" or "cdt"))
            return;
        foreach (var part in parts)
            foreach (var (code, text, line) in part.Entries.SelectMany(Texts))
                foreach (var near in (own ??= Read()).Near(text))
                    found.Add(new TooClose(near.Name, near.File, near.Line, code, part.File, line));
    }

    private OwnWords Read()
    {
        using var starter = home.OpenStarter();
        return new OwnWords(starter);
    }

    private static IEnumerable<(string Code, string Text, int Line)> Texts(Entry entry) => entry switch
    {
        CodeEntry code => new[] { code.Long, code.Medium, code.Short }.OfType<string>().Select(text => (code.Code.Text, text, code.Line)),
        RowEntry row => row.Cells.Skip(1).Select(text => (row.Key, text, row.Line)),
        _ => [],
    };
}
