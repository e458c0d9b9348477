using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Import;

/// <summary>
/// From files of official releases to a new catalogue. Files are recognised and sorted into editions first; editions are read in
/// parallel, each whole or not at all; one writer puts them into a new folder, which takes the old one's place in a single rename.
/// </summary>
public sealed class Importer(CatalogueHome home)
{
    /// <summary>Told after each file, for a progress bar: files done, files in all, the file.</summary>
    public Action<int, int, string>? Progress { get; init; }

    public ImportReport Import(IReadOnlyList<string> paths, ImportOptions options, Ledger? ledger = null)
    {
        var watch = Stopwatch.StartNew();
        using var held = home.Lock();
        var plan = ImportPlan.Make(paths, options, ledger ?? Ledger.Embedded);
        var known = home.KnownParts();
        var failed = new ConcurrentBag<FailedEdition>();
        var editions = new ConcurrentBag<ImportedEdition>();
        var read = Channel.CreateBounded<ReadEdition>(1);
        var done = 0;

        var groups = plan.Files.GroupBy(f => (f.Edition.Book, f.Edition.Name)).OrderByDescending(g => g.Sum(f => f.File.Head.Length)).ToList();
        var reading = Task.Run(async () =>
        {
            try
            {
                await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (group, cancel) =>
                {
                    try
                    {
                        await read.Writer.WriteAsync(EditionReader.Read([.. group], known, file => Progress?.Invoke(Interlocked.Increment(ref done), plan.Files.Count, file)), cancel);
                    }
                    catch (BookFormatException e)
                    {
                        failed.Add(new FailedEdition(group.Key.Book, group.Key.Name, e.Message));
                    }
                });
                read.Writer.Complete();
            }
#pragma warning disable CA1031 // whatever stopped the readers is thrown again by the one who waits for them
            catch (Exception e)
#pragma warning restore CA1031
            {
                read.Writer.Complete(e);
            }
        });

        using var work = options.DryRun ? null : home.Begin();
        var borrowed = new BorrowedWords(home);
        Write(read.Reader, work, editions, borrowed);
        reading.GetAwaiter().GetResult();

        var changed = editions.Any(e => e.Files.Any(f => f.State == "new")) || !options.DryRun && home.Stale;
        var catalogue = work is not null && changed ? work.Commit() : home.Current;
        return new ImportReport([.. editions.OrderBy(e => e.Book, StringComparer.Ordinal).ThenBy(e => e.EffectiveFrom)], plan.Unrecognised, plan.UnknownEdition, plan.Refused,
            [.. failed.OrderBy(f => f.Book, StringComparer.Ordinal).ThenBy(f => f.Edition, StringComparer.Ordinal)], catalogue, changed && !options.DryRun, options.DryRun,
            Math.Round(watch.Elapsed.TotalSeconds, 2)) { TooClose = borrowed.Found };
    }

    private static void Write(ChannelReader<ReadEdition> read, CatalogueWork? work, ConcurrentBag<ImportedEdition> editions, BorrowedWords borrowed)
    {
        while (read.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (read.TryRead(out var edition))
            {
                if (edition.New.Count > 0)
                    work?.Writer.Merge(edition.Edition, edition.New);
                borrowed.Look(edition.Edition, edition.New);
                editions.Add(edition.Report);
            }
    }
}
