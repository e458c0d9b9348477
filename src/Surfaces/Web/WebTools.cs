namespace CodingAhead.Surfaces.Web;

/// <summary>A tool that exists and may stand in the navigation.</summary>
/// <param name="Name">As people read it, such as <c>Detect</c>.</param>
/// <param name="Path">Its address, such as <c>/detecticd10cm</c>.</param>
/// <param name="Key">The letter that opens it after <c>g</c>.</param>
public sealed record WebTool(string Name, string Path, char Key);

/// <summary>The tools that the composition root has registered; the navigation shows these and no others.</summary>
public sealed record WebTools(IReadOnlyList<WebTool> All)
{
    public static WebTools None { get; } = new([]);
}
