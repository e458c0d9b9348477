using System.Diagnostics;
using System.Text.Json;

namespace CodingAhead.Tests.Surfaces;

/// <summary>The program as a script calls it: words in, JSON and an exit code out.</summary>
public sealed class ProgramTests
{
    internal static (int Exit, string Out, string Error) Run(TestHome home, string[] words, string? input = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = Start(home, words);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        if (input is not null)
            process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    internal static ProcessStartInfo Start(TestHome home, string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "codingahead.dll"));
        foreach (var word in words)
            start.ArgumentList.Add(word);
        start.Environment["CODINGAHEAD_HOME"] = home.Folder;
        return start;
    }

    [Fact]
    public void A_look_up_is_an_array_with_one_object_per_system_and_code()
    {
        using var home = new TestHome();
        var (exit, output, _) = Run(home, ["lookup", "78597", "99213", "--json"]);
        Assert.Equal(0, exit);
        var pages = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["78597", "99213"], pages.EnumerateArray().Select(p => p.GetProperty("code").GetString()));
        var page = pages[0];
        Assert.Equal("valid", page.GetProperty("status").GetString());
        Assert.True(page.GetProperty("starter").GetBoolean());
        Assert.True(page.GetProperty("plain_language").GetProperty("indications").GetArrayLength() >= 4);
        var modifiers = page.GetProperty("modifiers").EnumerateArray().ToList();
        Assert.Superset("26 GC MG X5 QQ 51 59 77 AQ CR GW MB MC ME MF MH TC X4 XE XS".Split(' ').ToHashSet(), modifiers.Select(m => m.GetProperty("code").GetString()!).ToHashSet());
        Assert.All(modifiers, m => Assert.NotEmpty(m.GetProperty("why").GetString()!));
        Assert.Equal(9, modifiers.Count(m => m.GetProperty("ended").ValueKind != JsonValueKind.Null));
        Assert.Equal("1", page.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("name").GetString() == "pctc").GetProperty("value").GetString());
        Assert.All(page.GetProperty("indicators").EnumerateArray(), i => Assert.NotEqual(0, i.GetProperty("source").GetProperty("line").GetInt32()));
    }

    [Fact]
    public void An_unknown_code_is_answered_on_stdout_with_exit_code_1()
    {
        using var home = new TestHome();
        var (exit, output, _) = Run(home, ["lookup", "nonsense!", "--json"]);
        Assert.Equal(1, exit);
        Assert.Equal("unknown", JsonDocument.Parse(output).RootElement[0].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("lookup", "E11.9", "--on", "2026-13-01")]
    [InlineData("lookup", "E11.9", "--system", "icd11")]
    [InlineData("search")]
    [InlineData("frobnicate")]
    [InlineData("import", "/no/such/place")]
    [InlineData("search", "--jsonl", "/no/such/file")]
    [InlineData("releases", "diff", "icd10cm", "1066", "2026")]
    public void Wrong_words_are_one_clear_line_and_exit_code_2(params string[] words)
    {
        using var home = new TestHome();
        var (exit, _, error) = Run(home, words);
        Assert.Equal(2, exit);
        Assert.StartsWith("codingahead: ", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void A_faulty_row_is_answered_as_such_and_the_stream_goes_on_in_order()
    {
        using var home = new TestHome();
        var (exit, output, _) = Run(home, ["search", "--jsonl", "-"], "{\"query\":\"heart attack\"}\n{\"id\":\"7\",\"q\":1}\nnot json\n{\"query\":\"99213\"}\n");
        Assert.Equal(0, exit);
        var rows = output.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Equal("heart attack", rows[0].GetProperty("query").GetString());
        Assert.True(rows[1].TryGetProperty("error", out _));
        Assert.Equal("7", rows[1].GetProperty("id").GetString());
        Assert.True(rows[2].TryGetProperty("error", out _));
        Assert.Equal("99213", rows[3].GetProperty("results")[0].GetString());
    }

    [Fact]
    public void A_query_of_100_kB_is_answered()
    {
        using var home = new TestHome();
        var (exit, output, _) = Run(home, ["search", "--jsonl", "-"], JsonSerializer.Serialize(new { query = string.Concat(Enumerable.Repeat("heart failure ", 7_200)) }) + "\n");
        Assert.Equal(0, exit);
        Assert.Contains("\"results\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_said_so()
    {
        using var home = new TestHome();
        var file = Path.Combine(home.Folder, "not-a-folder");
        File.WriteAllText(file, "");
        var start = Start(home, ["import", file]);
        start.Environment["CODINGAHEAD_HOME"] = file;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("not-a-folder", error, StringComparison.Ordinal);
    }
}
