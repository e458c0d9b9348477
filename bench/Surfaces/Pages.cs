using System.Diagnostics;
using CodingAhead.Catalogue.Store;
using CodingAhead.Surfaces.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Bench.Surfaces;

/// <summary>Requests a second of a code page against bare Kestrel sending the same bytes, in turn, over kept-alive connections.</summary>
internal static class Pages
{
    private const int Connections = 8;

    public static async Task<int> Run()
    {
        BenchBooks.Shelf();
        await using var ours = ServeVerb.Build(new Library(BenchBooks.Home, BenchBooks.StarterFolder));
        ours.Urls.Clear();
        ours.Urls.Add("http://127.0.0.1:0");
        await ours.StartAsync();
        var page = ours.Urls.First() + "/icd10cm/codes/E11.9";
        using var http = new HttpClient();
        var body = await http.GetByteArrayAsync(new Uri(page));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var bare = builder.Build();
        bare.Urls.Add("http://127.0.0.1:0");
        bare.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await bare.StartAsync();
        var other = bare.Urls.First() + "/";

        await Load(page, 1);
        await Load(other, 1);
        var ratios = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            var (a, b) = (await Load(page, 2), await Load(other, 2));
            ratios.Add(a / b);
            Console.WriteLine($"ours {a:N0}/s  bare Kestrel {b:N0}/s  ratio {a / b:F2}");
        }
        ratios.Sort();
        Console.WriteLine($"median ratio {ratios[2]:F2} ({body.Length:N0} bytes a page)");
        return 0;
    }

    private static async Task<double> Load(string address, int seconds)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        var until = Stopwatch.GetTimestamp() + seconds * Stopwatch.Frequency;
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var n = 0;
            while (Stopwatch.GetTimestamp() < until)
            {
                using var response = await http.GetAsync(new Uri(address));
                await response.Content.CopyToAsync(Stream.Null);
                n++;
            }
            return n;
        }));
        return counts.Sum() / (double)seconds;
    }
}
