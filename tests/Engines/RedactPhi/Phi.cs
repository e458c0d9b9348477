using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Tests.Engines.RedactPhi;

/// <summary>What the tests of this engine share: one redactor, and the values that a text loses.</summary>
internal static class Phi
{
    public static PhiRedactor Redactor { get; } = new();

    /// <summary>The spans of a text as "TYPE value".</summary>
    public static string[] Found(string text, RedactionOptions? options = null)
    {
        var points = text.EnumerateRunes().ToArray();
        return [.. Redactor.Redact(text, options).Spans.Select(s => $"{s.Type.Word()} {string.Concat(points[s.Begin..s.End].Select(r => r.ToString()))}")];
    }

    /// <summary>The output; a blocked text fails the test.</summary>
    public static string Out(string text, RedactionOptions? options = null)
    {
        var result = Redactor.Redact(text, options);
        Assert.False(result.Blocked, result.Report.Why + " " + string.Join(",", result.Report.Residual.Select(r => r.Kind)));
        return result.Text!;
    }
}
