using System.CommandLine;
using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.DetectIcd10Cm;
using Spectre.Console;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>import PATH…</c>: folders, files or zips of official releases into the catalogue.</summary>
internal static class ImportVerb
{
    public static Command Make()
    {
        var paths = new Argument<string[]>("path") { Arity = ArgumentArity.ZeroOrMore, Description = "Folders, files or zips." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check everything, change nothing." };
        var edition = new Option<string?>("--edition") { Description = "The edition of files that do not say theirs, such as 2026 or 2025-04; with --remove, the edition to remove." };
        var cms = new Option<bool>("--accept-cms-licence") { Description = "You have read and accepted the licence that CMS puts before these files." };
        var cpt = new Option<bool>("--accept-cpt-licence") { Description = "Your own licence of the AMA or ADA covers this use." };
        var remove = new Option<string?>("--remove") { Description = "Take a book out of the catalogue." };
        var rollback = new Option<bool>("--rollback") { Description = "Go back to the catalogue before the last import." };
        var json = Words.Json();
        var verb = new Command("import", "Import official releases.") { paths, dryRun, edition, cms, cpt, remove, rollback, json };
        verb.SetAction(parsed =>
        {
            var home = new CatalogueHome(Settings.Home, Settings.Starter);
            if (parsed.GetValue(rollback))
            {
                Console.Out.WriteLine($"back to catalogue {home.Rollback()}");
                return ExitCode.Done;
            }
            if (parsed.GetValue(remove) is { } book)
                return Remove(home, book, parsed.GetValue(edition));
            if (parsed.GetValue(paths) is not { Length: > 0 } given)
                throw new UsageException("import: expected a folder, file or zip");
            var options = new ImportOptions(parsed.GetValue(edition), parsed.GetValue(cms), parsed.GetValue(cpt), parsed.GetValue(dryRun));
            return Run(home, given, options, parsed.GetValue(json));
        });
        return verb;
    }

    /// <summary>What the page of releases does with an upload: the same as the verb.</summary>
    public static ImportReport Import(string home, IReadOnlyList<string> paths, ImportOptions options)
    {
        var report = new Importer(new CatalogueHome(home, Settings.Starter)).Import(paths, options);
        if (!options.DryRun && report is { Failed.Count: 0, Changed: true })
            new DiagnosisDetector(new Library(home, Settings.Starter).Current).Prepare();
        return report;
    }

    private static int Remove(CatalogueHome home, string book, string? edition)
    {
        var removed = home.Remove(book, edition);
        Console.Out.WriteLine(removed ? $"removed {book} {edition}".TrimEnd() : $"{book} {edition}".TrimEnd() + " is not loaded");
        return removed ? ExitCode.Done : ExitCode.No;
    }

    private static int Run(CatalogueHome home, string[] paths, ImportOptions options, bool json)
    {
        var report = Console.IsErrorRedirected ? new Importer(home).Import(paths, options) : WithProgress(home, paths, options);
        if (NeedsAsking(report) && !Console.IsInputRedirected && !json)
        {
            Console.Error.Write("Some files are published by CMS behind a licence (CPT is the AMA's, CDT the ADA's; use within Medicare and Medicaid, no resale).\nDo you accept it? [y/N] ");
            if (Console.ReadLine()?.Trim() is "y" or "Y" or "yes")
                report = WithProgress(home, paths, options with { AcceptCms = true });
        }
        if (json)
            Json.Print(report, SurfaceJson.Default.ImportReport);
        else
            Print(report);
        // the terms of the new books, so that the first note is read at once
        if (!options.DryRun && report.Failed.Count == 0)
            new DiagnosisDetector(Settings.OpenLibrary().Current).Prepare();
        foreach (var failed in report.Failed)
            Console.Error.WriteLine($"codingahead: {failed.Error} ({failed.Book} {failed.Edition} was not imported)");
        if (report.Editions.Count == 0 && report.Refused.Count > 0)
            Console.Error.WriteLine($"codingahead: {report.Refused[0].File}: {report.Refused[0].Reason}");
        if (report.Editions.Count == 0 && report.Failed.Count == 0 && report.Refused.Count == 0)
            Console.Error.WriteLine($"codingahead: {paths[0]}: expected a file of an official release, found {report.Unrecognised.Count} that no reader recognises{(report.UnknownEdition.Count > 0 ? $" and {report.UnknownEdition.Count} of unknown edition (name it with --edition)" : "")}");
        return report.Failed.Count > 0 || report.Editions.Count == 0 ? ExitCode.Usage : ExitCode.Done;
    }

    private static bool NeedsAsking(ImportReport report) => report.Refused.Any(r => r.Reason.Contains("--accept-cms-licence", StringComparison.Ordinal));

    private static ImportReport WithProgress(CatalogueHome home, string[] paths, ImportOptions options)
    {
        ImportReport? report = null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress().AutoClear(true).Start(context =>
        {
            var task = context.AddTask("reading");
            report = new Importer(home)
            {
                Progress = (done, all, file) =>
                {
                    task.MaxValue = all;
                    task.Value = done;
                    task.Description = Markup.Escape(file[(file.LastIndexOf('/') + 1)..]);
                },
            }.Import(paths, options);
        });
        return report!;
    }

    public static void Print(ImportReport report)
    {
        foreach (var edition in report.Editions)
        {
            Console.Out.WriteLine($"{edition.Book} {edition.Edition}  {edition.EffectiveFrom:yyyy-MM-dd} to {edition.EffectiveTo:yyyy-MM-dd}{(edition.Official ? "" : "  (re-shaped by others)")}");
            foreach (var file in edition.Files)
            {
                Console.Out.WriteLine($"    {file.Table,-18} {file.RowsRead,9:N0} read {file.RowsKept,9:N0} kept {file.Rejected.Count,5:N0} rejected {file.Seconds,7:F2} s  {file.State,-9} {file.File}");
                foreach (var row in file.Rejected.Take(5))
                    Console.Out.WriteLine($"        line {row.Line}: {row.Reason}");
                if (file.Rejected.Count > 5)
                    Console.Out.WriteLine($"        … and {file.Rejected.Count - 5} more (see --json)");
            }
        }
        foreach (var file in report.Unrecognised)
            Console.Out.WriteLine($"not recognised: {file}");
        foreach (var file in report.UnknownEdition)
            Console.Out.WriteLine($"edition unknown (name it with --edition): {file}");
        foreach (var refused in report.Refused)
            Console.Out.WriteLine($"not imported: {refused.File}: {refused.Reason}");
        foreach (var close in report.TooClose)
            Console.Out.WriteLine($"too close to the licensed text of {close.Code} ({close.DescriptorFile}, line {close.DescriptorLine}): {close.Name} ({close.File}, line {close.Line}); please report it, so that it is written anew");
        Console.Out.WriteLine($"{(report.DryRun ? "dry run, nothing changed" : report.Changed ? $"catalogue {report.Catalogue}" : "nothing changed")} · {report.Seconds:F1} s");
    }
}
