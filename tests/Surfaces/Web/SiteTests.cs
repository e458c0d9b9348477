using System.Net;
using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Store;
using CodingAhead.Tests.Browser;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>The pages as bytes: statuses, addresses, headers, words.</summary>
public sealed partial class SiteTests(SiteHost site)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/search?q=dm2", 200)]
    [InlineData("/cpt/codes/78597", 200)]
    [InlineData("/icd10cm/codes/E11", 200)]
    [InlineData("/icd10cm/codes/E11.999", 404)]
    [InlineData("/icd9cm/codes/250.00", 200)]
    [InlineData("/icd10cm/codes/hello-there", 404)]
    [InlineData("/icd10cm/ranges/E08-E13", 200)]
    [InlineData("/icd10cm/ranges/Q99-Q99", 404)]
    [InlineData("/icd10cm", 200)]
    [InlineData("/releases", 200)]
    [InlineData("/about", 200)]
    [InlineData("/claims", 200)]
    [InlineData("/icd10cm/codes/E11.9?on=yesterday", 400)]
    [InlineData("/search?q=x&system=icd12", 400)]
    [InlineData("/source?book=none&file=none", 404)]
    public async Task Each_address_answers_with_its_status(string address, int status)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("/icd10cm/codes/e119", "/icd10cm/codes/E11.9")]
    [InlineData("/icd10cm/codes/E119?on=2026-02-01", "/icd10cm/codes/E11.9?on=2026-02-01")]
    [InlineData("/ICD-10-CM/codes/E11.9", "/icd10cm/codes/E11.9")]
    [InlineData("/icd10cm/codes/%20E11.9%20", "/icd10cm/codes/E11.9")]
    [InlineData("/search", "/")]
    public async Task Another_spelling_of_an_address_leads_to_the_one_that_stays(string address, string canonical)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.MovedPermanently, HttpStatusCode.Redirect]);
        Assert.Equal(canonical, answer.Headers.Location?.ToString());
    }

    [Theory]
    [MemberData(nameof(PageKinds.All), MemberType = typeof(PageKinds))]
    public async Task No_page_holds_script_or_style_of_its_own(string address)
    {
        var answer = await site.Client.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(Inline(), html);
        Assert.DoesNotMatch(Elsewhere(), html);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_has_not_changed_is_not_sent_again()
    {
        var first = await site.Client.GetAsync("/cpt/codes/78597");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/cpt/codes/78597");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_page_is_assembled_once_and_anew_after_an_import()
    {
        await using var own = new OwnSite();
        await own.InitializeAsync();
        var first = await own.Client.GetStringAsync("/icd10cm/codes/E11.9");
        var lookups = own.Books.Lookups;
        Assert.Equal(first, await own.Client.GetStringAsync("/icd10cm/codes/E11.9"));
        Assert.Equal(lookups, own.Books.Lookups);
        own.Books.Current = new Shelf(new MadeUpCatalogue("another"), null, own.Books);
        await own.Client.GetStringAsync("/icd10cm/codes/E11.9");
        Assert.True(own.Books.Lookups > lookups);
    }

    [Fact]
    public async Task Pages_travel_compressed_to_who_takes_it()
    {
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/cpt/codes/78597");
        asking.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        var small = await site.Client.SendAsync(asking);
        Assert.Contains("gzip", small.Content.Headers.ContentEncoding);
        var plain = await site.Client.GetByteArrayAsync("/cpt/codes/78597");
        Assert.True((await small.Content.ReadAsByteArrayAsync()).Length * 3 < plain.Length);
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_good_under_an_address_that_names_their_content()
    {
        var html = await site.Client.GetStringAsync("/");
        foreach (Match asset in Asset().Matches(html))
        {
            var answer = await site.Client.GetAsync(asset.Value);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(3, Asset().Count(html));
    }

    [Fact]
    public async Task Where_characters_are_a_code_of_two_systems_each_page_names_the_other()
    {
        Assert.Contains("/icd10cm/codes/J11.00", await site.Client.GetStringAsync("/hcpcs/codes/J1100"), StringComparison.Ordinal);
        Assert.Contains("/hcpcs/codes/J1100", await site.Client.GetStringAsync("/icd10cm/codes/J11.00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_loaded_says_so_and_how_to_load_it_and_never_looks_empty()
    {
        var html = await site.Client.GetStringAsync("/cpt/codes/78597");
        Assert.Contains("import your own licensed files", html, StringComparison.Ordinal);
        Assert.Contains("Import the physician fee schedule", html, StringComparison.Ordinal);
        var gone = await site.Client.GetStringAsync("/icd10cm/codes/E11.9?on=2022-01-01");
        Assert.Contains("Not loaded", gone, StringComparison.Ordinal);
        Assert.Contains("/icd10cm/codes/E11.9?on=2025-10-01", gone, StringComparison.Ordinal);
        Assert.DoesNotContain("gestational", gone, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sections_of_a_procedure_stand_in_the_order_that_coders_know()
    {
        var html = await site.Client.GetStringAsync("/cpt/codes/78597");
        var at = -1;
        foreach (var section in (string[])["Official description", "Common language description", "</span> Indications", "</span> Procedure", "</span> Post-procedure", "Status code", "Global days", "PC/TC indicator", "Multiple procedures", "Bilateral surgery", "Physician supervision", "Assistant at surgery", "Co-surgeons", "Team surgery", "Diagnostic imaging family", "APC status indicator", "ASC payment indicator", "Type of service", "Berenson-Eggers", "MUE", "CCS clinical classification", ">Modifiers ", "Ended", ">History", ">Crosswalks"])
        {
            var next = html.IndexOf(section, at + 1, StringComparison.Ordinal);
            Assert.True(next > at, $"'{section}' does not follow");
            at = next;
        }
    }

    [Fact]
    public async Task Modifiers_whose_use_has_ended_stand_apart_with_the_day()
    {
        var html = await site.Client.GetStringAsync("/cpt/codes/78597");
        var ended = html.IndexOf("class=\"ended\"", StringComparison.Ordinal);
        foreach (var modifier in (string[])["QQ", "MB", "MC", "ME", "MF", "MG", "MH"])
            Assert.True(html.IndexOf($"/modifier/codes/{modifier}\"", StringComparison.Ordinal) > ended, modifier);
        Assert.True(html.IndexOf("/modifier/codes/XS\"", StringComparison.Ordinal) < ended);
        Assert.Contains("ended 2024-01-01", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_source_number_has_its_slip()
    {
        foreach (var address in PageKinds.Addresses)
        {
            var html = await (await site.Client.GetAsync(address)).Content.ReadAsStringAsync();
            foreach (Match target in Target().Matches(html))
                Assert.Contains($" id=\"{target.Groups[1].Value}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Suggestions_are_short_and_lead_to_pages()
    {
        var json = await site.Client.GetStringAsync("/suggest?q=E11&on=2026-02-01");
        Assert.Contains("\"address\":\"/icd10cm/codes/E11.9?on=2026-02-01\"", json, StringComparison.Ordinal);
        Assert.Equal("{\"query\":\"\",\"hits\":[]}", await site.Client.GetStringAsync("/suggest?q="));
    }

    [Fact]
    public async Task A_search_says_how_it_read_the_query_and_what_it_corrected()
    {
        var html = await site.Client.GetStringAsync("/search?q=diabetis");
        Assert.Contains("type 2 diabetes · CKD stage 3", html, StringComparison.Ordinal);
        Assert.Contains("<strong>diabetes</strong> for “diabetis”", html, StringComparison.Ordinal);
        Assert.Contains("Nothing found", await site.Client.GetStringAsync("/search?q=zzz"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_a_part_and_not_a_page()
    {
        var html = await site.Client.GetStringAsync("/icd10cm/codes/E11.9?preview=1");
        Assert.DoesNotContain("<html", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("without complications", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_shown_as_text()
    {
        var html = await site.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("zzz<script>alert(1)</script>\""));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("zzz&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""(?:src|href|action)="(?:https?:)?//""", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("""/assets/[a-z]+\.[0-9a-f]{12}\.[a-z]+""")]
    private static partial Regex Asset();

    [GeneratedRegex("popovertarget=\"([^\"]+)\"")]
    private static partial Regex Target();

    /// <summary>A site whose shelf a test may change.</summary>
    private sealed class OwnSite : IAsyncDisposable
    {
        private readonly SiteHost host = new();

        public HttpClient Client => host.Client;

        internal MadeUpBooks Books => host.Books;

        public ValueTask InitializeAsync() => host.InitializeAsync();

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }
}
