using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.CasePilot.Model;

namespace CodingAhead.Surfaces;

/// <summary>A connected language model as the surfaces have it; none is registered where none is configured.</summary>
/// <param name="Where">Where text goes, for the banner.</param>
/// <param name="Pilot">CasePilot with the model beside it.</param>
public sealed record ModelDesk(string Where, Func<Pilot, ModelPilot> Pilot)
{
    /// <summary>The banner.</summary>
    public string Banner => $"A language model is connected: questions, cleared of identifiers, go to {Where}. It words what the books say and adds no fact.";
}

/// <summary>A question as every surface takes it: one question, or the turns of a conversation.</summary>
/// <param name="Model">Whether a connected model may word the answer; <c>"model":false</c> declines it.</param>
/// <param name="ShowSent">Whether the answer tells which texts left the program.</param>
internal sealed record AskRow(string? Id, string? Question, IReadOnlyList<string>? Turns, bool Model = true, bool ShowSent = false)
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
        return new AskRow(root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.ToString() : null, question, turns is { Count: > 0 } ? turns : null,
            !(root.TryGetProperty("model", out var worded) && worded.ValueKind == JsonValueKind.False), root.TryGetProperty("show_sent", out var shown) && shown.ValueKind == JsonValueKind.True);
    }

    /// <summary>The answer from the books alone.</summary>
    public PilotAnswer Answer(Shelf shelf, DateOnly today, Action<PilotStep>? step = null) => Pilot.Of(shelf, today).Ask(Turns ?? [Question ?? ""], Id, step);

    /// <summary>The answer, worded by the connected model where there is one and the row does not decline it.</summary>
    public Task<PilotAnswer> Answer(Shelf shelf, DateOnly today, ModelDesk? model, Action<PilotStep>? step = null, CancellationToken cancel = default) =>
        model is null || !Model ? Task.FromResult(Answer(shelf, today, step)) : model.Pilot(Engines.CasePilot.Pilot.Of(shelf, today)).Ask(Turns ?? [Question ?? ""], Id, step, ShowSent, cancel);

    // a turn is a text, or an object of role and content, of which only the user's count
    private static string? Text(JsonElement turn) => turn.ValueKind == JsonValueKind.String ? turn.GetString()
        : turn.ValueKind == JsonValueKind.Object && (!turn.TryGetProperty("role", out var role) || role.ValueEquals("user")) && (turn.TryGetProperty("content", out var said) || turn.TryGetProperty("question", out said)) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
}
