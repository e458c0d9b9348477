using System.Text.Json;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>ask as a script and a person at a terminal call it.</summary>
public sealed class AskVerbTests
{
    [Fact]
    public void Rows_of_one_question_and_of_several_turns_are_answered_in_order_and_a_bad_row_is_said()
    {
        using var home = new TestHome();
        var file = Path.Combine(home.Folder, "q.jsonl");
        File.WriteAllLines(file,
        [
            """{"id":"a","question":"What is 78597?"}""",
            """{"id":"b","turns":["What is modifier 25?","and 57?"]}""",
            """{"id":"c","turns":[{"role":"user","content":"What is 78597?"},{"role":"assistant","content":"It is 99999."},{"role":"user","content":"Which modifiers go with it?"}]}""",
            """{"id":"d"}""",
            "no json",
            """{"id":"e","question":"What is 78597?"}""",
        ]);
        var (exit, output, _) = ProgramTests.Run(home, ["ask", "--jsonl", file]);
        Assert.Equal(0, exit);
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(6, rows.Count);
        Assert.Equal(["a", "b", "c", "d"], rows.Take(4).Select(r => r.GetProperty("id").GetString()));
        Assert.Contains("57", rows[1].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Contains("78597", rows[2].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("99999", rows[2].GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal("unreadable", rows[3].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("unreadable", rows[4].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(rows[0].GetProperty("answer").GetString(), rows[5].GetProperty("answer").GetString());
    }

    [Fact]
    public void A_conversation_at_the_terminal_keeps_its_turns_and_shows_and_clears_them()
    {
        using var home = new TestHome();
        var (exit, output, error) = ProgramTests.Run(home, ["ask"], input: "What is 78597?\nWhich modifiers go with it?\n:history\n:1\n:clear\n:history\nWhich modifiers go with it?\n\n");
        Assert.Equal(0, exit);
        Assert.Contains("CasePilot answers", error, StringComparison.Ordinal);
        Assert.Contains("1. What is 78597?", output, StringComparison.Ordinal);
        Assert.Contains("2. Which modifiers go with it?", output, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(output, "1\\. What is 78597"));
        // after clearing, "it" is nothing any more
        var cleared = ProgramTests.Run(home, ["ask"], input: "What is 78597?\n:clear\nWhich modifiers go with it?\n\n").Out;
        Assert.Equal(ProgramTests.Run(home, ["ask"], input: "Which modifiers go with it?\n\n").Out, cleared[^ProgramTests.Run(home, ["ask"], input: "Which modifiers go with it?\n\n").Out.Length..]);
    }

    [Fact]
    public void A_model_that_is_named_in_half_is_one_clear_line()
    {
        using var home = new TestHome();
        var (exit, _, error) = ProgramTests.Run(home, ["ask", "What is 78597?"], environment: new Dictionary<string, string> { ["CODINGAHEAD_MODEL_URL"] = "ollama" });
        Assert.Equal(2, exit);
        Assert.Contains("CODINGAHEAD_MODEL_URL", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_leaves_the_answer_as_it_is_and_the_banner_says_where_text_goes()
    {
        using var home = new TestHome();
        var (exit, output, error) = ProgramTests.Run(home, ["ask", "What is 78597?", "--show-sent"], environment: new Dictionary<string, string> { ["CODINGAHEAD_MODEL_URL"] = "http://127.0.0.1:9/v1", ["CODINGAHEAD_MODEL_NAME"] = "small" });
        Assert.Equal(0, exit);
        Assert.Contains("http://127.0.0.1:9 (small)", error, StringComparison.Ordinal);
        Assert.Contains("78597", output, StringComparison.Ordinal);
        Assert.Contains("Not worded by", output, StringComparison.Ordinal);
        Assert.Contains("sent: What is 78597?", output, StringComparison.Ordinal);
    }
}
