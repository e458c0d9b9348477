using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.CasePilot.Answers;
using CodingAhead.Surfaces;
using CodingAhead.Surfaces.Cli;
using CodingAhead.Tests.Conformance;
using CodingAhead.Tests.Engines.CasePilot;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>A connected language model words what the tools said and changes no fact, whatever it does; what leaves is cleared of identifiers.</summary>
public sealed class ConnectedModelTests(RealCatalogue real)
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly string[] Questions =
        ["MUE for 97110?", "Is E11.65 billable?", "Can 97597 be billed with 11042?", "Fee for 99213 in Alabama in 2025?", "Is M25.56 billable?", "What does modifier 59 mean?", "Can I bill a note that is not signed?", "E10.9 with E11.9 together?", "global days of 27447", "what is 99999"];

    [Fact]
    public async Task A_model_that_lies_loops_leaks_or_stalls_changes_no_fact()
    {
        await using var model = await ScriptedModel.Start(20261203);
        var desk = Desk(model, TimeSpan.FromMilliseconds(1_500));
        var pilot = new Pilot(real.Shelf, Today);
        var made = new MadeUpQuestions(real.Shelf, 7);
        var many = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 500 : 40;
        var used = 0;
        // a few at a time, as people ask; a stall then holds only its own conversation up
        await Parallel.ForEachAsync(Enumerable.Range(0, many).Select(i => i % 2 == 0 ? made.Make() : [Questions[i / 2 % Questions.Length]]).ToList(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (turns, cancel) =>
        {
            var plain = pilot.Ask(turns);
            var answer = await desk.Pilot(pilot).Ask(turns, cancel: cancel);
            Assert.Empty(AnswerVerifier.Check(answer));
            Assert.Equal(plain.Refused, answer.Refused);
            var allowed = plain.Answer + "\n" + pilot.Use(ToolRegistry.Named("mue"), Code("97110")).Answer + "\n" + pilot.Use(ToolRegistry.Named("code"), Code("E11.9")).Answer + "\n" + pilot.Use(ToolRegistry.Named("mue"), Code("99213")).Answer;
            if (answer.Model is not { Used: true })
            {
                Assert.Equal(plain.Answer, answer.Answer);
                return;
            }
            Interlocked.Increment(ref used);
            var lines = allowed.Split('\n').Select(Bare).ToHashSet(StringComparer.Ordinal);
            foreach (var line in answer.Answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.Contains(Bare(line), lines);
            Assert.Equal(Bare(plain.Answer.Split('\n')[0]), Bare(answer.Answer.Split('\n')[0]));
        });
        Assert.True(used > 0, "the model that obeys was never used");
        Assert.True(model.Done.Count >= (many > 100 ? ScriptedModel.Ways.Length - 3 : 8), string.Join(' ', model.Done));
    }

    [Theory]
    [InlineData("obey", true)]
    [InlineData("all", true)]
    [InlineData("lie_code", false)]
    [InlineData("lie_number", false)]
    [InlineData("lie_not", false)]
    [InlineData("lie_swap", false)]
    [InlineData("lie_drop", false)]
    [InlineData("lie_modifier", false)]
    [InlineData("invent", false)]
    [InlineData("loop", false)]
    [InlineData("flood", false)]
    [InlineData("strange_tool", false)]
    [InlineData("strange_arguments", false)]
    [InlineData("tool_then_obey", true)]
    [InlineData("garbage", false)]
    [InlineData("html", false)]
    [InlineData("error", false)]
    [InlineData("empty", false)]
    [InlineData("endless", false)]
    [InlineData("close", false)]
    [InlineData("leak", false)]
    [InlineData("script", false)]
    public async Task Each_way_is_met(string way, bool used)
    {
        await using var model = await ScriptedModel.Start(1, way);
        var pilot = new Pilot(real.Shelf, Today);
        var answer = await Desk(model, TimeSpan.FromSeconds(10)).Pilot(pilot).Ask(["Can 97597 be billed with 11042?"], cancel: TestContext.Current.CancellationToken);
        Assert.Equal(used, answer.Model!.Used);
        if (!used)
            Assert.Equal(pilot.Ask(["Can 97597 be billed with 11042?"]).Answer, answer.Answer);
        Assert.NotEmpty(model.Received);
    }

    [Fact]
    public async Task A_stall_is_waited_for_no_longer_than_the_operator_allows()
    {
        await using var model = await ScriptedModel.Start(1, "stall");
        Assert.NotEmpty(new Pilot(real.Shelf, Today).Ask(["MUE for 97110?"]).Citations); // the books are read before the clock runs
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var answer = await Desk(model, TimeSpan.FromMilliseconds(400)).Pilot(new Pilot(real.Shelf, Today)).Ask(["MUE for 97110?"], cancel: TestContext.Current.CancellationToken);
        Assert.False(answer.Model!.Used);
        Assert.NotEmpty(answer.Citations);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}"); // wide, as the machine may be busy; the model itself waits thirty
    }

    [Fact]
    public async Task No_identifier_reaches_the_model_and_what_did_is_shown_on_request()
    {
        await using var model = await ScriptedModel.Start(1, "obey", "tool_then_obey");
        string[] canaries = ["Quillarby", "Zephyrine", "4471-9920-X", "219-09-7733", "zephyrine.q@example.org", "1961-07-22"];
        var turns = new[] { "Pt Zephyrine Quillarby, DOB 1961-07-22, SSN 219-09-7733, MRN 4471-9920-X, zephyrine.q@example.org: type 2 diabetes with neuropathy. Is E11.40 billable?", "and what is its HCC?" };
        var desk = Desk(model, TimeSpan.FromSeconds(10));
        var answer = await desk.Pilot(new Pilot(real.Shelf, Today)).Ask(turns, showSent: true, cancel: TestContext.Current.CancellationToken);
        var first = await desk.Pilot(new Pilot(real.Shelf, Today)).Ask([turns[0]], showSent: true, cancel: TestContext.Current.CancellationToken);
        Assert.NotEmpty(model.Received);
        foreach (var canary in canaries)
        {
            Assert.All(model.Received, body => Assert.DoesNotContain(canary, body, StringComparison.OrdinalIgnoreCase));
            Assert.All(first.Model!.Sent!, text => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
        }
        Assert.Contains(first.Model!.Sent!, text => text.Contains("E11.40", StringComparison.Ordinal));
        Assert.NotNull(answer.Model!.Sent);
        Assert.StartsWith("http://127.0.0.1", desk.Where, StringComparison.Ordinal);
        Assert.Contains(desk.Where, desk.Banner, StringComparison.Ordinal);
    }

    private ModelDesk Desk(ScriptedModel model, TimeSpan patience) => ConnectedModel.Make(model.Address, "m", null, patience, new OneShelf(real.Shelf));

    private static ToolInput Code(string text) => new() { Codes = [CodingAhead.Catalogue.Codes.Code.Read(text)[0]] };

    // a line without its mark and without the words that only link
    private static string Bare(string line) => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(line, @" \[\d+\]\.$|^So, |^- ", "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed record OneShelf(Shelf Current) : ILibrary;
}
