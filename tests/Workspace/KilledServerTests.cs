using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;

namespace CodingAhead.Tests.Workspace;

/// <summary>
/// People keep things and open pages while a server is killed and the database crashes: what was acknowledged is there afterwards, once, and
/// the counts are exact. One seeded round; <c>--long</c> makes two hundred.
/// </summary>
[Collection(RestartedPostgresTests.Name)]
public sealed class KilledServerTests(RestartedPostgres postgres, ITestOutputHelper output)
{
    private const int People = 6;

    private static readonly string[] Codes = [.. File.ReadLines(Path.Combine(Repository.Root, "data/starter/facts/cpt.tsv")).Skip(1).Select(l => l.Split('\t')[0]).Where(c => c.Length == 5 && c.All(char.IsAsciiDigit)).Distinct()];

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_or_doubled()
    {
        var rounds = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 200 : 1;
        var database = await postgres.Database();
        await using var site = await Balanced.Start(database, "free=100000/ever;network=all");
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(i => Someone.Register(site.Address, i)));
        var random = new Random(20261201);
        for (var round = 0; round < rounds; round++)
        {
            using var over = new CancellationTokenSource();
            var work = people.Select(p => p.Work(Codes[round % Codes.Length], over.Token)).ToArray();
            await Task.Delay(random.Next(20, 250));
            var victim = random.Next(2);
            site.Kill(victim);
            await Task.Delay(random.Next(0, 150));
            await Task.Run(postgres.Restart);
            await Task.WhenAll(site.Up(0), site.Up(1));
            await Task.Delay(100);
            await over.CancelAsync();
            await Task.WhenAll(work);
            // with both back, everyone is served again at the first try
            foreach (var person in people)
                Assert.True(await person.Keep(), $"round {round}: a write failed after all had come back: {person.Last}");
            await Check(database, people, round);
            if (rounds > 1)
                output.WriteLine($"round {round + 1}: {people.Sum(p => p.Acknowledged.Count)} acknowledged of {people.Sum(p => p.Tried.Count)} tried, {people.Sum(p => p.Opened.Count)} pages opened, all there");
        }
        output.WriteLine($"{rounds} rounds, {people.Sum(p => p.Acknowledged.Count)} acknowledged writes of {people.Sum(p => p.Tried.Count)} tried, {people.Sum(p => p.Opened.Count)} pages opened: none lost, none doubled");
        Assert.True(people.Sum(p => p.Acknowledged.Count) > rounds * People, "hardly anything was written");
    }

    // what is in the store is what was acknowledged, and of the rest only what was tried; each page that is open was counted once
    private static async Task Check(string database, IEnumerable<Someone> people, int round)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        foreach (var person in people)
        {
            var kept = (await List(connection, "SELECT code FROM favourite f JOIN person p ON p.id = f.person WHERE p.user_name = @name", person.Name)).ToHashSet(StringComparer.Ordinal);
            var lost = person.Acknowledged.Where(c => !kept.Contains(c)).ToList();
            Assert.True(lost.Count == 0, $"round {round}: lost {string.Join(' ', lost)}");
            Assert.Empty(kept.Except(person.Tried));
            var used = Convert.ToInt32((await List(connection, "SELECT t.used::text FROM tally t JOIN person p ON t.subject = 'person:' || p.id WHERE p.user_name = @name AND period = 'ever'", person.Name)).Single(), CultureInfo.InvariantCulture);
            var opened = await List(connection, "SELECT page FROM opened o JOIN person p ON o.subject = 'person:' || p.id WHERE p.user_name = @name", person.Name);
            Assert.Equal(opened.Count, used);
            Assert.Empty(person.Opened.Select(c => "cpt:" + c).Except(opened));
        }
    }

    [Fact]
    public async Task A_restart_of_one_server_after_the_other_is_noticed_by_nobody()
    {
        // four seconds: three for a balancer that asks for readiness, and longer than nginx holds the one that was restarted before for failed
        await using var site = await Balanced.Start(await postgres.Database(), "free=100000/ever;network=all", set => set["CODINGAHEAD_DRAIN_SECONDS"] = "4", asShipped: true);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Someone.Register(site.Address, i)));
        using var over = new CancellationTokenSource();
        var work = people.Select(p => p.Work(Codes[0], over.Token, TimeSpan.FromMilliseconds(30))).ToArray();
        using var http = new HttpClient();
        for (var turn = 0; turn < (Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 10 : 1); turn++)
            foreach (var server in (int[])[0, 1])
            {
                var clock = Stopwatch.StartNew();
                var stopped = site.Stop(server);
                // told to stop, it is soon not ready, and alive
                while ((await http.GetAsync(new Uri(site.Direct(server) + "/health/ready"))).StatusCode != HttpStatusCode.ServiceUnavailable)
                    await Task.Delay(50);
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(site.Direct(server) + "/health/live"))).StatusCode);
                await stopped;
                Assert.True(clock.Elapsed > TimeSpan.FromSeconds(4), $"it stopped after {clock.Elapsed.TotalSeconds:F1} s");
                await site.Up(server);
            }
        await over.CancelAsync();
        await Task.WhenAll(work);
        output.WriteLine($"{people.Sum(p => p.Tried.Count)} writes and {people.Sum(p => p.Read)} pages while the servers were restarted");
        Assert.True(people.All(p => p.Faults.IsEmpty), string.Join('\n', people.SelectMany(p => p.Faults).Distinct().Take(10)));
        Assert.All(people, p => Assert.Equal(p.Tried.Order(), p.Acknowledged.Order()));
        Assert.True(people.Sum(p => p.Tried.Count) > 20);
    }

    private static async Task<List<string>> List(NpgsqlConnection connection, string sql, string name)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter("name", name) } };
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync())
            all.Add(reader.GetString(0));
        return all;
    }

    /// <summary>Someone who is logged in and keeps one code after another.</summary>
    private sealed class Someone(HttpClient http, string name, int number)
    {
        private string token = "";
        private int next;

        /// <summary>How the last write was answered; null for not at all.</summary>
        public HttpStatusCode? Last { get; private set; }

        public string Name => name;

        public ConcurrentBag<string> Tried { get; } = [];

        public ConcurrentBag<string> Acknowledged { get; } = [];

        public ConcurrentBag<string> Opened { get; } = [];

        /// <summary>What was not answered as it should be.</summary>
        public ConcurrentBag<string> Faults { get; } = [];

        /// <summary>How many pages were read.</summary>
        public int Read { get; private set; }

        public static async Task<Someone> Register(string address, int number)
        {
            var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(300) };
            http.DefaultRequestHeaders.Add("X-Test-Client", $"10.9.{number}.1");
            var someone = new Someone(http, $"person {number}", number);
            var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", await someone.Token("/register")), KeyValuePair.Create("name", someone.Name), KeyValuePair.Create("passphrase", Server.Phrase)]);
            Assert.Equal(HttpStatusCode.SeeOther, (await http.PostAsync(new Uri("/register", UriKind.Relative), form)).StatusCode);
            someone.token = await someone.Token("/kept");
            return someone;
        }

        /// <param name="pause">How long someone rests after each write and page.</param>
        public async Task Work(string code, CancellationToken over, TimeSpan pause = default)
        {
            while (!over.IsCancellationRequested)
            {
                if (!await Keep())
                    await Task.Delay(10, CancellationToken.None);
                await Open(code);
                await Task.Delay(pause, CancellationToken.None);
            }
        }

        public async Task<bool> Keep()
        {
            // five digits, each once
            var code = (10_000 * (1 + number) + next++).ToString("D5", CultureInfo.InvariantCulture);
            Tried.Add("cpt:" + code);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("code", "cpt:" + code), KeyValuePair.Create("keep", "1")]);
            Last = await Status(() => http.PostAsync(new Uri("/kept/favourite", UriKind.Relative), form));
            var done = Last == HttpStatusCode.SeeOther;
            if (done)
                Acknowledged.Add("cpt:" + code);
            else
                Faults.Add($"a write: {(Last is { } status ? (int)status : "no answer")}");
            return done;
        }

        private async Task Open(string code)
        {
            var status = await Status(() => http.GetAsync(new Uri("/cpt/codes/" + code, UriKind.Relative)));
            Read++;
            if (status == HttpStatusCode.OK)
                Opened.Add(code);
            else
                Faults.Add($"a page: {(status is { } told ? (int)told : "no answer")}");
        }

        private async Task<string> Token(string page) => WebUtility.HtmlDecode(Server.Token().Match(await http.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value);

        private static async Task<HttpStatusCode?> Status(Func<Task<HttpResponseMessage>> ask)
        {
            try
            {
                using var answer = await ask();
                return answer.StatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return null;
            }
        }
    }
}
