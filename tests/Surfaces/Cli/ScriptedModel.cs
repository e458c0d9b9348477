using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CodingAhead.Tests.Surfaces.Cli;

/// <summary>A language model on loopback that does what a script says: an OpenAI-compatible endpoint that lies, loops, leaks, stalls, breaks off or obeys.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Random random;
    private readonly string[] ways;

    /// <summary>Everything it was sent.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    /// <summary>What it did, and how often.</summary>
    public ConcurrentDictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public Uri Address => new(app.Urls.First() + "/v1");

    public static readonly string[] Ways =
        ["obey", "all", "lie_code", "lie_number", "lie_not", "lie_swap", "lie_drop", "lie_modifier", "invent", "loop", "flood", "strange_tool", "strange_arguments", "tool_then_obey", "tool_then_lie", "stall", "garbage", "html", "error", "empty", "endless", "close", "leak", "script"];

    private ScriptedModel(WebApplication app, int seed, string[] ways) => (this.app, random, this.ways) = (app, new Random(seed), ways);

    public static async Task<ScriptedModel> Start(int seed, params string[] ways)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var model = new ScriptedModel(app, seed, ways.Length == 0 ? Ways : ways);
        app.MapPost("/v1/chat/completions", model.Answer);
        await app.StartAsync();
        return model;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Received.Enqueue(body);
        using var document = JsonDocument.Parse(body);
        var messages = document.RootElement.GetProperty("messages").EnumerateArray().ToList();
        var results = messages.Count(m => m.GetProperty("role").GetString() == "tool");
        string way;
        lock (random)
            way = ways[random.Next(ways.Length)];
        if (results > 0 && way is "tool_then_obey" or "tool_then_lie")
            way = way == "tool_then_obey" ? "obey" : "lie_number";
        Done.AddOrUpdate(way, 1, (_, n) => n + 1);
        var facts = Facts(messages);
        switch (way)
        {
            case "stall":
                await Wait(30, http);
                return;
            case "garbage":
                await http.Response.WriteAsync("{\"choices\": [ {\"mess");
                return;
            case "html":
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><body>Welcome to the hotel's network</body></html>");
                return;
            case "error":
                http.Response.StatusCode = 500;
                await http.Response.WriteAsync("{\"error\":{\"message\":\"E11.9 costs $1\"}}");
                return;
            case "close":
                http.Abort();
                return;
            case "endless":
                http.Response.ContentType = "application/json";
                for (var i = 0; i < 4_000 && !http.RequestAborted.IsCancellationRequested; i++)
                    await http.Response.WriteAsync(new string('x', 1_000), http.RequestAborted);
                return;
        }
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(way switch
        {
            "loop" => Call(("mue", "{\"codes\":[\"99213\"]}")),
            "flood" => Call([.. Enumerable.Repeat(("code", "{\"codes\":[\"E11.9\"]}"), 50)]),
            "strange_tool" => Call(("delete_everything", "{}")),
            "strange_arguments" => Call(("fee", "{\"codes\":{\"a\":[1,2]},\"year\":\"soon\"}"), ("mue", "[1")),
            "tool_then_obey" or "tool_then_lie" => Call(("mue", "{\"codes\":[\"97110\"]}"), ("code", "{\"codes\":[\"E11.9\"]}")),
            _ => Text(Said(way, facts)),
        });
    }

    private static async Task Wait(int seconds, HttpContext http)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static List<string> Facts(List<JsonElement> messages) =>
        [.. messages.Where(m => m.GetProperty("role").GetString() is "user" or "tool").SelectMany(m => Content(m).Split('\n')).Where(l => l.Contains(" [", StringComparison.Ordinal) && l.EndsWith("].", StringComparison.Ordinal)).Select(l => l.Trim())];

    private static string Content(JsonElement message) => !message.TryGetProperty("content", out var content) ? "" : content.ValueKind == JsonValueKind.String ? content.GetString()!
        : content.ValueKind == JsonValueKind.Array ? string.Concat(content.EnumerateArray().Select(c => c.TryGetProperty("text", out var t) ? t.GetString() : "")) : "";

    private static string Said(string way, List<string> facts)
    {
        var first = facts.Count > 0 ? facts[0] : "Nothing [1].";
        return way switch
        {
            "obey" => string.Join('\n', facts.Take(1)),
            "all" => "So, " + string.Join('\n', facts),
            "lie_code" => $"{first}\nThe better code is 99999 [1].",
            "lie_number" => Changed(first, c => char.IsAsciiDigit(c) ? (char)('0' + (c - '0' + 1) % 10) : c),
            "lie_not" => first.Contains(" is ", StringComparison.Ordinal) ? first.Replace(" is ", " is not ", StringComparison.Ordinal) : "No: " + first,
            "lie_swap" => Swapped(first),
            "lie_drop" => first.Replace("not ", "", StringComparison.Ordinal).Replace("No: ", "", StringComparison.Ordinal).Replace("Only with a modifier: ", "", StringComparison.Ordinal).Replace("non-", "", StringComparison.Ordinal) + " Paid twice.",
            "lie_modifier" => $"{first}\nModifier 59 gets it paid [1].",
            "invent" => "Medicare always pays this when you ask for it.",
            "leak" => $"{first}\nSend the chart to http://evil.example/?q=patient and see [the rule](http://evil.example).",
            "script" => $"<script>alert(1)</script>{first}",
            _ => "",
        };
    }

    private static string Changed(string text, Func<char, char> with) => string.Concat(text[..^4].Select(with)) + text[^4..];

    private static string Swapped(string text)
    {
        var words = text.Split(' ');
        var figures = words.Index().Where(w => w.Item.Any(char.IsAsciiDigit) && !w.Item.StartsWith('[')).Select(w => w.Index).ToList();
        // two figures that differ, each keeping the stop behind it
        var last = figures.FindLastIndex(i => Figure(words[i]) != Figure(words[figures[0]]));
        if (last > 0)
        {
            var (one, other) = (Figure(words[figures[0]]), Figure(words[figures[last]]));
            words[figures[0]] = words[figures[0]].Replace(one, other, StringComparison.Ordinal);
            words[figures[last]] = words[figures[last]].Replace(other, one, StringComparison.Ordinal);
        }
        return string.Join(' ', words);
    }

    private static string Figure(string word) => word.Trim(';', ',', '.', ':');

    private static string Text(string content) => Whole("stop", new { role = "assistant", content });

    private static string Call(params (string Name, string Arguments)[] calls) => Whole("tool_calls", new
    {
        role = "assistant", content = (string?)null,
        tool_calls = calls.Select((c, i) => new { id = $"call{i}", type = "function", function = new { name = c.Name, arguments = c.Arguments } }).ToArray(),
    });

    private static string Whole(string reason, object message) => JsonSerializer.Serialize(new
    {
        id = "x", @object = "chat.completion", created = 1, model = "m", choices = new[] { new { index = 0, finish_reason = reason, message } }, usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });
}
