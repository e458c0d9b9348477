using System.Diagnostics;
using CodingAhead.Books.Import;
using CodingAhead.Books.Layouts;

namespace CodingAhead.Bench.Books;

/// <summary>
/// An import into an empty home beside its baseline, both in one run: every file of a folder, zips opened, read line by line on one core,
/// nothing kept.
/// </summary>
internal static class PlainRead
{
    public static int Run(string path)
    {
        var (files, lines, bytes) = (0, 0L, 0L);
        Measure("plain read", () =>
        {
            foreach (var file in Archive.Files(path))
            {
                files++;
                using var reader = new StreamReader(file.Open(), System.Text.Encoding.Latin1);
                while (reader.ReadLine() is { } line)
                {
                    lines++;
                    bytes += line.Length + 1;
                }
            }
            return $"{files} files, {lines:N0} lines, {bytes / 1e6:N0} MB";
        });
        var home = Directory.CreateTempSubdirectory("codingahead-bench").FullName;
        try
        {
            Measure("import", () =>
            {
                var report = new Importer(new CatalogueHome(home, BenchBooks.StarterFolder)).Import([path], new ImportOptions(AcceptCms: true));
                return $"{report.Editions.Count} editions, {report.Failed.Count} failed";
            });
            Console.WriteLine($"on disk: {Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6:N0} MB");
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
        return 0;
    }

    // by the clock and by the processor: on a busy machine only the second says what the work takes
    private static void Measure(string what, Func<string> run)
    {
        var (watch, clock) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var said = run();
        Console.WriteLine($"{what}: {said} in {watch.Elapsed.TotalSeconds:F2} s, {(Process.GetCurrentProcess().TotalProcessorTime - clock).TotalSeconds:F2} s of processor time");
    }
}
