using System.Diagnostics;
using CodingAhead.Books.Layouts;

namespace CodingAhead.Bench.Books;

/// <summary>The baseline of an import: every file of a folder, zips opened, read line by line on one core, nothing kept.</summary>
internal static class PlainRead
{
    public static int Run(string path)
    {
        var watch = Stopwatch.StartNew();
        var (files, lines, bytes) = (0, 0L, 0L);
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
        Console.WriteLine($"plain read: {files} files, {lines:N0} lines, {bytes / 1e6:N0} MB in {watch.Elapsed.TotalSeconds:F2} s");
        return 0;
    }
}
