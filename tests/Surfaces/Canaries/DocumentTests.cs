using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>Each format, at the level of the process: a document with identifiers in every place comes out clean, with its medicine.</summary>
public sealed class DocumentTests
{
    public static TheoryData<string, string> Formats => [.. Documents.Formats.Select(f => new TheoryDataRow<string, string>(f.Extension, f.Stays))];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_document_comes_out_clean_whole_and_with_a_report_that_holds(string format, string stays)
    {
        using var run = new Run();
        var person = new Person(77);
        var search = new Search([person]);
        var input = run.Plant("document." + format, Documents.Of(format, person));
        Assert.NotEmpty(search.Folder(Path.GetDirectoryName(input)!));
        var (output, report) = (run.Out("safe." + format), run.Out("report.json"));
        var done = run.Do(null, "redact", input, "--out", output, "--report", report);
        Assert.True(done.Exit == 0, $"exit {done.Exit}: {(search.Text("", done.Error).Count == 0 ? done.Error : "")}");
        Assert.Empty(search.Folder(run.Written));
        Assert.Empty(search.Text("said", done.Out + done.Error));
        Assert.Contains(stays, Read(output, format), StringComparison.Ordinal);
        Assert.Equal(0, run.Do(null, "verify-report", report, "--input", input, "--output", output).Exit);
        using var signed = JsonDocument.Parse(File.ReadAllText(report));
        Assert.Equal(18, signed.RootElement.GetProperty("class").EnumerateObject().Count());
        Assert.True(signed.RootElement.GetProperty("class").GetProperty("A").GetInt32() > 0);
    }

    private static string Read(string file, string format)
    {
        var bytes = File.ReadAllBytes(file);
        if (format == "eml")
            return Encoding.UTF8.GetString(bytes);
        if (format != "docx")
            return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }));
    }
}
