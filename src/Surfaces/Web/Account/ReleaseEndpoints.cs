using System.Text;
using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Audit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>Releases from the browser: an upload is first only tried, then imported or forgotten; and the way back to the catalogue before.</summary>
internal static class ReleaseEndpoints
{
    private const long MostUpload = 512L << 20;
    private const int MostFiles = 40;

    private static readonly string[] Looking = ["GET", "HEAD"];
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    public static void MapReleaseDesk(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/admin/releases", Looking, http => Show(http)).ExcludeFromDescription();
        app.MapPost("/admin/releases/upload", Upload).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/admin/releases/import", Import).ExcludeFromDescription();
        app.MapPost("/admin/releases/rollback", Rollback).ExcludeFromDescription();
    }

    private static Task Show(HttpContext http, ImportReport? report = null, string? upload = null, UploadChoice? choice = null, string? fault = null, string? done = null) =>
        Reply.Page<AdminReleasesPage>(http, fault is null ? 200 : 400, ("Report", report), ("Upload", upload), ("Choice", choice ?? new UploadChoice(null, false, false)), ("Fault", fault), ("Done", done));

    // read part by part and written straight to its place: a release is larger than what a form may hold in memory
    private static async Task Upload(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostUpload;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 100 } boundary)
        {
            await Show(http, fault: "A file was expected.");
            return;
        }
        var desk = http.RequestServices.GetRequiredService<ReleaseDesk>();
        var id = Guid.NewGuid().ToString("N");
        var folder = Path.Combine(desk.Folder, id);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var (own, files) = (false, 0);
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                var name = HeaderUtilities.RemoveQuotes(part.Name).Value ?? "";
                if (!part.IsFileDisposition())
                {
                    fields[name] = await Text(section.Body, http.RequestAborted);
                    continue;
                }
                // the word of the form stands before its files: nothing is written for a form that is not ours
                own = own || await Own(http, fields);
                if (!own || ++files > MostFiles)
                    break;
                if (Safe(HeaderUtilities.RemoveQuotes(part.FileName).Value) is { } file)
                    await Write(section.Body, folder, file, http.RequestAborted);
            }
            var choice = new UploadChoice(fields.GetValueOrDefault("edition") is { Length: > 0 and < 40 } edition ? edition.Trim() : null, fields.ContainsKey("cms"), fields.ContainsKey("cpt"));
            if (!own || !Directory.Exists(folder))
                await Show(http, fault: own || files == 0 ? "A file of a release was expected." : "This form has gone stale. Load the page again and send it once more.");
            else
                await Try(http, desk, id, choice, dryRun: true);
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException or InvalidDataException)
        {
            Remove(folder);
            await Show(http, fault: e is BadHttpRequestException { StatusCode: 413 } ? $"At most {MostUpload >> 20} MB can be sent; larger releases are imported on the command line." : "The upload broke off, or there is no room for it. Nothing was changed.");
        }
    }

    private static async Task Import(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var desk = http.RequestServices.GetRequiredService<ReleaseDesk>();
        var id = form["upload"].ToString();
        if (!Guid.TryParseExact(id, "N", out _) || !Directory.Exists(Path.Combine(desk.Folder, id)))
        {
            await Show(http, fault: "This upload is not here any more. Send the file again.");
            return;
        }
        if (form["act"] == "forget")
        {
            Remove(Path.Combine(desk.Folder, id));
            Reply.GoTo(http, "/admin/releases");
            return;
        }
        await Try(http, desk, id, new UploadChoice(form["edition"].ToString() is { Length: > 0 } edition ? edition : null, form["cms"] == "1", form["cpt"] == "1"), dryRun: false);
    }

    private static async Task Try(HttpContext http, ReleaseDesk desk, string id, UploadChoice choice, bool dryRun)
    {
        var folder = Path.Combine(desk.Folder, id);
        Clear(desk.Folder, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        try
        {
            var report = await Task.Run(() => desk.Import([folder], new ImportOptions(choice.Edition, choice.Cms, choice.Cpt, dryRun)));
            await Record(http, dryRun ? "try release" : "import release", string.Join(", ", report.Editions.Select(e => $"{e.Book} {e.Edition}")), report.Failed.Count > 0 ? "failed" : report.Editions.Count == 0 ? "nothing" : "done");
            if (!dryRun)
                Remove(folder);
            await Show(http, report, dryRun ? id : null, choice, done: dryRun || report.Failed.Count > 0 || report.Editions.Count == 0 ? null : "Imported. It answers from now on; the catalogue before is kept to go back to.");
        }
        catch (Exception e) when (e is BookFormatException or IOException or UnauthorizedAccessException or UsageException)
        {
            Remove(folder);
            await Record(http, dryRun ? "try release" : "import release", "", "failed");
            await Show(http, fault: e is IOException or UnauthorizedAccessException ? "Another import is under way, or the folder of the catalogue cannot be written. Nothing was changed." : e.Message.Replace(folder, "the upload", StringComparison.Ordinal));
        }
    }

    private static async Task Rollback(HttpContext http)
    {
        if (await Reply.Form(http) is null)
            return;
        try
        {
            var hash = http.RequestServices.GetRequiredService<ReleaseDesk>().Rollback();
            await Record(http, "roll back releases", hash, "done");
            await Show(http, done: $"Back to the catalogue {hash}. The one that was left is kept; the same button leads to it again.");
        }
        catch (Exception e) when (e is BookFormatException or IOException)
        {
            await Record(http, "roll back releases", "", "refused");
            await Show(http, fault: "There is no earlier catalogue to go back to.");
        }
    }

    private static async Task<bool> Own(HttpContext http, Dictionary<string, string> fields)
    {
        http.Request.Headers["RequestVerificationToken"] = fields.GetValueOrDefault("form-token");
        return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    private static async Task<string> Text(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[4_000];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static async Task Write(Stream body, string folder, string name, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await using var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        await body.CopyToAsync(file, cancel);
    }

    // the name tells the edition of many releases, and is kept; what would lead elsewhere is not
    private static string? Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = new string([.. last.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')').Take(150)]).Trim(' ', '.');
        return plain.Length == 0 ? null : plain;
    }

    private static void Clear(string root, DateTimeOffset now)
    {
        if (Directory.Exists(root))
            foreach (var old in Directory.EnumerateDirectories(root).Where(d => now.UtcDateTime - Directory.GetCreationTimeUtc(d) > Forgotten))
                Remove(old);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static Task Record(HttpContext http, string act, string what, string outcome) => !Visitor.Of(http).Accounts ? Task.CompletedTask
        : http.RequestServices.GetRequiredService<AuditLog>().Add(http, act, what, outcome);
}

/// <summary>What is said with an upload: the edition of files that do not say theirs, and the licences that were accepted.</summary>
public sealed record UploadChoice(string? Edition, bool Cms, bool Cpt);
