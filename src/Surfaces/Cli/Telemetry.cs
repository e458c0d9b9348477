using System.Diagnostics;
using CodingAhead.Workspace;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CodingAhead.Surfaces.Cli;

/// <summary>
/// Measures and traces for operators, off unless asked for. A trace names the route, the method, the status and the time, and never the
/// address that was asked for: a code or a query may be somebody's.
/// </summary>
internal static class Telemetry
{
    // the names that the OpenTelemetry specification gives
    private static readonly string[] Told = ["url.path", "url.query", "url.full", "user_agent.original", "client.address", "http.target", "http.url"];

    /// <summary>Whether measures are read from <c>/metrics</c>.</summary>
    public static bool Prometheus => Environment.GetEnvironmentVariable("CODINGAHEAD_METRICS") is "1" or "true";

    /// <summary>Whether measures and traces are sent to a collector.</summary>
    public static bool Sent => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    public static bool On => Prometheus || Sent;

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry();
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter(Signals.Name);
            if (Prometheus)
                metrics.AddPrometheusExporter();
            if (Sent)
                metrics.AddOtlpExporter();
        });
        if (Sent)
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation(http => http.EnrichWithHttpResponse = (activity, _) => Silence(activity)).AddOtlpExporter());
    }

    public static void MapTelemetry(this WebApplication app) => app.MapPrometheusScrapingEndpoint("/metrics").ExcludeFromDescription();

    /// <summary>Takes out of a trace what a reader asked for.</summary>
    internal static void Silence(Activity activity)
    {
        foreach (var name in Told)
            activity.SetTag(name, null);
    }
}
