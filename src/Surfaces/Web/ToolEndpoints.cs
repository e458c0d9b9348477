using System.Globalization;
using System.Text;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.CasePilot;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using Microsoft.AspNetCore.Components;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The pages that take a text or a claim: a form in, a page out, no script and nothing kept. What is entered is in the body of the request
/// and in this one answer, never in an address, a cache or a log.
/// </summary>
public static class ToolEndpoints
{
    private const int MostText = 1 << 20;
    private const int MostLines = 8;
    private const int MostDiagnoses = 6;
    private const int MostTurns = 12;

    private static readonly string[] Looking = ["GET", "HEAD"];

    /// <summary>The tools as the navigation shows them.</summary>
    public static WebTools Tools { get; } = new([new("Detect", "/detecticd10cm", 'd'), new("Redact", "/redactphi", 'r'), new("Claims", "/claims", 'c'), new("Case2Code", "/case2code", 'n'), new("CasePilot", "/casepilot", 'p')]);

    public static void MapTools(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/detecticd10cm", Looking, (HttpContext http) => Page<DetectPage>(http)).ExcludeFromDescription();
        app.MapPost("/detecticd10cm", Detect).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/redactphi", Looking, (HttpContext http) => Page<RedactPage>(http, ("Offered", http.RequestServices.GetService<RedactionDesk>()?.Policies ?? ["safe-harbor"]))).ExcludeFromDescription();
        app.MapPost("/redactphi", Redact).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/redactphi/report", (HttpContext http) => RedactFile(http, true)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/redactphi/text", (HttpContext http) => RedactFile(http, false)).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/casepilot", Looking, (HttpContext http) => Page<PilotPage>(http)).ExcludeFromDescription();
        app.MapPost("/casepilot", Ask).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/case2code", Looking, (HttpContext http) => Page<CasePage>(http)).ExcludeFromDescription();
        app.MapPost("/case2code", Code).DisableAntiforgery().ExcludeFromDescription();
        app.MapMethods("/claims", Looking, (HttpContext http) => Page<ClaimsPage>(http)).ExcludeFromDescription();
        app.MapPost("/claims", Check).DisableAntiforgery().ExcludeFromDescription();
    }

    // the turns before travel in the form; each is answered anew, so that nothing needs to be kept
    private static async Task Ask(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        List<string> turns = [.. form["turn"].OfType<string>().Append(form["question"].ToString()).Select(t => t.Trim()).Where(t => t.Length > 0).TakeLast(MostTurns)];
        var services = http.RequestServices;
        var pilot = Pilot.Of(services.GetRequiredService<ILibrary>().Current, DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime));
        var answers = Enumerable.Range(1, turns.Count).Select(n => pilot.Ask(turns[..n])).ToList();
        await Page<PilotPage>(http, ("Turns", turns), ("Answers", answers));
    }

    private static async Task Code(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        var (text, setting, on, against) = (form["text"].ToString().ReplaceLineEndings("\n"), form["setting"].ToString(), form["on"].ToString(), form["against"].ToString().Trim());
        try
        {
            var options = new CaseOptions(new DetectOptions(DetectReading.Setting(setting.Length == 0 ? null : setting), Reading.Date(on)), against.Length == 0 ? null : CaseJson.Against(against));
            var coded = new CaseCoder(http.RequestServices.GetRequiredService<ILibrary>().Current).Code(text, options);
            await Page<CasePage>(http, ("Text", text), ("Setting", setting), ("On", on), ("Against", against), ("Result", coded));
        }
        catch (UsageException e)
        {
            await Page<CasePage>(http, ("Text", text), ("Setting", setting), ("On", on), ("Against", against), ("Fault", e.Message));
        }
    }

    private static async Task Detect(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        var (text, setting, on) = (form["text"].ToString().ReplaceLineEndings("\n"), form["setting"].ToString(), form["on"].ToString());
        try
        {
            var shelf = http.RequestServices.GetRequiredService<ILibrary>().Current;
            var options = new DetectOptions(DetectReading.Setting(setting.Length == 0 ? null : setting), Reading.Date(on));
            await Page<DetectPage>(http, ("Text", text), ("Setting", setting), ("On", on), ("Result", new DiagnosisDetector(shelf).Detect(text, options)));
        }
        catch (UsageException e)
        {
            await Page<DetectPage>(http, ("Text", text), ("Setting", setting), ("Fault", e.Message));
        }
    }

    private static async Task Redact(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        var desk = http.RequestServices.GetRequiredService<RedactionDesk>();
        var asked = RedactForm.Read(form);
        try
        {
            await Page<RedactPage>(http, RedactForm.Shown(asked, desk, RedactForm.Redact(asked, desk, http.RequestAborted), null));
        }
        catch (UsageException e)
        {
            await Page<RedactPage>(http, RedactForm.Shown(asked, desk, null, e.Message));
        }
    }

    private static async Task RedactFile(HttpContext http, bool report)
    {
        if (await Form(http) is { } form)
            await RedactForm.Download(http, form, report);
    }

    private static async Task Check(HttpContext http)
    {
        if (await Form(http) is not { } form)
            return;
        string Field(string name) => form[name].ToString().Trim();
        try
        {
            var lines = new List<ClaimLine>();
            for (var i = 1; i <= MostLines; i++)
                if (Field($"code{i}") is { Length: > 0 } code)
                    lines.Add(new ClaimLine(i, code, [.. Field($"modifiers{i}").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)],
                        Field($"units{i}") is { Length: > 0 } units ? decimal.TryParse(units, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
                            : throw new UsageException($"Line {i}: units should be a number.") : 1,
                        Day($"date{i}") ?? Day("date1"), Pointers(Field($"pointers{i}"))) { Pos = Field($"pos{i}") is { Length: > 0 } pos ? pos : null });
            var diagnoses = Enumerable.Range(1, MostDiagnoses).Select(i => Field($"diagnosis{i}")).Where(d => d.Length > 0).Select(d => new ClaimDiagnosis(d)).ToList();
            var setting = Field("setting") switch { "outpatient_hospital" => ClaimSetting.OutpatientHospital, "inpatient_hospital" => ClaimSetting.InpatientHospital, "dme" => ClaimSetting.Dme, _ => ClaimSetting.Practitioner };
            if (lines.Count == 0)
                throw new UsageException("Enter at least one line with a code.");
            var claim = new Claim(setting, new Patient(Day("birth_date"), Field("sex") is { Length: > 0 } sex ? sex : null), Field("payer") is { Length: > 0 } payer ? payer : null, lines, diagnoses, null);
            await Page<ClaimsPage>(http, ("Form", form), ("Verdict", ClaimChecker.Check(claim, http.RequestServices.GetRequiredService<ILibrary>().Current)));
        }
        catch (UsageException e)
        {
            await Page<ClaimsPage>(http, ("Form", form), ("Fault", e.Message));
        }

        DateOnly? Day(string name) => Field(name) is not { Length: > 0 } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new UsageException($"{name}: expected a date such as 2024-07-15.");
    }

    // letters as on the CMS-1500, together or apart, or numbers
    private static List<int> Pointers(string text)
    {
        var pointers = new List<int>();
        foreach (var piece in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            if (piece.All(char.IsAsciiLetter))
                pointers.AddRange(piece.Select(c => char.ToUpperInvariant(c) - 'A' + 1));
            else
                pointers.Add(int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0);
        return pointers;
    }

    private static async Task<IFormCollection?> Form(HttpContext http)
    {
        // a form of parts may hold a file, which the platform would spool to the disk
        if (http.Request.ContentLength is > MostText || !Plain(http.Request))
        {
            http.Response.StatusCode = Plain(http.Request) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status415UnsupportedMediaType;
            return null;
        }
        return await FormReading.Read(http, new Microsoft.AspNetCore.Http.Features.FormOptions { ValueLengthLimit = MostText, ValueCountLimit = 4000 });
    }

    private static bool Plain(HttpRequest request) => request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;

    private static async Task Page<T>(HttpContext http, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var services = http.RequestServices;
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetLocalNow().DateTime);
        var all = new Dictionary<string, object?> { ["View"] = new View(http.Request.Path.Value ?? "/", null, today, services.GetRequiredService<ILibrary>().Current, services.GetService<WebTools>() ?? WebTools.None) { Visitor = Workspace.Access.Visitor.Of(http) } };
        foreach (var (name, value) in parameters)
            all[name] = value;
        var bytes = Encoding.UTF8.GetBytes(await Rendering.Render<T>(all));
        Sending.Guard(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
