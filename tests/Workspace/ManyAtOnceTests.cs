using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Tests.Workspace;

/// <summary>Many people at once over two servers and one PostgreSQL: each request goes to the other server than the one before. <c>--long</c> takes a thousand.</summary>
public sealed class ManyAtOnceTests(Postgres postgres, ITestOutputHelper output)
{
    private static readonly string[] Pages = ["99213", "99214", "99215", "99203", "99204", "99205"];

    [Fact]
    public async Task Everyone_registers_reads_searches_and_the_counts_are_exact()
    {
        var people = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 1_000 : 40;
        var address = await postgres.Database();
        await using var one = await Server.Start(ServingMode.Public, address, behind: true);
        await using var two = await Server.Start(ServingMode.Public, address, behind: true);
        var faults = new ConcurrentBag<string>();
        var (opened, gated, requests) = (0, 0, 0);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, people), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (i, cancel) =>
        {
            // cookies know no ports: one browser, two servers
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
            http.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.{i / 250}.{i % 250}.7");
            var turn = i;
            Uri At(string path) => new((turn++ % 2 == 0 ? one.Address : two.Address) + path);
            async Task<string> Read(string path)
            {
                Interlocked.Increment(ref requests);
                var answer = await http.GetAsync(At(path), cancel);
                if (answer.StatusCode != HttpStatusCode.OK)
                    faults.Add($"{path}: {(int)answer.StatusCode}");
                return await answer.Content.ReadAsStringAsync(cancel);
            }
            var token = WebUtility.HtmlDecode(Server.Token().Match(await Read("/register")).Groups[1].Value);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("name", $"person {i}"), KeyValuePair.Create("passphrase", Server.Phrase)]);
            var made = await http.PostAsync(At("/register"), form, cancel);
            if (made.StatusCode != HttpStatusCode.SeeOther)
                faults.Add($"register: {(int)made.StatusCode}");
            foreach (var code in Pages)
            {
                if ((await Read($"/cpt/codes/{code}")).Contains("class=\"codepage\"", StringComparison.Ordinal))
                    Interlocked.Increment(ref opened);
                else
                    Interlocked.Increment(ref gated);
                await Read("/search?q=office+visit");
            }
        });
        clock.Stop();
        output.WriteLine($"{people} people, {requests + people} requests in {clock.Elapsed.TotalSeconds:F1} s");
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Distinct().Take(10)));
        Assert.Equal((people * 5, people), (opened, gated));
        await using var connection = await one.Get<WorkspaceDatabase>().Open();
        Assert.Equal(people, Convert.ToInt32(connection.One("SELECT COUNT(*) FROM tally WHERE subject LIKE 'person:%' AND used = 5"), System.Globalization.CultureInfo.InvariantCulture));
    }
}
