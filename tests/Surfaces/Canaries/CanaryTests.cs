using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>
/// Made-up identifiers of every class go through the program as a user has it, in every format and with every fault; then all that it wrote
/// and said is searched. A small dose by default, about a thousand canaries with CODINGAHEAD_LONG.
/// </summary>
public sealed class CanaryTests
{
    private static readonly int People = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 46 : 3;

    private static List<Person> Some(int seed) => [.. Enumerable.Range(0, People).Select(n => new Person(seed * 1000 + n))];

    private static string Rows(IEnumerable<Person> people, Func<Person, object> row) => string.Concat(people.Select(p => JsonSerializer.Serialize(row(p)) + "\n"));

    [Fact]
    public void The_search_finds_what_is_there()
    {
        using var run = new Run();
        var person = new Person(1);
        var search = new Search([person]);
        Assert.Equal(22, person.Canaries.Distinct().Count());
        Assert.Empty(search.Folder(run.Written));
        File.WriteAllText(run.Out("plain.log"), $"a line, {person.Last.ToUpperInvariant()}");
        File.WriteAllBytes(run.Out("wide.bin"), [1, .. Encoding.Unicode.GetBytes(person.Ssn)]);
        File.WriteAllText(run.Out("closed.eml"), Convert.ToBase64String(Encoding.UTF8.GetBytes($"Ms. {person.Last} was here, and went")));
        File.WriteAllBytes(run.Out("a.docx"), Documents.Of("docx", person));
        File.WriteAllText(run.Out($"{person.Mrn}.txt"), "");
        using (var store = new SqliteConnection($"Data Source={run.Out("a.db")};Pooling=False"))
        {
            store.Open();
            using var command = store.CreateCommand();
            command.CommandText = "CREATE TABLE t (v TEXT); INSERT INTO t VALUES ($v);";
            command.Parameters.AddWithValue("$v", person.Plan);
            command.ExecuteNonQuery();
        }
        var found = search.Folder(run.Written);
        foreach (var place in (string[])["plain.log", "wide.bin", "closed.eml", "a.docx/word/document.xml", "a.db", "a file's name"])
            Assert.Contains(found, f => f.Contains(place, StringComparison.Ordinal));
    }

