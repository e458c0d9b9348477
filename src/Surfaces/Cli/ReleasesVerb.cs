using System.CommandLine;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>releases</c>: what is loaded, how old it is, and what is due.</summary>
internal static class ReleasesVerb
{
    public static Command Make()
    {
        var json = Words.Json();
        var verb = new Command("releases", "What is loaded, how old it is, and what is due.") { json };
        verb.Subcommands.Add(MakeDiff());
        verb.SetAction(parsed =>
        {
            var list = Releases.List(Settings.OpenLibrary().Current, Settings.Today);
            if (parsed.GetValue(json))
                Json.Print(list, SurfaceJson.Default.ReleaseList);
            else
                Print(list);
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command MakeDiff()
    {
        var (book, before, now, json) = (new Argument<string>("book"), new Argument<string>("a"), new Argument<string>("b"), Words.Json());
        var verb = new Command("diff", "What changed between two editions of a book.") { book, before, now, json };
        verb.SetAction(parsed =>
        {
            var (name, from, to) = (parsed.GetValue(book)!, parsed.GetValue(before)!, parsed.GetValue(now)!);
            var diff = EditionDiff.Between(Settings.OpenLibrary().Current, name, from, to)
                ?? throw new UsageException($"releases diff: expected two loaded editions of one book, found {name} {from} and {name} {to}, not both loaded (see: codingahead releases)");
            if (parsed.GetValue(json))
                Json.Print(diff, SurfaceJson.Default.BookDiff);
            else
                Print(diff);
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Print(BookDiff diff)
    {
        foreach (var row in diff.Added)
            Console.Out.WriteLine($"+ {row.Key}  {row.Title}");
        foreach (var row in diff.Deleted)
            Console.Out.WriteLine($"- {row.Key}  {row.Title}");
        foreach (var row in diff.Changed)
            Console.Out.WriteLine($"~ {row.Key}  {row.Field}: {row.Before} -> {row.Now}");
        Console.Out.WriteLine($"{diff.Book} {diff.From} to {diff.To}: {diff.Added.Count} added, {diff.Deleted.Count} deleted, {diff.Changed.Count} changed");
    }

    private static void Print(ReleaseList list)
    {
        foreach (var release in list.Releases)
            Console.Out.WriteLine($"{release.Book,-10} {release.Edition,-16} {release.EffectiveFrom:yyyy-MM-dd} to {release.EffectiveTo:yyyy-MM-dd} {release.Rows,10:N0} rows  {release.State}{(release.NextExpected is { } next ? $", next due {next:yyyy-MM-dd}" : "")}");
        if (list.Starter)
            Console.Out.WriteLine("Nothing was imported: the starter edition answers. Import official releases with: codingahead import FOLDER");
    }
}
