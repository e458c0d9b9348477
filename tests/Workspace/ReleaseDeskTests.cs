using System.IO.Compression;
using System.Net;
using System.Text;
using CodingAhead.Tests.Books;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace;

/// <summary>Releases from the browser: tried, imported, rolled back.</summary>
public sealed class ReleaseDeskTests
{
    [Fact]
    public async Task An_upload_is_tried_then_imported_and_taken_back()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var admin = await server.As(Roles.Admin);
        var tried = await Upload(admin, "icd10cm-order-2026.txt", OrderFile());
        Assert.Contains("What it would do", tried, StringComparison.Ordinal);
        Assert.Contains("Import it", tried, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported yet", await admin.Text("/admin/releases"), StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match(tried, "name=\"upload\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
        var done = await (await admin.Send("/admin/releases/import", "/admin/releases", ("upload", id))).Content.ReadAsStringAsync();
        Assert.Contains("Imported.", done, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(server.Home, "uploads", id)));
        var second = await Upload(admin, "icd10cm-order-2025.txt", OrderFile("Ship fever, as of old"));
        var next = System.Text.RegularExpressions.Regex.Match(second, "name=\"upload\" value=\"([0-9a-f]{32})\"").Groups[1].Value;
        await admin.Send("/admin/releases/import", "/admin/releases", ("upload", next));
        Assert.Contains("Back to the catalogue", await (await admin.Send("/admin/releases/rollback", "/admin/releases")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("roll back releases", await admin.Text("/admin/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_release_changes_nothing_and_a_name_leads_nowhere_else()
    {
        await using var server = await Server.Start(ServingMode.Team);
        using var admin = await server.As(Roles.Admin);
        var tried = await Upload(admin, "../../../escape.txt", "nothing of a book");
        Assert.DoesNotContain("Import it", tried, StringComparison.Ordinal);
        Assert.Contains("no reader recognises it", tried, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(server.Home)!, "escape.txt"));
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = new StreamWriter(archive.CreateEntry("../../slip.txt").Open()))
            entry.Write(OrderFile());
        await Upload(admin, "slip.zip", zip.ToArray());
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(server.Home)!, "slip.txt"));
        // a form that is not of this site writes nothing
        using var forged = new MultipartFormDataContent { { new StringContent("made up"), "form-token" }, { new StringContent("x"), "files", "forged.txt" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Http.PostAsync(new Uri("/admin/releases/upload", UriKind.Relative), forged)).StatusCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(server.Home, "forged.txt", SearchOption.AllDirectories), _ => true);
    }

    private static string OrderFile(string title = "Ship fever, mild form") => Samples.Order().Replace("Ship fever, mild form", title, StringComparison.Ordinal);

    private static Task<string> Upload(Browser browser, string name, string text) => Upload(browser, name, Encoding.ASCII.GetBytes(text));

    private static async Task<string> Upload(Browser browser, string name, byte[] bytes)
    {
        var token = WebUtility.HtmlDecode(Server.Token().Match(await browser.Text("/admin/releases")).Groups[1].Value);
        using var form = new MultipartFormDataContent { { new StringContent(token), "form-token" }, { new StringContent("1"), "cms" }, { new ByteArrayContent(bytes), "files", name } };
        return await (await browser.Http.PostAsync(new Uri("/admin/releases/upload", UriKind.Relative), form)).Content.ReadAsStringAsync();
    }
}
