using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>
/// A place in which everything that the program writes can be searched: its home, the folder of temporary files, the user's own folder and
/// the working folder are all here, and nothing else is. What the tests plant lies beside it.
/// </summary>
internal sealed class Run : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), $"codingahead-canary-{Guid.NewGuid():N}");

    public Run()
    {
        foreach (var name in (string[])["written/home", "written/tmp", "written/user", "written/here", "written/out", "planted"])
            Directory.CreateDirectory(Path.Combine(root, name));
    }

    public string Written => Path.Combine(root, "written");

    public string Out(string name) => Path.Combine(root, "written", "out", name);

    /// <summary>Plants a file and gives its path.</summary>
    public string Plant(string name, byte[] content)
    {
        var path = Path.Combine(root, "planted", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Plant(string name, string text) => Plant(name, Encoding.UTF8.GetBytes(text));

    public ProcessStartInfo Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.Combine(Written, "here") };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "codingahead.dll"));
        foreach (var word in words)
            start.ArgumentList.Add(word);
        foreach (var (name, folder) in (ReadOnlySpan<(string, string)>)[("CODINGAHEAD_HOME", "home"), ("TMPDIR", "tmp"), ("TEMP", "tmp"), ("TMP", "tmp"), ("HOME", "user"), ("ASPNETCORE_TEMP", "tmp")])
            start.Environment[name] = Path.Combine(Written, folder);
        foreach (var name in (string[])["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "CODINGAHEAD_DATABASE"])
            start.Environment.Remove(name);
        // all that the platform can be asked to tell
        start.Environment["Logging__LogLevel__Default"] = "Trace";
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0";
        return start;
    }

    public (int Exit, string Out, string Error) Do(string? input, params string[] words)
    {
        using var process = Process.Start(Start(words))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            if (input is not null)
                process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it had enough before the end
        }
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Starts the server in a mode and waits until it answers.</summary>
    public async Task<Served> Serve(string mode)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        var start = Start("serve");
        start.Environment["CODINGAHEAD_URLS"] = address;
        start.Environment["CODINGAHEAD_MODE"] = mode;
        var served = new Served(Process.Start(start)!, address);
        for (var n = 0; n < 600; n++)
        {
            try
            {
                if ((await served.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode)
                    return served;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("The server does not answer.");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

/// <summary>A server that runs as a process of its own, with all that it says.</summary>
internal sealed partial class Served : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    public Served(Process process, string address)
    {
        this.process = process;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(3) };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; }

    public string Said { get { lock (said) return said.ToString(); } }

    /// <summary>Becomes the first administrator, by the word that the server says once.</summary>
    public async Task Register()
    {
        Match word;
        for (var n = 0; !(word = Invitation().Match(Said)).Success && n < 100; n++)
            await Task.Delay(50);
        var page = await Http.GetStringAsync(new Uri("/register?invitation=" + word.Groups[1].Value, UriKind.Relative));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", WebUtility.HtmlDecode(CodingAhead.Tests.Workspace.Server.Token().Match(page).Groups[1].Value)), KeyValuePair.Create("invitation", word.Groups[1].Value), KeyValuePair.Create("name", "overseer"), KeyValuePair.Create("passphrase", CodingAhead.Tests.Workspace.Server.Phrase)]);
        var answer = await Http.PostAsync(new Uri("/register", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [GeneratedRegex("/register\\?invitation=(\\S+)")]
    private static partial Regex Invitation();

    /// <summary>Sends raw bytes and goes away without waiting for the answer.</summary>
    public async Task Abandon(string path, string type, byte[] body, int sent)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Http.BaseAddress!.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{Http.BaseAddress.Port}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body.AsMemory(0, sent));
        await stream.FlushAsync();
        await Task.Delay(30);
        socket.Client.LingerState = new LingerOption(true, 0);
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
        Http.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
            lock (said)
                said.AppendLine(line.Data);
    }
}
