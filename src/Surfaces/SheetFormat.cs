using CodingAhead.Engines.Case2Code;

namespace CodingAhead.Surfaces;

/// <summary>The word of <c>--format</c>, the same for the command line, the API and the pages.</summary>
internal static class SheetFormat
{
    /// <exception cref="UsageException">The word names no format.</exception>
    public static string? Read(string? word) => word is null or "" ? null : SheetExport.Formats.ContainsKey(word) ? word : throw new UsageException("format: expected text, csv, json or fhir");
}
