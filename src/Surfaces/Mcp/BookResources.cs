using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodingAhead.Surfaces.Mcp;

/// <summary>What clients may read by address: code pages, sections of the Official Guidelines, the loaded editions.</summary>
internal static class BookResources
{
    private const string Scheme = "codingahead://";

    public static IList<Resource> Fixed { get; } =
    [
        new() { Uri = Scheme + "releases", Name = "releases", Title = "Loaded editions", Description = "Which books and editions are loaded, how old they are, and which have expired.", MimeType = "application/json" },
    ];

    public static IList<ResourceTemplate> Templates { get; } =
    [
        new() { UriTemplate = Scheme + "{system}/codes/{code}", Name = "code", Title = "Code page", Description = $"Everything that is known about a code, as lookup --json has it. Systems: {string.Join(' ', CodeSystems.All.Select(s => s.Slug()))}.", MimeType = "application/json" },
        new() { UriTemplate = Scheme + "guidelines/{section}", Name = "guideline", Title = "Official Guidelines", Description = "A section of the ICD-10-CM Official Guidelines by its number, such as I.C.4.a.", MimeType = "text/plain" },
    ];

    /// <summary>Reads one; an address that names nothing is an error of the protocol.</summary>
    public static async Task<ReadResourceResult> Read(string uri, McpBooks books)
    {
        var text = uri.StartsWith(Scheme, StringComparison.Ordinal) ? uri[Scheme.Length..].Split('/') switch
        {
            ["releases"] => (Func<(string, string)?>)(() => ("application/json", Json.Text(Releases.List(books.Shelf(), books.Today()), SurfaceJson.Default.ReleaseList))),
            [var system, "codes", var code] when CodeSystems.Parse(system) is { } known => () => ("application/json", Json.Text(new CodeLookup().Find(books.Shelf(), Uri.UnescapeDataString(code), known, null, books.Today())[0], SurfaceJson.Default.CodePage)),
            ["guidelines", var section] => () => Section(books, Uri.UnescapeDataString(section)) is { } found ? ("text/plain", found) : null,
            _ => null,
        } : null;
        if (text is null)
            throw Unknown();
        if (!await books.Open())
            throw new McpProtocolException("The allowance of this account is spent.", McpErrorCode.InvalidRequest);
        var (type, content) = text() ?? throw Unknown();
        return new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = type, Text = content }] };
    }

    private static string? Section(McpBooks books, string number)
    {
        foreach (var catalogue in books.Shelf().Catalogues)
            foreach (var found in catalogue.Guidelines())
                if (found.Entry.Number.TrimEnd('.').Equals(number.TrimEnd('.'), StringComparison.OrdinalIgnoreCase))
                    return $"{found.Entry.Number} {found.Entry.Title}\n\n{found.Entry.Text}\n\nSource: {found.Source.Book} {found.Source.Edition}, {found.Source.File}:{found.Source.Line}";
        return null;
    }

    private static McpProtocolException Unknown() => new("No such resource; see the list of resources and templates.", McpErrorCode.ResourceNotFound);
}
