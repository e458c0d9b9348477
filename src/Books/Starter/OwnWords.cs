using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Starter;

/// <summary>
/// The project's own writing, set beside the descriptors of a user's licensed files: a guide, a phrase or a decoding that has eight words
/// in a row in common with one of them has come too close, and is named so that it can be written anew.
/// </summary>
internal sealed class OwnWords
{
    private readonly Dictionary<ulong, (string File, int Line, string Name)> runs = [];

    /// <param name="starter">The compiled starter edition.</param>
    public OwnWords(ICatalogue starter)
    {
        foreach (var edition in starter.Editions)
        {
            foreach (var guide in starter.Rows(edition, "guides"))
                Add(guide, $"guide {guide.Entry.Cells[0]}: {guide.Entry.Cells[2]}", guide.Entry.Cells[2..]);
            foreach (var phrase in starter.Rows(edition, "lexicon"))
                Add(phrase, $"lexicon {phrase.Entry.Cells[2]}: {phrase.Entry.Cells[3]}", [phrase.Entry.Cells[0], phrase.Entry.Cells[3]]);
            foreach (var table in (ReadOnlySpan<string>)["modifiers", "modifier_rules", "decodings", "pcs_values"])
                foreach (var row in starter.Rows(edition, table))
                    Add(row, $"{row.Source.File[(row.Source.File.LastIndexOf('/') + 1)..]} {row.Entry.Cells[0]}", row.Entry.Cells);
        }
    }

    /// <summary>What of ours shares a run with a text; empty when nothing does.</summary>
    public IEnumerable<(string File, int Line, string Name)> Near(string text) =>
        WordRuns.Hashes(text).Where(runs.ContainsKey).Select(h => runs[h]).Distinct();

    // line by line: a run does not go from one item of a list into the next
    private void Add(Sourced<RowEntry> row, string name, ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            foreach (var line in cell.Split('\n', '\t'))
                foreach (var hash in WordRuns.Hashes(line))
                    runs.TryAdd(hash, (row.Source.File, row.Source.Line, name));
    }
}
