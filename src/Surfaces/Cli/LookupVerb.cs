using System.CommandLine;
using System.Text.Json;
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
        verb.SetAction(parsed => Run(parsed.GetValue(codes)!, Words.ReadSystem(parsed.GetValue(system)), Words.ReadDate(parsed.GetValue(on)), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(string[] codes, CodeSystem? system, DateOnly? on, bool json)
    {
        var shelf = Settings.OpenLibrary().Current;
        var lookup = new CodeLookup();
        var pages = new List<CodePage>();
        foreach (var text in codes)
        {
            var found = lookup.Find(shelf, text, system, on, Settings.Today);
            pages.AddRange(found.Count > 0 ? found : [Shapeless(text, system)]);
        }
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(pages, SurfaceJson.Shared.IReadOnlyListCodePage));
        else
            foreach (var page in pages)
                PageText.Write(Console.Out, page);
        return pages.Any(p => p.Status is CodeStatus.Unknown or CodeStatus.NotLoaded) ? ExitCode.No : ExitCode.Done;
    }

    /// <summary>A text that is no code of any system by its shape is unknown too, and says why.</summary>
    public static CodePage Shapeless(string text, CodeSystem? system) => new()
    {
        Code = text.Trim().Length > 40 ? text.Trim()[..40] : text.Trim(), System = system?.Slug() ?? "", Status = CodeStatus.Unknown,
        Why = $"This text has not the shape of a code{(system is { } s ? $" of {s.Title()}" : "")}.",
    };
}
