using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;

namespace CodingAhead.Surfaces;

/// <summary>A question as every surface takes it: one question, or the turns of a conversation.</summary>
internal sealed record AskRow(string? Id, string? Question, IReadOnlyList<string>? Turns)
{
    /// <summary>Reads a row; what is no question is refused.</summary>
    public static AskRow Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            throw new JsonException("expected an object");
        var turns = root.TryGetProperty("turns", out var listed) && listed.ValueKind == JsonValueKind.Array ? listed.EnumerateArray().Select(Text).OfType<string>().ToList() : null;
        var question = root.TryGetProperty("question", out var asked) && asked.ValueKind == JsonValueKind.String ? asked.GetString() : null;
        if (turns is not { Count: > 0 } && question is null)
            throw new JsonException("expected a field 'question' or 'turns'");
        return new AskRow(root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null, question, turns is { Count: > 0 } ? turns : null);
    }

    public PilotAnswer Answer(Shelf shelf, DateOnly today, Action<PilotStep>? step = null) => Pilot.Of(shelf, today).Ask(Turns ?? [Question ?? ""], Id, step);

    // a turn is a text, or an object of role and content, of which only the user's count
    private static string? Text(JsonElement turn) => turn.ValueKind == JsonValueKind.String ? turn.GetString()
        : turn.ValueKind == JsonValueKind.Object && (!turn.TryGetProperty("role", out var role) || role.ValueEquals("user")) && (turn.TryGetProperty("content", out var said) || turn.TryGetProperty("question", out said)) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
}
