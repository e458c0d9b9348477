using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CodingAhead.Tests.Surfaces;

namespace CodingAhead.Tests.Workspace;

/// <summary>Two servers as processes of their own over one PostgreSQL, behind nginx: what an operator has who outgrew one machine.</summary>
internal sealed partial class Balanced : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"codingahead-nginx-{Guid.NewGuid():N}");
    private readonly TestHome[] homes = [new(), new()];
    private readonly int[] ports = [Free(), Free()];
    private readonly Process?[] servers = new Process?[2];
    private readonly Dictionary<string, string> settings;
    private Process? nginx;

    private Balanced(string database, string allowance)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        settings = new Dictionary<string, string>
        {
            ["CODINGAHEAD_MODE"] = "public", ["CODINGAHEAD_DATABASE"] = database, ["CODINGAHEAD_KEY_FILE"] = Path.Combine(folder, "key"), ["CODINGAHEAD_PROXIES"] = "127.0.0.1", ["CODINGAHEAD_ALLOWANCE"] = allowance,
        };
    }

    private static readonly string PublishedPath = Path.Combine(Repository.Root, "artifacts/run/codingahead.dll");

    private static readonly Lazy<bool> Published = new(() => File.Exists(PublishedPath) && new DirectoryInfo(Path.Combine(Repository.Root, "src")).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(f => f.Extension is ".cs" or ".razor" or ".css" or ".js" or ".csproj").All(f => f.LastWriteTimeUtc <= File.GetLastWriteTimeUtc(PublishedPath) || f.FullName.Contains("/obj/", StringComparison.Ordinal)));

    /// <summary>The address of the balancer.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The address of one server, past the balancer.</summary>
    public string Direct(int server) => $"http://127.0.0.1:{ports[server]}";

    /// <param name="asShipped">With the words of <c>deploy/nginx.conf</c> about when a server is held for failed; else none ever is, since servers are killed on purpose.</param>
    public static async Task<Balanced> Start(string database, string allowance, Action<Dictionary<string, string>>? set = null, bool asShipped = false)
    {
        Assert.SkipUnless(File.Exists("/usr/sbin/nginx"), "no nginx on this machine: apt-get install nginx");
        var all = new Balanced(database, allowance);
        set?.Invoke(all.settings);
        // both at once on an empty store: one writes the schema, the other waits
        await Task.WhenAll(all.Up(0), all.Up(1));
        await all.Balance(asShipped ? Shipped() : "max_fails=0");
        return all;
    }

    /// <summary>Starts a server, as often as it takes, and waits until it is ready.</summary>
    public async Task Up(int server)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var turn = 0; turn < 2_000; turn++)
        {
            if (servers[server] is null or { HasExited: true })
                Begin(server);
            try
            {
                if ((await http.GetAsync(new Uri(Direct(server) + "/health/ready"))).IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not yet
            }
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"server {server} does not come up");
    }

    /// <summary>Seconds of a processor that both servers have used.</summary>
    public double Processor => servers.Sum(s => s!.TotalProcessorTime.TotalSeconds);

    /// <summary>Ends a server in the middle of whatever it does.</summary>
    public void Kill(int server) => servers[server]!.Kill();

    /// <summary>Asks a server to stop, as a service manager does.</summary>
    public async Task Stop(int server)
    {
        using var kill = Process.Start("kill", ["-TERM", servers[server]!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await kill.WaitForExitAsync();
        await servers[server]!.WaitForExitAsync();
    }

    private void Begin(int server)
    {
        servers[server]?.Dispose();
        var start = ProgramTests.Start(homes[server], ["serve"]);
        // the program as an operator has it, compiled ahead of time, where ./run has built it from what stands here
        if (Published.Value)
            start.ArgumentList[0] = PublishedPath;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["CODINGAHEAD_URLS"] = Direct(server);
        servers[server] = Process.Start(start)!;
        // what it prints must not fill the pipe
        servers[server]!.OutputDataReceived += (_, _) => { };
        servers[server]!.ErrorDataReceived += (_, _) => { };
        servers[server]!.BeginOutputReadLine();
        servers[server]!.BeginErrorReadLine();
    }

    private async Task Balance(string held)
    {
        var port = Free();
        Address = $"http://127.0.0.1:{port}";
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            worker_processes 1; daemon off; pid {{folder}}/pid; error_log {{folder}}/error.log crit;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              upstream both { least_conn; server 127.0.0.1:{{ports[0]}} {{held}}; server 127.0.0.1:{{ports[1]}} {{held}}; keepalive 64; }
              server {
                listen 127.0.0.1:{{port}};
                location / {
                  proxy_pass http://both; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host;
                  proxy_set_header X-Forwarded-For $http_x_test_client; proxy_set_header X-Forwarded-Proto $scheme;
                  proxy_connect_timeout 5s; proxy_read_timeout 300s; proxy_next_upstream error timeout http_503;
                }
              }
            }
            """);
        nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-c", Path.Combine(folder, "nginx.conf"), "-p", folder, "-e", Path.Combine(folder, "error.log")]))!;
        using var http = new HttpClient();
        for (var turn = 0; turn < 200; turn++)
            try
            {
                await http.GetAsync(new Uri(Address + "/health/live"));
                return;
            }
            catch (HttpRequestException) when (!nginx.HasExited)
            {
                await Task.Delay(50);
            }
        throw new InvalidOperationException("nginx does not start");
    }

    private static string Shipped() => Held().Match(File.ReadAllText(Path.Combine(Repository.Root, "deploy/nginx.conf"))).Groups[1].Value is { Length: > 0 } words ? words : throw new InvalidOperationException("deploy/nginx.conf does not say when a server is held for failed");

    [GeneratedRegex(@"server \S+:\d+ (max_fails=\d+ fail_timeout=\d+s);")]
    private static partial Regex Held();

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in (Process?[])[nginx, .. servers])
            if (process is not null)
            {
                if (!process.HasExited)
                    process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
                process.Dispose();
            }
        foreach (var home in homes)
            home.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
