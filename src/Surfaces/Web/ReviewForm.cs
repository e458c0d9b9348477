using System.Text;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Surfaces.Web.Pages;

namespace CodingAhead.Surfaces.Web;

/// <summary>
/// The form of <c>/detecticd10cm</c> and <c>/case2code</c>: the note and what a person made of its codes travel in each request and are read
/// anew, so that nothing needs to be kept; the result in each format is a download of the same form.
/// </summary>
public static class ReviewForm
{
    private const int MostHits = 8;
    private const int MostChanges = 400;

    /// <summary>A form as it was read.</summary>
    public sealed record Asked(string Text, string Setting, string On, string Against, IReadOnlyList<HandChange> Hand, string Find)
    {
        public static Asked Nothing { get; } = new("", "outpatient", "", "", [], "");

        /// <inheritdoc/>
        public override string ToString() => "a form";
    }

    /// <summary>Reads a form; line ends are the text's own, as browsers send others.</summary>
    public static Asked Read(IFormCollection form)
    {
        var hand = form["hand"].Take(MostChanges).Select(HandChange.Read).OfType<HandChange>().ToList();
        foreach (var code in form["code"].ToString().Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Concat(form["take"].OfType<string>()).Take(40))
            if (HandChange.Read($"add:{code}:{form["at"]}") is { } added && !hand.Contains(added))
                hand.Add(added);
        return new Asked(form["text"].ToString().ReplaceLineEndings("\n"), form["setting"].ToString() is { Length: > 0 } setting ? setting : "outpatient", form["on"].ToString().Trim(), form["against"].ToString().Trim(), hand, form["find"].ToString().Trim());
    }

    public static Task Detect(HttpContext http) => Shown<DetectPage>(http, (asked, shelf) => Detected(asked, shelf));

    public static Task Code(HttpContext http) => Shown<CasePage>(http, (asked, shelf) => Coded(asked, shelf));

    public static Task DetectFile(HttpContext http, string format) => Download(http, format, (asked, shelf) => format == "json" && asked.Hand.Count == 0
        ? Json.Text(new DiagnosisDetector(shelf).Detect(asked.Text, Options(asked)), SurfaceJson.Default.DetectResult) : null, (asked, shelf) => Detected(asked, shelf).Sheet);

    public static Task CodeFile(HttpContext http, string format) => Download(http, format, (asked, shelf) => format == "json" && asked.Hand.Count == 0
        ? CaseJson.Text(new CaseCoder(shelf).Code(asked.Text, CaseOptionsOf(asked))) : null, (asked, shelf) => Coded(asked, shelf).Sheet);

    /// <summary>What a page shows: the sheet, and for a case the rest of the answer and the edits over the codes that stand.</summary>
    public sealed record Answer(CodeSheet Sheet, CodedCase? Case, ClaimVerdict? Verdict, string? Message);

    private static Answer Detected(Asked asked, Shelf shelf)
    {
        var result = new DiagnosisDetector(shelf).Detect(asked.Text, Options(asked));
        return new Answer(CodeSheet.Of(result, shelf, asked.Hand), null, null, result.Message);
    }

    private static Answer Coded(Asked asked, Shelf shelf)
    {
        var options = CaseOptionsOf(asked);
        if (string.IsNullOrWhiteSpace(asked.Text))
        {
            var gathered = CodeSheet.Of(asked.Hand, shelf);
            return new Answer(gathered, null, gathered.Claim(options.Detect.On) is { } list ? ClaimChecker.Check(list, shelf) : null, null);
        }
        var coded = new CaseCoder(shelf).Code(asked.Text, options);
        var sheet = CodeSheet.Of(coded, shelf, asked.Hand);
        // the edits run over what stands after the changes by hand, not over what was proposed
        return new Answer(sheet, coded, sheet.Claim(options.Detect.On, coded.Claim?.Patient.Sex) is { } claim ? ClaimChecker.Check(claim, shelf) : null, coded.Diagnoses.Message);
    }

    private static DetectOptions Options(Asked asked) => new(DetectReading.Setting(asked.Setting), Reading.Date(asked.On));

    private static CaseOptions CaseOptionsOf(Asked asked) => new(Options(asked), asked.Against.Length == 0 ? null : CaseJson.Against(asked.Against));

    private static async Task Shown<T>(HttpContext http, Func<Asked, Shelf, Answer> answer) where T : Microsoft.AspNetCore.Components.IComponent
    {
        if (await ToolEndpoints.Form(http) is not { } form)
            return;
        var (asked, shelf) = (Read(form), http.RequestServices.GetRequiredService<ILibrary>().Current);
        try
        {
            var hits = asked.Find.Length > 0 ? shelf.Search.Search(asked.Find, new SearchOptions(null, false, null, Reading.Date(asked.On), MostHits)).Results : [];
            // a look-up without a note or a gathered code answers nothing but itself
            var found = asked.Text.Trim().Length > 0 || asked.Hand.Count > 0 ? answer(asked, shelf) : null;
            await ToolEndpoints.Page<T>(http, ("Asked", asked), ("Hits", hits), ("Answer", found));
        }
        catch (UsageException e)
        {
            await ToolEndpoints.Page<T>(http, ("Asked", asked), ("Fault", e.Message));
        }
    }

    private static async Task Download(HttpContext http, string format, Func<Asked, Shelf, string?> whole, Func<Asked, Shelf, CodeSheet> sheet)
    {
        if (!SheetExport.Formats.TryGetValue(format, out var type))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (await ToolEndpoints.Form(http) is not { } form)
            return;
        var (asked, shelf) = (Read(form), http.RequestServices.GetRequiredService<ILibrary>().Current);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var made = whole(asked, shelf) ?? (format == "json" ? Json.Text(sheet(asked, shelf), SurfaceJson.Default.CodeSheet) : SheetExport.Write(sheet(asked, shelf), format));
            http.Response.ContentType = type;
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"codes.{format switch { "text" => "txt", "fhir" => "fhir.json", _ => format }}\"";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(made), http.RequestAborted);
        }
        catch (UsageException e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(e.Message, http.RequestAborted);
        }
    }
}
