using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CodingAhead.Tests.Surfaces;

namespace CodingAhead.Tests.Workspace.Store;

/// <summary>A disk that is full in the middle of requests: a server over SQLite whose files may not grow beyond a megabyte.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task What_was_acknowledged_stays_reading_goes_on_and_nothing_of_the_stores_own_is_said()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "no shell that bounds the size of files");
        using var home = new TestHome();
        var kept = new List<string>();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using (var server = await Begin(home, http, bounded: true))
        {
            var token = await Token(http, server.Address + "/kept");
            HttpStatusCode status;
            var turn = 0;
            do
            {
                var code = $"cpt:{10_000 + turn++}";
                using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("code", code), KeyValuePair.Create("body", code + new string('x', 3_900))]);
                using var answer = await http.PostAsync(new Uri(server.Address + "/kept/note"), form);
                status = answer.StatusCode;
                if (status == HttpStatusCode.SeeOther)
                    kept.Add(code);
                else
                {
                    var said = await answer.Content.ReadAsStringAsync();
                    Assert.DoesNotContain("SQLite", said, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain(home.Folder, said, StringComparison.Ordinal);
                }
            }
            while (status == HttpStatusCode.SeeOther && turn < 2_000);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            // what only reads is answered as before
            foreach (var path in (string[])["/cpt/codes/78597", "/kept", "/account/export"])
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(server.Address + path))).StatusCode);
        }
        Assert.True(kept.Count > 20, $"only {kept.Count} were kept");
        using (var server = await Begin(home, http, bounded: false))
        {
            var export = await http.GetStringAsync(new Uri(server.Address + "/account/export"));
            Assert.All(kept, code => Assert.Contains($"\"{code}xxx", export, StringComparison.Ordinal));
            var token = await Token(http, server.Address + "/kept");
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("code", "cpt:99213"), KeyValuePair.Create("body", "there is room again")]);
            Assert.Equal(HttpStatusCode.SeeOther, (await http.PostAsync(new Uri(server.Address + "/kept/note"), form)).StatusCode);
        }
    }

    private static async Task<string> Token(HttpClient http, string page) => WebUtility.HtmlDecode(Server.Token().Match(await http.GetStringAsync(new Uri(page))).Groups[1].Value);

    private static async Task<Running> Begin(TestHome home, HttpClient http, bool bounded)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var start = ProgramTests.Start(home, ["serve"]);
        start.Environment["CODINGAHEAD_URLS"] = address;
        start.Environment["CODINGAHEAD_MODE"] = "local";
        if (bounded)
        {
            // blocks of 512 bytes; the signal that a file is too long is passed over, so that writing fails as on a full disk
            start.FileName = "/bin/sh";
            // else the runtime maps its own code through a file in memory, which is bounded as well
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            start.ArgumentList.Insert(0, "dotnet");
            start.ArgumentList.Insert(0, "sh");
            start.ArgumentList.Insert(0, "trap '' XFSZ; ulimit -f 2048; exec \"$@\"");
            start.ArgumentList.Insert(0, "-c");
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var turn = 0; turn < 600; turn++)
            try
            {
                await http.GetAsync(new Uri(address + "/health/live"));
                return new Running(process, address);
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(100);
            }
        throw new InvalidOperationException("the server does not come up");
    }

    private sealed class Running(Process process, string address) : IDisposable
    {
        public string Address => address;

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
