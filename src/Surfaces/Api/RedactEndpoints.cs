using System.Text;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.RedactPhi.Formats;
using Microsoft.AspNetCore.Mvc;

namespace CodingAhead.Surfaces.Api;

/// <summary>
/// <c>POST /api/v1/redact</c>: the row of <c>redact --jsonl</c>; <c>POST /api/v1/redact/document</c>: a file as the body, in any format of the
/// verb. Bodies are read in memory: a form with files would be spooled to the disk.
/// </summary>
internal static class RedactEndpoints
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".txt"] = "text/plain; charset=utf-8", [".md"] = "text/markdown; charset=utf-8", [".html"] = "text/html; charset=utf-8", [".csv"] = "text/csv; charset=utf-8", [".tsv"] = "text/tab-separated-values; charset=utf-8",
        [".json"] = "application/json; charset=utf-8", [".jsonl"] = "application/jsonl; charset=utf-8", [".xml"] = "application/xml; charset=utf-8", [".eml"] = "message/rfc822",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    public static void MapRedact(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/redact", Text).WithSummary("Takes the identifiers of 45 CFR 164.514(b)(2) out of a text; 422 without the text when the leak gate holds it back.")
            .Accepts<RedactRow>("application/json").Produces(200).Produces(422).ProducesProblem(400);
        app.MapPost("/api/v1/redact/document", Document).WithSummary("The same for a file, sent as the body: text, Markdown, HTML, CSV, JSON, JSON Lines, FHIR, HL7 v2, C-CDA, DOCX, PDF (comes out as text), e-mail. 415 for any other.")
            .Produces(200).Produces(422).ProducesProblem(400).ProducesProblem(415);
    }

    private static Task<IResult> Text(HttpRequest request, string? policy, [FromQuery(Name = "allow_residual")] bool? allow, bool? report, RedactionDesk desk, TimeProvider time, CancellationToken cancel) =>
        Posted.Answer(request, "a JSON object with a field 'text'", body =>
        {
            var row = RedactionJson.Read(body);
            var options = desk.Options(policy ?? row.Policy, allow ?? false, cancel);
            var result = RedactionJson.Redact(desk.Redactor, row, options);
            desk.Overridden(options, result);
            var signed = report is true ? desk.Report(result, Encoding.UTF8.GetBytes(row.Text), Encoding.UTF8.GetBytes(result.Text ?? ""), time.GetUtcNow()) : null;
            return new JsonBytes(Encoding.UTF8.GetBytes(RedactionJson.Written(row.Id, result, signed)), result.Blocked ? 422 : 200);
        }, cancel);

    // the format is told by content, then by the extension in "format"; a file's name has no place in an address
    private static async Task<IResult> Document(HttpRequest request, string? format, string? policy, [FromQuery(Name = "allow_residual")] bool? allow, bool? report, RedactionDesk desk, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            if (format is { Length: > 0 } && DocumentName.Extension("x." + format).Length == 0)
                throw new UsageException("format: expected an extension such as txt, html, csv, json, jsonl, hl7, xml, docx, pdf, eml");
            var options = desk.Options(policy, allow ?? false, cancel);
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancel);
            var done = new DocumentRedactor(desk.Redactor).Redact(body.ToArray(), format is { Length: > 0 } ? "document." + format : null, options);
            if (done.Result is not { } result)
                return Results.Problem(done.Refused, statusCode: 415, title: "The document is not taken");
            desk.Overridden(options, result);
            if (done.Content is { } safe && report is not true)
                return Results.Bytes(safe, Types.GetValueOrDefault(done.Extension, "text/plain; charset=utf-8"));
            var signed = report is true ? desk.Report(result, body.ToArray(), done.Content, time.GetUtcNow()) : null;
            return new JsonBytes(Encoding.UTF8.GetBytes(RedactionJson.Written(null, result, signed, done.Content)), done.Blocked ? 422 : 200);
        }
        catch (UsageException e)
        {
            return Posted.Unreadable(e.Message);
        }
    }
}

/// <summary>What <c>POST redact</c> takes: a text, values known to be the patient's, in any of the shapes of <c>--known</c>, and a policy's name.</summary>
internal sealed record RedactRow(string? Id, string Text, JsonElement? Known, string? Policy);
