using System.CommandLine;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>lookup CODE…</c>: everything a code page shows.</summary>
internal static class LookupVerb
{
    public static Command Make()
    {
        var codes = new Argument<string[]>("code") { Arity = ArgumentArity.OneOrMore, Description = "Codes, with or without dot." };
        var (system, on, json) = (Words.System(), Words.On(), Words.Json());
        var verb = new Command("lookup", "Everything that is known about a code.") { codes, system, on, json };
        verb.SetAction(parsed => Run(parsed.GetValue(codes)!, Reading.System(parsed.GetValue(system)), Reading.Date(parsed.GetValue(on)), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(string[] codes, CodeSystem? system, DateOnly? on, bool json)
    {
        var shelf = Settings.OpenLibrary().Current;
        var lookup = new CodeLookup();
        var pages = new List<CodePage>();
        foreach (var text in codes)
            pages.AddRange(lookup.Find(shelf, text, system, on, Settings.Today));
        if (json)
            Json.Print(pages, SurfaceJson.Default.IReadOnlyListCodePage);
        else
            foreach (var page in pages)
                PageText.Write(Console.Out, page);
        return pages.Any(p => p.Status is CodeStatus.Unknown or CodeStatus.NotLoaded) ? ExitCode.No : ExitCode.Done;
    }
}
