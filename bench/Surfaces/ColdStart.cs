using System.Diagnostics;
using CodingAhead.Books.Starter;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Bench.Surfaces;

/// <summary>
/// What the project's own writing costs: its bytes, the time to load the lexicon, and the cold start of the published program with it and
/// with a starter edition of two codes and one phrase, in turn.
/// </summary>
internal static class ColdStart
{
    private const int Rounds = 25;

    /// <param name="published">The folder of the published program.</param>
    public static int Run(string published)
    {
        var starter = Path.Combine(published, "starter");
        foreach (var file in Directory.EnumerateFiles(starter).Order(StringComparer.Ordinal))
            Console.WriteLine($"{Path.GetFileName(file),-14} {new FileInfo(file).Length,12:N0} bytes");
        Load(Path.Combine(starter, "lexicon.bin"));
        var work = Directory.CreateTempSubdirectory("codingahead-cold-").FullName;
        try
        {
            var bare = Path.Combine(work, "bare");
            Copy(published, bare);
            Directory.Delete(Path.Combine(bare, "starter"), recursive: true);
            StarterCompiler.Compile(Tiny(Path.Combine(work, "tiny")), Path.Combine(bare, "starter"));
            foreach (var words in (string[][])[["lookup", "E11.9", "--json"], ["search", "heart attack", "--json"]])
                Compare(words, published, bare, Directory.CreateDirectory(Path.Combine(work, "home")).FullName);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
        return 0;
    }

    // just what is asked for, so that both programs run the same code
    private static string Tiny(string data)
    {
        Directory.CreateDirectory(Path.Combine(data, "starter", "codes"));
        Directory.CreateDirectory(Path.Combine(data, "lexicon"));
        File.WriteAllText(Path.Combine(data, "starter", "codes", "icd10cm.tsv"),
            "code\tbillable\ttitle\nE11.9\t1\tType 2 diabetes mellitus without complications\nI21.9\t1\tAcute myocardial infarction, unspecified\n");
        File.WriteAllText(Path.Combine(data, "lexicon", "tiny.txt"), "@ I21.9 acute myocardial infarction\nheart attack ~lay\n");
        return data;
    }

    private static void Load(string file)
    {
        List<double> times = [], work = [];
        for (var i = 0; i < Rounds; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var count = LexiconFile.Read(file).Count();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            work.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds); // a busy machine does not lengthen this much
            if (i == 0)
                Console.WriteLine($"lexicon: {count:N0} phrases, first load {times[0]:F1} ms");
        }
        Console.WriteLine($"lexicon: load, median of {Rounds} {Median(times):F1} ms, best {times.Min():F1} ms; of the processor median {Median(work):F1} ms, best {work.Min():F1} ms");
    }

    // pair by pair, so that what else the machine does falls on both
    private static void Compare(string[] words, string full, string bare, string home)
    {
        List<double> with = [], without = [];
        for (var i = 0; i < Rounds; i++)
        {
            with.Add(Start(full, words, home));
            without.Add(Start(bare, words, home));
        }
        var differences = with.Zip(without, (a, b) => a - b).ToList();
        Console.WriteLine($"{string.Join(' ', words)}: with {Median(with):F0} ms, without {Median(without):F0} ms, difference of pairs: median {Median(differences):F1} ms; of the best {with.Min() - without.Min():F1} ms");
    }

    private static double Start(string folder, string[] words, string home)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "codingahead"), words)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["CODINGAHEAD_HOME"] = home },
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
