using System.CommandLine;
using CodingAhead.Books.Import;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>pull</c>: fetches the editions that the ledger names, verifies them and imports them.</summary>
internal static class PullVerb
{
    public static Command Make()
    {
        var books = new Argument<string[]>("book") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these books." };
        var from = new Option<string?>("--from") { Description = "A mirror's base address, or a folder, in the place of the publisher's." };
        var cms = new Option<bool>("--accept-cms-licence") { Description = "You have read and accepted the licence that CMS puts before these files." };
        var verb = new Command("pull", "Fetch, verify and import official editions.") { books, from, cms };
        verb.SetAction(async (parsed, cancel) => await Run(parsed.GetValue(books) ?? [], parsed.GetValue(from), new ImportOptions(AcceptCms: parsed.GetValue(cms)), cancel));
        return verb;
    }

    private static async Task<int> Run(string[] books, string? from, ImportOptions options, CancellationToken cancel)
    {
        foreach (var book in books)
            if (Ledger.Embedded.Entries.All(e => e.Book != book))
                throw new UsageException($"pull: expected one of {string.Join(' ', Ledger.Embedded.Entries.Select(e => e.Book).Distinct())}, found '{book}'");
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        var puller = new Puller(http, Path.Combine(Settings.Home, "downloads"));
        var paths = new List<string>();
        var failed = 0;
        foreach (var entry in Ledger.Embedded.Entries.Where(e => books.Length == 0 || books.Contains(e.Book)))
        {
            var pulled = await puller.Pull(entry, from, cancel);
            Console.Error.WriteLine($"{pulled.State,-10} {pulled.Book} {pulled.Edition}  {pulled.File}{(pulled.Reason is { } reason ? $": {reason}" : "")}");
            if (pulled.Path is { } path)
                paths.Add(path);
            failed += pulled.State == "failed" ? 1 : 0;
        }
        if (paths.Count == 0)
        {
            Console.Error.WriteLine("codingahead: nothing could be fetched; on a machine without a network name a folder with --from");
            return ExitCode.Usage;
        }
        var report = new Importer(new CatalogueHome(Settings.Home, Settings.Starter)).Import(paths, options);
        ImportVerb.Print(report);
        return failed > 0 || report.Failed.Count > 0 ? ExitCode.Usage : ExitCode.Done;
    }
}
