using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Npgsql;

namespace CodingAhead.Tests.Workspace;

/// <summary>
/// Many people at once over two servers behind nginx and one PostgreSQL, with mixed work. Of ten, four are guests, one registers, two log in,
/// and three come back to their sessions; who has an account reads until the gate, keeps a code and uses a tool. <c>--long</c> takes a thousand.
/// </summary>
public sealed class ManyAtOnceTests(Postgres postgres, ITestOutputHelper output)
{
    private static readonly string[] Pages = ["99213", "99214", "99215", "99203", "99204", "99205"];

    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentDictionary<int, CookieContainer> cookies = [];
    private int opened, gated, requests;

    [Fact]
    public async Task Everyone_is_served_and_the_counts_are_exact()
    {
        var people = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 1_000 : 20;
        var database = await postgres.Database();
        await using var site = await Balanced.Start(database, "guest=1/month;free=5/month");
        // who logs in or comes back has had an account before
        await Each(people, i => i % 10 >= 5, i => Visit(site, i, Register));
        (opened, gated, requests) = (0, 0, 0);
        var (clock, before, own) = (Stopwatch.StartNew(), site.Processor, Process.GetCurrentProcess().TotalProcessorTime);
        await Each(people, _ => true, i => Visit(site, i, (i % 10) switch { < 4 => Look, < 5 => RegisterAndWork, < 7 => LogInAndWork, _ => Work }));
        clock.Stop();
        var (guests, readers) = (people * 4 / 10, people * 6 / 10);
        output.WriteLine($"{people} people, {requests} requests in {clock.Elapsed.TotalSeconds:F1} s; seconds of a processor: the servers {site.Processor - before:F1}, the people {(Process.GetCurrentProcess().TotalProcessorTime - own).TotalSeconds:F1}");
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct().Take(10)));
        Assert.Equal((guests + readers * 5, guests + readers), (opened, gated));
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM tally WHERE subject LIKE 'person:%' AND used = 5", connection);
        Assert.Equal(readers, Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(people < 1_000 || clock.Elapsed < TimeSpan.FromMinutes(1) || Environment.GetEnvironmentVariable("CODINGAHEAD_BUSY") == "1", $"it took {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static Task Each(int people, Func<int, bool> who, Func<int, Task> act) =>
        Parallel.ForEachAsync(Enumerable.Range(0, people).Where(who), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (i, _) => await act(i));

    private async Task Visit(Balanced site, int number, Func<HttpClient, int, Task> act)
    {
        // who comes back brings the cookies of before; who logs in starts with none
        var kept = number % 10 >= 7 ? cookies.GetOrAdd(number, _ => new CookieContainer()) : new CookieContainer();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = kept }) { BaseAddress = new Uri(site.Address), Timeout = TimeSpan.FromSeconds(300) };
        http.DefaultRequestHeaders.Add("X-Test-Client", $"10.{number / 250}.{number % 250}.7");
        await act(http, number);
    }

    private async Task Look(HttpClient http, int number)
    {
        await Read(http, "/");
        await Read(http, "/search?q=office+visit");
        await Code(http, Pages[0]);
        await Code(http, Pages[1]);
    }

    private Task Register(HttpClient http, int number) => Send(http, "/register", "/register", ("name", $"person {number}"), ("passphrase", Server.Phrase));

    private async Task RegisterAndWork(HttpClient http, int number)
    {
        await Register(http, number);
        await Work(http, number);
    }

    private async Task LogInAndWork(HttpClient http, int number)
    {
        await Send(http, "/login", "/login", ("name", $"person {number}"), ("passphrase", Server.Phrase));
        await Work(http, number);
    }

    private async Task Work(HttpClient http, int number)
    {
        await Read(http, "/");
        foreach (var code in Pages)
        {
            await Code(http, code);
            await Read(http, "/search?q=office+visit");
        }
        await Send(http, "/kept/favourite", "/kept", ("code", "cpt:99213"), ("keep", "1"));
        Interlocked.Increment(ref requests);
        using var note = new StringContent("""{"text":"Seen for asthma. No fever."}""", Encoding.UTF8, "application/json");
        var told = await http.PostAsync(new Uri("/api/v1/redact", UriKind.Relative), note);
        if (told.StatusCode != HttpStatusCode.OK)
            faults.Add($"redact: {(int)told.StatusCode}");
    }

    private async Task Code(HttpClient http, string code)
    {
        if ((await Read(http, $"/cpt/codes/{code}")).Contains("class=\"codepage\"", StringComparison.Ordinal))
            Interlocked.Increment(ref opened);
        else
            Interlocked.Increment(ref gated);
    }

    private async Task<string> Read(HttpClient http, string path)
    {
        Interlocked.Increment(ref requests);
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
            faults.Add($"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task Send(HttpClient http, string path, string page, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Server.Token().Match(await Read(http, page)).Groups[1].Value);
        Interlocked.Increment(ref requests);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        var answer = await http.PostAsync(new Uri(path, UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
            faults.Add($"{path}: {(int)answer.StatusCode}");
    }
}
