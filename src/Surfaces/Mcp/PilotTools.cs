using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodingAhead.Surfaces.Mcp;

/// <summary>What the tools of the server answer from, and whether one more answer may be given.</summary>
/// <param name="Shelf">The books of the moment, without texts whose licence binds them to their user.</param>
/// <param name="Today">The day by which an edition counts as expired.</param>
/// <param name="Open">Takes one answer from the caller's allowance; false when it is spent.</param>
internal sealed record McpBooks(Func<Shelf> Shelf, Func<DateOnly> Today, Func<Task<bool>> Open)
{
    public Pilot Pilot => Pilot.Of(Shelf(), Today());
}

/// <summary>A tool of CasePilot, or CasePilot as a whole, as a tool of the protocol. It reads and never writes; what is asked is not logged.</summary>
internal abstract class BookTool(McpBooks books, string name, string title, string description, JsonElement schema) : McpServerTool
{
    public override Tool ProtocolTool { get; } = new()
    {
        Name = name, Title = title, Description = description, InputSchema = schema,
        Annotations = new ToolAnnotations { Title = title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            var ask = Read(request.Params?.Arguments, books);
            if (!await books.Open())
                return Fault("The allowance of this account is spent; it is renewed at the end of its period.");
            var answer = ask();
            return new CallToolResult
            {
                Content = [new TextContentBlock { Text = Cited(answer) }],
                StructuredContent = JsonSerializer.SerializeToElement(answer, SurfaceJson.Default.PilotAnswer),
            };
        }
        catch (UsageException e)
        {
            return Fault(e.Message);
        }
    }

    /// <summary>Reads the arguments; nothing is answered yet.</summary>
    protected abstract Func<PilotAnswer> Read(IDictionary<string, JsonElement>? arguments, McpBooks books);

    // the rows stand behind the text, for clients that show a model the text only
    private static string Cited(PilotAnswer answer) => answer.Citations.Count == 0 ? answer.Answer
        : answer.Answer + "\n\n" + string.Join('\n', answer.Citations.Select(c => $"[{c.N}] {c.Title}, {c.Book} {c.Edition}, {c.Locator}: {c.Row}"));

    private static CallToolResult Fault(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}

/// <summary>One tool of the registry.</summary>
internal sealed class OneTool(ITool tool, McpBooks books) : BookTool(books, tool.Name, tool.Name.Replace('_', ' '), tool.Answers, ToolFields.Schema(tool))
{
    protected override Func<PilotAnswer> Read(IDictionary<string, JsonElement>? arguments, McpBooks books)
    {
        var input = ToolFields.Read(tool, arguments, books.Shelf());
        return () => books.Pilot.Use(tool, input);
    }
}

/// <summary>The whole of CasePilot: a question in plain words, or the turns of a conversation.</summary>
internal sealed class AskTool(McpBooks books) : BookTool(books, "ask", "Ask CasePilot",
    "Answers a question about medical coding from the loaded books; each factual sentence cites its row. Earlier questions of the conversation may be given as turns.", Input)
{
    private static readonly JsonElement Input = JsonDocument.Parse(
        """{"type":"object","properties":{"question":{"type":"string","maxLength":8000,"description":"The question."},"turns":{"type":"array","items":{"type":"string","maxLength":8000},"maxItems":40,"description":"The user's questions in order, the last of them to be answered; instead of question."}},"additionalProperties":false}""").RootElement;

    protected override Func<PilotAnswer> Read(IDictionary<string, JsonElement>? arguments, McpBooks books)
    {
        var given = arguments ?? new Dictionary<string, JsonElement>();
        List<string> turns = given.TryGetValue("turns", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)] : [];
        if (given.TryGetValue("question", out var question) && question.ValueKind == JsonValueKind.String)
            turns.Add(question.GetString()!);
        return turns.Count == 0 ? throw new UsageException("ask: expected a question or turns") : () => books.Pilot.Ask(turns);
    }
}
