using System.Text;
using CodingAhead.Engines.RedactPhi;
using CodingAhead.Surfaces.Web.Pages;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The form of <c>/redactphi</c>: the text and what a person changed travel in each request and are redacted anew, so that nothing needs to
/// be kept; its report and its text are downloads of the same form.
/// </summary>
internal static class RedactForm
{
    /// <summary>A form as it was read.</summary>
    public sealed record Asked(string Text, string Policy, string Also, IReadOnlyList<SpanEdit> Edits)
    {
        /// <inheritdoc/>
        public override string ToString() => "a form";
    }

    /// <summary>Reads a form; line ends are the text's own, as browsers send others.</summary>
    public static Asked Read(IFormCollection form) => new(form["text"].ToString().ReplaceLineEndings("\n"), form["policy"].ToString() is { Length: > 0 } policy ? policy : "safe-harbor",
        form["also"].ToString().Trim(), [.. form["edit"].Select(SpanEdit.Read).OfType<SpanEdit>()]);

    /// <summary>Redacts it.</summary>
    /// <exception cref="UsageException">The policy is not offered.</exception>
    public static RedactionResult Redact(Asked asked, RedactionDesk desk, CancellationToken cancel) =>
        desk.Redactor.Redact(asked.Text, desk.Options(asked.Policy, false, cancel) with { Edits = asked.Edits, Known = asked.Also.Length > 1 ? [new KnownValue(asked.Also)] : [] });

    /// <summary>The parameters of its page.</summary>
    public static (string Name, object? Value)[] Shown(Asked asked, RedactionDesk desk, RedactionResult? result, string? fault) =>
        [("Text", asked.Text), ("Policy", asked.Policy), ("Also", asked.Also), ("Edits", asked.Edits), ("Offered", desk.Policies), ("Result", result), ("Fault", fault)];

    /// <summary>The signed report, or the text, as a file; 409 when the gate holds the text back.</summary>
    public static async Task Download(HttpContext http, IFormCollection form, bool report)
    {
        var desk = http.RequestServices.GetRequiredService<RedactionDesk>();
        var asked = Read(form);
        try
        {
            var result = Redact(asked, desk, http.RequestAborted);
            var made = report ? desk.Report(result, Encoding.UTF8.GetBytes(asked.Text), Encoding.UTF8.GetBytes(result.Text ?? ""), http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()) : result.Text;
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.StatusCode = made is null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
            http.Response.ContentType = report ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
            if (made is not null)
                http.Response.Headers.ContentDisposition = $"attachment; filename=\"{(report ? "redaction-report.json" : "redacted.txt")}\"";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(made ?? "The leak gate holds this text back.\n"), http.RequestAborted);
        }
        catch (UsageException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(e.Message, http.RequestAborted);
        }
    }
}
