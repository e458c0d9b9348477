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

    private static void Print(ReleaseList list)
    {
        foreach (var release in list.Releases)
            Console.Out.WriteLine($"{release.Book,-10} {release.Edition,-16} {release.EffectiveFrom:yyyy-MM-dd} to {release.EffectiveTo:yyyy-MM-dd} {release.Rows,10:N0} rows  {release.State}{(release.NextExpected is { } next ? $", next due {next:yyyy-MM-dd}" : "")}");
        if (list.Starter)
            Console.Out.WriteLine("Nothing was imported: the starter edition answers. Import official releases with: codingahead import FOLDER");
    }
}