    [Fact]
    public void Verbs_leave_no_canary_anywhere()
    {
        using var run = new Run();
        var people = Some(1);
        var search = new Search(people);
        var said = new StringBuilder();
        void Shown((int Exit, string Out, string Error) done, int? exit = null)
        {
            if (exit is not null)
                Assert.True(exit == done.Exit, $"exit {done.Exit}, expected {exit}");
            said.AppendLine(done.Out).AppendLine(done.Error);
        }
        // an answer of detect or code quotes its evidence where it was asked for; what it says beside that is searched
        void Asked((int Exit, string Out, string Error) done, int exit) { Assert.Equal(exit, done.Exit); said.AppendLine(done.Error); }

        var folder = "";
        foreach (var person in people)
            foreach (var (format, _) in Documents.Formats)
                folder = Path.GetDirectoryName(run.Plant($"tree/{person.First} {person.Last}/{person.Last}-{format.Replace('.', '-')}.{format.Split('.')[^1]}", Documents.Of(format, person)))!;
        folder = Path.GetDirectoryName(folder)!;
        run.Plant($"tree/{people[0].Last}.xyz", people[0].Note);
        run.Plant($"tree/broken.json", "{\"note\":\"" + people[0].Note);
        Shown(run.Do(null, "redact", folder, "--out", run.Out("tree"), "--report", run.Out("reports.json")), 1);
        Assert.Equal(people.Count * Documents.Formats.Length, Directory.GetFiles(run.Out("tree"), "*", SearchOption.AllDirectories).Length);

        Shown(run.Do(people[0].Note, "redact", "-", "--report", run.Out("one.json")), 0);
        Shown(run.Do(people[0].Note, "redact", "-", "--json", "--policy", "strict"), 0);
        Shown(run.Do(people[0].Note, "redact", "-", "--policy", "research-surrogates"), 0);
        Shown(run.Do(Rows(people, p => new { id = "r", text = p.Note, known = new { name = $"{p.First} {p.Last}" } }) + "{\"text\":\"" + people[0].Note.Replace("\n", " ", StringComparison.Ordinal) + "\n", "redact", "--jsonl", "-"), 0);
        Shown(run.Do(Rows(people, p => new { id = "r", text = p.Note }), "redact", "--jsonl", "-", "--allow-residual"), 0);

        // faults: places that cannot be written, a disk that is full, broken input, a reader that goes away
        var blocked = run.Plant("a-file", "");
        Shown(run.Do(people[0].Note, "redact", "-", "--out", Path.Combine(blocked, "x.txt")), 2);
        Shown(run.Do(people[0].Note, "redact", "-", "--out", run.Written), 2);
        if (File.Exists("/dev/full"))
        {
            Shown(run.Do(people[0].Note, "redact", "-", "--out", "/dev/full"), 2);
            Shown(run.Do(people[0].Note, "redact", "-", "--report", "/dev/full", "--out", run.Out("full.txt")), 2);
        }
        Shown(run.Do(null, "redact", run.Plant("broken.json", "{\"note\":\"" + people[0].Note)), 2);
        Shown(run.Do(null, "redact", run.Plant("broken.xml", $"<?xml version=\"1.0\"?><ClinicalDocument><name>{people[0].Last}")), 2);
        Shown(run.Do(null, "redact", run.Plant("known.txt", people[0].Note), "--known", run.Plant("known.json", $"{{\"name\":\"{people[0].Last}")), 2);
        Shown(run.Do(null, "redact", run.Plant("policy.txt", people[0].Note), "--policy", run.Plant("policy.json", $"{{\"name\":\"{people[0].Last}\",\"version\":\"1\",\"about\":\"{people[0].Mrn}\",\"rules\":{{\"MRN\":\"{people[0].First}\"}}}}")), 2);

        // the other verbs that take a text
        var row = Rows(people, p => new { id = "r", text = p.Note });
        var broken = row + "{\"text\":\"" + people[0].Last + "\n{\"text\":{\"" + people[0].Last + "\":1}}\n" + people[0].Last + "\n";
        foreach (var verb in (string[])["detect", "code"])
        {
            Asked(run.Do(row, verb, "--jsonl", "-"), 0);
            Asked(run.Do(people[0].Note, verb, "-", "--json"), 0);
            var answers = run.Do(broken, verb, "--jsonl", "-");
            Assert.Equal(0, answers.Exit);
            said.AppendLine(answers.Error).AppendLine(string.Concat(answers.Out.Split('\n').Where(l => l.Contains("\"error\"", StringComparison.Ordinal)).Select(l => l + "\n")));
            Assert.Equal(3, answers.Out.Split('\n').Count(l => l.Contains("\"error\"", StringComparison.Ordinal)));
        }
        Asked(run.Do(Rows(people, p => new { id = "r", question = $"{p.First} {p.Last}, MRN {p.Mrn}, asks: what is 78597?" }) + "{\"question\":\"" + people[0].Last + "\n", "ask", "--jsonl", "-"), 0);
        Asked(run.Do(Rows(people, p => new { setting = "practitioner", patient = new { birth_date = p.Born.ToString("yyyy-MM-dd"), sex = "F", name = p.Last }, lines = new[] { new { code = "99213", date = "2024-07-15", provider = p.Last } }, diagnoses = new[] { "I10" } }), "check", "--jsonl", "-"), 0);
        Shown(run.Do($"{{\"lines\":[{{\"code\":\"{people[0].Last}", "check", "-"), 2);
        Shown(run.Do($"ISA*00*          *00*          *ZZ*{people[0].Last,-15}*ZZ*RECEIVER       *240715*1200*^*00501*000000001*0*P*:~NM1*IL*1*{people[0].Last}*{people[0].First}~", "check", "-"));
        // phrases of two notes each are what learning keeps
        var learned = run.Plant("learn.jsonl", Rows(people.Concat(people), p => new { id = "r", text = p.Note, codes = new[] { "E11.9", "I10" } }));
        Shown(run.Do(null, "learn", learned), 0);

        Assert.Empty(search.Text("said", said.ToString()));
        Assert.Empty(search.Folder(run.Written));
    }

