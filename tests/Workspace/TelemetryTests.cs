using System.Diagnostics;
using System.Net;
using CodingAhead.Surfaces.Cli;
using CodingAhead.Tests.Surfaces;

namespace CodingAhead.Tests.Workspace;

/// <summary>What operators measure, and what a trace must not tell.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Measures_are_there_when_asked_for_and_name_no_address_that_was_asked_for()
    {
        using var home = new TestHome();
        foreach (var on in (bool[])[false, true])
        {
            var start = ProgramTests.Start(home, ["serve"]);
            start.Environment["CODINGAHEAD_URLS"] = "http://127.0.0.1:0";
            if (on)
                start.Environment["CODINGAHEAD_METRICS"] = "1";
            using var server = Process.Start(start)!;
            try
            {
                var address = (await server.StandardOutput.ReadLineAsync())!.Split(' ').First(w => w.StartsWith("http", StringComparison.Ordinal));
                using var http = new HttpClient { BaseAddress = new Uri(address) };
                await http.GetAsync(new Uri("/search?q=canary+of+a+query", UriKind.Relative));
                await http.GetAsync(new Uri("/icd10cm/codes/E119", UriKind.Relative));
                var measures = await http.GetAsync(new Uri("/metrics", UriKind.Relative));
                Assert.Equal(on ? HttpStatusCode.OK : HttpStatusCode.NotFound, measures.StatusCode);
                if (!on)
                    continue;
                var text = await measures.Content.ReadAsStringAsync();
                Assert.Contains("http_server_request_duration", text, StringComparison.Ordinal);
                Assert.Contains("/{system}/codes/{code}", text, StringComparison.Ordinal);
                Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
                Assert.DoesNotContain("E119", text, StringComparison.Ordinal);
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }
    }

    [Fact]
    public void A_trace_tells_the_route_and_not_what_was_asked_for()
    {
        using var activity = new Activity("GET");
        foreach (var (name, value) in new[] { ("http.route", "/search"), ("url.path", "/search"), ("url.query", "q=canary"), ("user_agent.original", "canary"), ("http.response.status_code", "200") })
            activity.SetTag(name, value);
        Telemetry.Silence(activity);
        Assert.Equal(["http.response.status_code", "http.route"], activity.Tags.Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(activity.Tags, t => t.Value!.Contains("canary", StringComparison.Ordinal));
    }
}
