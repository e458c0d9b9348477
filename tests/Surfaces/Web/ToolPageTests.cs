using System.Net;
using CodingAhead.Surfaces.Cli;
using Microsoft.AspNetCore.Builder;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>The pages that take a text or a claim, as a browser without script uses them.</summary>
public sealed class ToolPageTests : IAsyncLifetime
{
    private readonly TestHome home = new();
    private readonly HttpClient http = new();
    private WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        app = ServeVerb.Build(home.Library());
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        http.Dispose();
        home.Dispose();
    }

    private async Task<(HttpResponseMessage Response, string Html)> Post(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var response = await http.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return (response, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_note_comes_back_with_its_conditions_marked_and_its_codes()
    {
        var (response, html) = await Post("/detecticd10cm", ("text", "Essential hypertension. Denies chest pain. <script>alert(1)</script>"), ("setting", "outpatient"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
        Assert.Contains("/icd10cm/codes/I10", html, StringComparison.Ordinal);
        Assert.Contains("class=\"ev absent\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_comes_back_coded_and_the_API_says_the_same()
    {
        const string note = "ASSESSMENT AND PLAN\n1. Hypertension, stable. Continue amlodipine 5 mg daily, refill sent.\nEKG done in the office today, normal.";
        var (response, html) = await Post("/case2code", ("text", note), ("setting", "outpatient"), ("against", "99215,I10"));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        foreach (var shown in (string[])["/icd10cm/codes/I10", "/cpt/codes/99213", "/cpt/codes/93000", ">EKG</a>", "short of"])
            Assert.Contains(shown, html, StringComparison.Ordinal);
        using var body = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { id = "a", text = note }), System.Text.Encoding.UTF8, "application/json");
        var api = await http.PostAsync(new Uri("/api/v1/code?against=99215,I10", UriKind.Relative), body, TestContext.Current.CancellationToken);
        var json = System.Text.Json.JsonDocument.Parse(await api.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("99213", "93000", "I10"), (json.GetProperty("em").GetProperty("code").GetString(), json.GetProperty("procedures")[0].GetProperty("code").GetString(), json.GetProperty("codes")[0].GetProperty("code").GetString()));
        Assert.Equal("99215", json.GetProperty("audit").GetProperty("risky")[0].GetProperty("code").GetString());
        Assert.Equal("practitioner", json.GetProperty("claim").GetProperty("setting").GetString());
        var (_, wrong) = await Post("/case2code", ("text", note), ("against", "knee"));
        Assert.Contains("expected codes such as", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_made_of_the_codes_is_in_every_download()
    {
        const string note = "ASSESSMENT AND PLAN\n1. Hypertension, stable. Continue amlodipine 5 mg daily, refill sent.\nEKG done in the office today, normal.";
        (string, string)[] form = [("text", note), ("hand", "reject:93000:not done here"), ("hand", "accept:I10"), ("code", "J3301x4"), ("at", "25-37"), ("hand", "nonsense"), ("hand", "reject:<b>:x")];
        var (csv, table) = await Post("/case2code/csv", form);
        Assert.Equal("codes.csv", csv.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal("no-store", csv.Headers.CacheControl!.ToString());
        Assert.Contains("procedure,1", table.Replace("visit,1", "", StringComparison.Ordinal).Replace("procedure,2,93000", "procedure,1,93000", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("reject,not done here", table, StringComparison.Ordinal);
        Assert.Contains("added,,", table, StringComparison.Ordinal);
        var (_, bundle) = await Post("/case2code/fhir", form);
        Assert.Contains("\"code\": \"J3301\"", bundle, StringComparison.Ordinal);
        Assert.DoesNotContain("93000", bundle, StringComparison.Ordinal);
        var (_, text) = await Post("/case2code/text", form);
        Assert.Contains("rejected by hand: not done here", text, StringComparison.Ordinal);
        var (_, page) = await Post("/case2code", form);
        Assert.Contains("class=\"ev hand\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/case2code/xlsx", form)).Response.StatusCode);
    }

    [Fact]
    public async Task Gathered_codes_are_listed_and_the_edits_run_over_them()
    {
        var (_, found) = await Post("/case2code", ("find", "hypertension"));
        Assert.Contains("name=\"take\" value=\"I10\"", found, StringComparison.Ordinal);
        var (response, list) = await Post("/case2code", ("hand", "add:W01.10XA"), ("code", "99213-26-TC"), ("on", "2024-07-15"));
        Assert.Contains("26 and TC contradict each other", list, StringComparison.Ordinal);
        Assert.Contains("external cause", list, StringComparison.Ordinal);
        Assert.DoesNotContain("W01", response.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        var (_, without) = await Post("/case2code", ("hand", ""), ("code", "99213"));
        Assert.Contains("enter the date of service", without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("detect", "/detecticd10cm")]
    [InlineData("code", "/case2code")]
    public async Task Command_line_API_and_page_give_the_same_bytes(string verb, string path)
    {
        const string note = "HPI\n66-year-old woman here for follow-up of type 2 diabetes and hypertension. Her mother had breast cancer.\nPROCEDURE\nThe right knee was prepped and a steroid injection into the right knee was given with 40 mg of triamcinolone.\nASSESSMENT AND PLAN\n1. Primary osteoarthritis of the right knee, worsening.\n2. Type 2 diabetes mellitus, stable. Continue metformin 500 mg daily.\n";
        var shelf = home.Library().Current;
        foreach (var format in (string[])["json", "csv", "text", "fhir"])
        {
            using var body = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { text = note }), System.Text.Encoding.UTF8, "application/json");
            var api = await (await http.PostAsync(new Uri($"/api/v1/{verb}?format={format}", UriKind.Relative), body, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", note)]);
            var page = await (await http.PostAsync(new Uri($"{path}/{format}", UriKind.Relative), form, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal(api, page);
            // the last line end is the terminal's
            Assert.Equal(api.TrimEnd('\n'), ProgramTests.Run(home, [verb, home.Write("note.txt", note), "--format", format]).Out.TrimEnd('\n'));
        }
        // as in the command line, with one thread and with sixteen
        string Coded() => verb == "code" ? CodingAhead.Surfaces.CaseJson.Text(new CodingAhead.Engines.Case2Code.CaseCoder(shelf).Code(note, new CodingAhead.Engines.Case2Code.CaseOptions(new CodingAhead.Engines.DetectIcd10Cm.DetectOptions())))
            : CodingAhead.Surfaces.Json.Text(new CodingAhead.Engines.DetectIcd10Cm.DiagnosisDetector(shelf).Detect(note, new CodingAhead.Engines.DetectIcd10Cm.DetectOptions()), CodingAhead.Surfaces.SurfaceJson.Default.DetectResult);
        var one = Coded();
        var many = new string[64];
        Parallel.For(0, many.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => many[i] = Coded());
        Assert.All(many, text => Assert.Equal(one, text));
    }

    [Fact]
    public async Task A_question_is_answered_with_its_rows_and_a_follow_up_knows_what_was_asked()
    {
        var (response, html) = await Post("/casepilot", ("question", "What is 78597? <script>alert(1)</script>"));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Contains("78597", html, StringComparison.Ordinal);
        Assert.Contains("[1]", html, StringComparison.Ordinal);
        Assert.Contains("<ol class=\"cites\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var (_, next) = await Post("/casepilot", ("turn", "What is 78597?"), ("question", "and with modifier 26?"));
        Assert.Contains("id=\"q1\"", next, StringComparison.Ordinal);
        Assert.Contains("26", next[next.IndexOf("id=\"q1\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_comes_back_without_its_identifiers_in_the_result()
    {
        var (response, html) = await Post("/redactphi", ("text", "Patient: Mary Quillfeather, MRN 4451239. Asthma."), ("policy", "safe-harbor"));
        var result = html[html.IndexOf("id=\"output\"", StringComparison.Ordinal)..html.IndexOf("id=\"change\"", StringComparison.Ordinal)];
        Assert.Contains("[NAME]", result, StringComparison.Ordinal);
        Assert.Contains("Asthma", result, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", result, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_find_is_kept_changed_or_added_by_the_form_alone()
    {
        const string text = "Patient: Mary Quillfeather, MRN 4451239. \U0001D54F bed 12 in Bluebird.";
        var (_, first) = await Post("/redactphi", ("text", text));
        Assert.Contains("9-26:keep", first, StringComparison.Ordinal);
        static string Output(string html) => html.Contains("id=\"output\"", StringComparison.Ordinal) ? html[html.IndexOf("id=\"output\"", StringComparison.Ordinal)..html.IndexOf("id=\"change\"", StringComparison.Ordinal)] : "";
        var begin = text.EnumerateRunes().Count() - "Bluebird.".Length;
        var (_, changed) = await Post("/redactphi", ("text", text), ("edit", "9-26:OTHER_ID"), ("edit", $"{begin}-{begin + 8}:FACILITY"), ("edit", ""));
        Assert.Contains("Patient: [OTHER_ID], MRN [MRN].", Output(changed), StringComparison.Ordinal);
        Assert.Contains("bed 12 in [FACILITY].", Output(changed), StringComparison.Ordinal);
        var (_, kept) = await Post("/redactphi", ("text", text), ("edit", "9-26:keep"));
        Assert.Contains("Patient: Mary Quillfeather, MRN [MRN]", Output(kept), StringComparison.Ordinal);
        Assert.Contains("Not Safe Harbor: a person kept 1", kept, StringComparison.Ordinal);
        var (_, also) = await Post("/redactphi", ("text", text), ("also", "Bluebird"));
        Assert.DoesNotContain("Bluebird", Output(also), StringComparison.Ordinal);
        var (_, outside) = await Post("/redactphi", ("text", text), ("edit", "9-2600:NAME"));
        Assert.Contains("held back", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"output\"", outside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_and_the_text_are_downloads_that_fit_each_other_and_a_red_gate_gives_no_text()
    {
        const string text = "Patient: Mary Quillfeather, MRN 4451239. Asthma.";
        var (response, safe) = await Post("/redactphi/text", ("text", text));
        Assert.Equal("redacted.txt", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var (_, report) = await Post("/redactphi/report", ("text", text));
        Assert.Null(CodingAhead.Engines.RedactPhi.SignedReport.Verify(report, System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.UTF8.GetBytes(safe)));
        var (held, nothing) = await Post("/redactphi/text", ("text", text), ("edit", "1-900:NAME"));
        Assert.Equal(HttpStatusCode.Conflict, held.StatusCode);
        Assert.DoesNotContain("Asthma", nothing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_with_a_key_are_for_the_user_of_this_machine_alone()
    {
        var (_, html) = await Post("/redactphi", ("text", "Patient: Mary Quillfeather. Asthma."), ("policy", "research-surrogates"));
        Assert.Contains("Not Safe Harbor", html, StringComparison.Ordinal);
        await using var server = await Workspace.Server.Start(CodingAhead.Workspace.ServingMode.Public);
        using var browser = server.Browser();
        var page = await (await browser.Send("/redactphi", "/redactphi", ("text", "Asthma."), ("policy", "research-surrogates"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("expected one of", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"research-surrogates\"", page, StringComparison.Ordinal);
        using var body = new StringContent("""{"text":"MRN 4451239"}""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Http.PostAsync(new Uri("/api/v1/redact?allow_residual=true", UriKind.Relative), body, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_claim_comes_back_with_its_findings_beside_its_lines()
    {
        var (_, html) = await Post("/claims", ("setting", "practitioner"), ("diagnosis1", "W01.10XA"), ("code1", "99213"), ("modifiers1", "26 TC"), ("date1", "2024-07-15"), ("pointers1", "AB"), ("units1", "1"));
        Assert.Contains("26 and TC contradict each other on line 1", html, StringComparison.Ordinal);
        Assert.Contains("points to diagnosis 2", html, StringComparison.Ordinal);
        Assert.Contains("external cause", html, StringComparison.Ordinal);
        Assert.Contains("not clean", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("units1", "many")]
    [InlineData("date1", "yesterday")]
    public async Task A_field_that_cannot_be_read_is_said_and_what_was_typed_stays(string field, string value)
    {
        var (response, html) = await Post("/claims", ("code1", "99213"), (field, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Not read", html, StringComparison.Ordinal);
        Assert.Contains("99213", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_answers_what_the_verbs_do()
    {
        using var claim = new StringContent("""{"lines":[{"code":"99213","modifiers":["26","TC"],"date":"2024-07-15"}],"diagnoses":["I10"]}""");
        var check = await http.PostAsync(new Uri("/api/v1/check", UriKind.Relative), claim, TestContext.Current.CancellationToken);
        Assert.Contains("\"verdict_hash\"", await check.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var wrong = new StringContent("""{"lines":{}}""");
        var refused = await http.PostAsync(new Uri("/api/v1/check", UriKind.Relative), wrong, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("lines: expected a list", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        foreach (var address in (string[])["/api/v1/edits/99213", "/api/v1/fee/99213"])
            Assert.Contains("not_loaded", await http.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
