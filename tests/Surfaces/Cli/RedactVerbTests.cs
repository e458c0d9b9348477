using System.Text.Json;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>Redaction as a script calls it. The people are made up.</summary>
public sealed class RedactVerbTests : IDisposable
{
    private const string Note = "Patient: Mary Quillfeather\nDOB: 03/04/1951. Seen on 05/06/2023 by Dr. Alan Brackwater.\nBP 120/80. Phone 555-201-3344.\n";
    private static readonly string[] Canaries = ["Quillfeather", "Brackwater", "555-201-3344", "03/04/1951"];
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    private (int Exit, string Out, string Error) Run(params string[] words) => ProgramTests.Run(home, words);

    private static void Free(string text) => Assert.All(Canaries, c => Assert.DoesNotContain(c, text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_folder_keeps_its_tree_and_a_name_that_identifies_becomes_a_number()
    {
        home.Write("notes/a.txt", Note);
        home.Write("notes/sub/Mary Quillfeather.txt", Note);
        home.Write("notes/b.html", "<html><body title=\"Mary Quillfeather\"><p>Patient: Mary Quillfeather</p></body></html>");
        home.Write("notes/c.exe", "MZ");
        var (exit, output, error) = Run("redact", Path.Combine(home.Folder, "in", "notes"), "--out", Path.Combine(home.Folder, "out"), "--report", Path.Combine(home.Folder, "report.json"));
        Assert.Equal(1, exit); // one document was refused
        Assert.Contains("4 documents: 3 written, 0 held back, 1 refused", output, StringComparison.Ordinal);
        var written = Directory.EnumerateFiles(Path.Combine(home.Folder, "out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["a.txt", "b.html", "sub/document-0004.txt"], written.Select(f => Path.GetRelativePath(Path.Combine(home.Folder, "out"), f).Replace('\\', '/')));
        written.ForEach(f => Free(File.ReadAllText(f)));
        Free(File.ReadAllText(Path.Combine(home.Folder, "report.json")) + output + error);
    }

    [Fact]
    public void A_signed_report_is_verified_and_a_changed_one_is_not()
    {
        var note = home.Write("note.txt", Note);
        var (report, safe) = (Path.Combine(home.Folder, "report.json"), Path.Combine(home.Folder, "safe.txt"));
        Assert.Equal(0, Run("redact", note, "--out", safe, "--report", report).Exit);
        var (exit, output, _) = Run("verify-report", report, "--input", note, "--output", safe);
        Assert.Equal(0, exit);
        Assert.Contains("this home's key", output, StringComparison.Ordinal);
        File.AppendAllText(safe, "more");
        Assert.Equal(1, Run("verify-report", report, "--output", safe).Exit);
        File.WriteAllText(report, File.ReadAllText(report).Replace("\"safe_harbor\": true", "\"safe_harbor\": false", StringComparison.Ordinal));
        Assert.Equal(1, Run("verify-report", report).Exit);
    }

    [Fact]
    public void What_was_encrypted_comes_back_with_its_key_and_a_reason_and_is_recorded_without_values()
    {
        var note = home.Write("note.txt", Note);
        var policy = home.Write("policy.json", """{"name":"ours","version":"1","about":"a test","default":"encrypt"}""");
        var (key, closed) = (Path.Combine(home.Folder, "a.key"), Path.Combine(home.Folder, "closed.txt"));
        var (exit, _, error) = Run("redact", note, "--policy", policy, "--key", key, "--out", closed);
        Assert.Equal(0, exit);
        Assert.Contains("Not Safe Harbor", error, StringComparison.Ordinal);
        Free(File.ReadAllText(closed));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal(Note, Run("unredact", closed, "--key", key, "--reason", "asked for by Mary Quillfeather").Out);
        var record = File.ReadAllText(Path.Combine(home.Folder, "redaction-audit.jsonl"));
        Assert.Equal("unredact", JsonDocument.Parse(record).RootElement.GetProperty("act").GetString());
        Free(record);
        Assert.Equal(2, Run("unredact", closed, "--key", Path.Combine(home.Folder, "none.key"), "--reason", "why").Exit);
        Assert.Equal(2, Run("unredact", closed, "--key", key, "--reason", " ").Exit);
    }

    [Theory]
    [InlineData("research-surrogates", "Not Safe Harbor")]
    [InlineData("limited-data-set", "Not Safe Harbor")]
    [InlineData("strict", "")]
    public void A_policy_says_whether_it_stays_within_the_safe_harbour(string policy, string said)
    {
        var (exit, output, error) = Run("redact", home.Write("note.txt", Note), "--policy", policy);
        Assert.Equal(0, exit);
        Assert.DoesNotContain("Quillfeather", output, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_policy_and_an_unknown_type_of_file_are_refused()
    {
        Assert.Equal(2, Run("redact", home.Write("note.txt", Note), "--policy", "none-such").Exit);
        var (exit, output, error) = Run("redact", home.Write("note.xyz", Note));
        Assert.Equal(2, exit);
        Free(output + error);
    }
}