    [Fact]
    public void A_killed_verb_leaves_no_canary()
    {
        using var run = new Run();
        var people = Some(2);
        var search = new Search(people);
        var note = string.Concat(Enumerable.Repeat(string.Concat(people.Select(p => p.Note + "\n\n")), 6000 / people.Count));
        var file = run.Plant("long.txt", note);
        foreach (var wait in (int[])[150, 600, 1500])
        {
            using var process = Process.Start(run.Start("redact", file, "--out", run.Out("long.txt"), "--report", run.Out("long.json")))!;
            process.StandardInput.Close();
            Thread.Sleep(wait);
            process.Kill();
            process.WaitForExit();
            Assert.Empty(search.Text("said", process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd()));
            Assert.Empty(search.Folder(run.Written));
        }
    }

    [Theory]
    [InlineData("local")]
    [InlineData("public")]
    [InlineData("team")]
    public async Task A_server_leaves_no_canary_anywhere(string mode)
    {
        using var run = new Run();
        var people = Some(mode.Length);
        var search = new Search(people);
        var answers = new StringBuilder();
        var statuses = new List<HttpStatusCode>();
        using (var server = await run.Serve(mode))
        {
            async Task<string> Post(string path, HttpContent body)
            {
                using (body)
                {
                    var answer = await server.Http.PostAsync(new Uri(path, UriKind.Relative), body);
                    statuses.Add(answer.StatusCode);
                    return answer.Headers + "\n" + answer.Content.Headers + "\n" + Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
                }
            }
            static StringContent Json(object row) => new(JsonSerializer.Serialize(row), Encoding.UTF8, "application/json");
            static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

            if (mode == "team")
                await server.Register();
            foreach (var p in people)
            {
                // the answers of redaction are searched too
                answers.AppendLine(await Post("/api/v1/redact?report=true", Json(new { id = "r", text = p.Note })));
                foreach (var (format, _) in Documents.Formats)
                {
                    answers.AppendLine(await Post("/api/v1/redact/document?format=" + format.Split('.')[^1], new ByteArrayContent(Documents.Of(format, p))));
                    Assert.Equal(HttpStatusCode.OK, statuses[^1]);
                }
                answers.AppendLine(await Post("/redactphi/text", Form(("text", p.Note))));
                answers.AppendLine(await Post("/redactphi/report", Form(("text", p.Note))));
                await Post("/redactphi", Form(("text", p.Note), ("also", p.Last)));
                foreach (var path in (string[])["/api/v1/detect", "/api/v1/code"])
                    await Post(path, Json(new { id = "r", text = p.Note }));
                await Post("/api/v1/ask", Json(new { id = "r", question = $"{p.First} {p.Last} asks: what is 78597?" }));
                await Post("/api/v1/check", Json(new { patient = new { name = p.Last }, lines = new[] { new { code = "99213", provider = p.Last } }, diagnoses = new[] { "I10" } }));
                await Post("/detecticd10cm", Form(("text", p.Note)));
                await Post("/case2code", Form(("text", p.Note), ("against", p.Last)));
                await Post("/casepilot", Form(("question", $"{p.First} {p.Last}, MRN {p.Mrn}")));
                await Post("/claims", Form(("code1", "99213"), ("payer", p.Last), ("units1", p.Last)));
                await server.Http.GetAsync(new Uri($"/redactphi?text={p.Last}", UriKind.Relative));
                // searches are remembered, but none of these; what a tool offers to keep is not kept; and a case that is, by its own button, lies sealed
                foreach (var query in (string[])[$"{p.First} {p.Last}", p.Mrn, $"fever of {p.Last}", p.Ssn])
                    Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(new Uri("/search?q=" + Uri.EscapeDataString(query), UriKind.Relative))).StatusCode);
                await Post("/kept/new", Form(("kind", "case"), ("text", p.Note)));
                if (mode != "public")
                {
                    var token = WebUtility.HtmlDecode(CodingAhead.Tests.Workspace.Server.Token().Match(await server.Http.GetStringAsync(new Uri("/kept", UriKind.Relative))).Groups[1].Value);
                    await Post("/kept/things", Form(("form-token", token), ("kind", "case"), ("name", "one"), ("text", p.Note)));
                    Assert.Contains(p.Last, await server.Http.GetStringAsync(new Uri("/account/export", UriKind.Relative)), StringComparison.Ordinal);
                }

                // faults: bad JSON, bad UTF-8, wrong types, a form with a file, a body too large
                foreach (var path in (string[])["/api/v1/redact", "/api/v1/detect", "/api/v1/code", "/api/v1/ask", "/api/v1/check"])
                {
                    answers.AppendLine(await Post(path, new StringContent("{\"text\":\"" + p.Note, Encoding.UTF8, "application/json")));
                    answers.AppendLine(await Post(path, new StringContent("{\"" + p.Last + "\":1}", Encoding.UTF8, "application/json")));
                    answers.AppendLine(await Post(path, new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"text\":\"" + p.Last), 0xFF, 0xFE, .. "\"}"u8])));
                }
                answers.AppendLine(await Post("/api/v1/redact/document?format=xyz", new StringContent(p.Note)));
                answers.AppendLine(await Post("/api/v1/redact/document?format=json", new StringContent("{\"note\":\"" + p.Note)));
                foreach (var path in (string[])["/redactphi", "/detecticd10cm", "/login", "/register", "/account/import"])
                {
                    var parts = new MultipartFormDataContent { { new StringContent(p.Note), "text" } };
                    parts.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(p.Note, 150)))), "file", p.Last + ".txt");
                    answers.AppendLine(await Post(path, parts));
                }
                try
                {
                    await Post("/api/v1/redact", Json(new { text = string.Concat(Enumerable.Repeat(p.Note, 12_000)) }));
                }
                catch (HttpRequestException)
                {
                    // refused before the body was through
                }
            }
            // requests that are given up half-way, and at the moment of the answer
            var large = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { text = string.Concat(Enumerable.Repeat(people[0].Note, 3000)) }));
            foreach (var sent in (int[])[large.Length / 2, large.Length])
            {
                await server.Abandon("/api/v1/redact", "application/json", large, sent);
                await server.Abandon("/api/v1/redact/document?format=txt", "application/octet-stream", large, sent);
                await server.Abandon("/redactphi", "multipart/form-data; boundary=b", [.. "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"u8, .. large], sent);
                await server.Abandon("/account/import", "multipart/form-data; boundary=b", [.. Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{people[0].Last}\"\r\n\r\n"), .. large], sent);
            }
            Assert.Empty(search.Folder(run.Written));
            // killed with a note in its hands
            await server.Abandon("/api/v1/redact", "application/json", large, large.Length);
            server.Kill();
            Assert.Empty(search.Text("said", server.Said));
        }
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.Contains(HttpStatusCode.BadRequest, statuses);
        Assert.DoesNotContain(HttpStatusCode.InternalServerError, statuses);
        Assert.Empty(search.Text("answers", answers.ToString()));
        // and what was kept goes into a backup as it lies
        if (mode != "public")
            Assert.Equal(0, run.Do(null, "backup", run.Out("all.backup")).Exit);
        Assert.Empty(search.Folder(run.Written));
    }
}
