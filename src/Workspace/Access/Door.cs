using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Keeping;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CodingAhead.Workspace.Access;

/// <summary>Why a request was not let in.</summary>
public enum Refusal
{
    SignIn,
    Forbidden,
    Spent,

    /// <summary>The role needs a second factor, and this log-in had none.</summary>
    SecondFactor,
}

/// <summary>Takes one answer from the allowance of a request that has been let in; false when it is spent.</summary>
public sealed class LateOpening(Func<Task<bool>> open)
{
    public Task<bool> Open() => open();
}

/// <summary>What the door needs of the rest of the house.</summary>
/// <param name="Exists">Whether a text is a code of a system: what does not exist is answered so, and costs nothing.</param>
/// <param name="Page">Shows a person the page that says why; programs are told by status.</param>
public sealed record DoorFrame(Func<string, string, bool> Exists, Func<HttpContext, Refusal, Task> Page);

/// <summary>
/// Stands before every address in team and public mode: who asks, whether the table lets them, and whether a code page is theirs to open.
/// On one's own machine it is not there at all.
/// </summary>
public sealed class Door(RequestDelegate next, ServingMode mode, Meter meter, Purses purses, Plans plans, AuditLog audit, Kept kept, TimeProvider time, DoorFrame frame, WorkspaceOptions options)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var endpoint = http.GetEndpoint() as RouteEndpoint;
        var rule = AddressTable.Find(http.Request.Method, endpoint?.RoutePattern.RawText);
        if (rule is null)
        {
            // no endpoint: the router has its own answer (404, 405); an endpoint without a row is refused
            if (endpoint is null)
                await next(http);
            else
                await Refused(http, Refusal.Forbidden, StatusCodes.Status403Forbidden, "Not allowed", "Nobody has been given this address.");
            return;
        }
        var id = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var role = id is null ? Roles.Guest : http.User.FindFirstValue(ClaimTypes.Role) ?? Roles.User;
        var visitor = new Visitor(mode, id, role);
        http.Features.Set(visitor);
        var allowed = (mode == ServingMode.Public ? rule.Public : rule.Team).HasFlag(AddressTable.Of(role));
        if (http.Items.TryGetValue(Scopes, out var held) && !(held is Scope[] scopes && rule.Scope != Scope.None && scopes.Contains(rule.Scope)))
        {
            await Refused(http, Refusal.Forbidden, StatusCodes.Status403Forbidden, "Not allowed", "This key was not made for this address.");
            return;
        }
        if (!allowed)
        {
            if (id is not null && rule.Pattern.StartsWith("/admin", StringComparison.Ordinal))
                await audit.Add(http, "refused", rule.Pattern, "forbidden", cancel);
            if (id is null)
                await Refused(http, Refusal.SignIn, StatusCodes.Status401Unauthorized, "Log in", "This address needs an account or a key.");
            else
                await Refused(http, Refusal.Forbidden, StatusCodes.Status403Forbidden, "Not allowed", "Your role does not include this address.");
            return;
        }
        if (id is not null && options.SecondFactorFor.Contains(role) && Overseeing(rule) && !http.Items.ContainsKey(Scopes) && !SecondFactors.Had(http.User))
        {
            await Refused(http, Refusal.SecondFactor, StatusCodes.Status403Forbidden, "A second factor is needed", "Set up a second factor or a passkey under /account, and log in with it.");
            return;
        }
        if (Crossing(http))
        {
            await Refused(http, Refusal.Forbidden, StatusCodes.Status403Forbidden, "Not allowed", "This form was sent from another site.");
            return;
        }
        if (mode == ServingMode.Public && Shown(rule) && !await Pay(http, rule, visitor, cancel))
            return;
        // who used a tool, when, and how it ended, before anyone sees the answer; never on what
        if (id is not null && HttpMethods.IsPost(http.Request.Method) && (rule.Scope == Scope.Text || Tools.Contains(rule.Pattern)))
            http.Response.OnStarting(() => audit.Add(http, "used", rule.Pattern, http.Response.StatusCode.ToString(CultureInfo.InvariantCulture), CancellationToken.None));
        await next(http);
        if (id is not null && rule is { Opens: Opens.Code, Api: false } && HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode == 200 && Page(http, rule) is { } read)
            await Trail(id, read);
    }

    private async Task Trail(string person, string code)
    {
        try
        {
            await kept.Read(person, code, null, CancellationToken.None);
        }
        catch (System.Data.Common.DbException)
        {
            // the page is out; that it is not remembered hurts nobody
        }
    }

    // what is for few: a lead's, an administrator's and an auditor's pages
    private static bool Overseeing(AddressRule rule) => !(rule.Public | rule.Team).HasFlag(Who.User);

    private static readonly string[] Tools = ["/detecticd10cm", "/redactphi", "/claims", "/case2code", "/casepilot"];

    /// <summary>Where the scopes of the key lie that a request was signed with.</summary>
    public const string Scopes = "codingahead.scopes";

    // what carries nobody's count: assets, health, the description
    private static bool Shown(AddressRule rule) => rule.Opens != Opens.Nothing || (!rule.Api && !rule.Pattern.StartsWith("/assets", StringComparison.Ordinal) && !rule.Pattern.StartsWith("/health", StringComparison.Ordinal));

    private async Task<bool> Pay(HttpContext http, AddressRule rule, Visitor visitor, CancellationToken cancel)
    {
        if (visitor.Guest && rule.Opens is not (Opens.Nothing or Opens.Call) && Crawlers.Is(http.Request.Headers.UserAgent))
            return await Gathered(http, rule, visitor, cancel);
        var (plan, owed) = await purses.Of(http, rule, visitor, cancel);
        if (owed.Count == 0)
            return true;
        if (rule.Opens == Opens.Call)
        {
            http.Features.Set(new LateOpening(async () => (await meter.Open(owed, Answer(), true, cancel)).Open));
            return true;
        }
        var free = (await plans.Find(Plans.Free, cancel)).Pages;
        if (Page(http, rule) is not { } page)
        {
            // a browser that was just given its cookie will be counted by that from now on
            var own = owed.Count > 1 && owed[1].Keeps ? owed[1] : owed[0];
            http.Features.Set(visitor with { Allowance = await meter.Look(own, cancel), Period = own.Period, FreePages = free });
            return true;
        }
        var looking = HttpMethods.IsHead(http.Request.Method) || Prefetch(http);
        var opening = await meter.Open(owed, page, !looking, cancel);
        if (!looking)
            Signals.Page(opening.Open);
        http.Features.Set(visitor with { Allowance = opening, Period = owed.Count > 1 && owed[1].Keeps && opening.Open ? owed[1].Period : owed[0].Period, FreePages = free });
        if (rule.Api)
            Tell(http, opening);
        if (opening.Open)
            return true;
        // what the head tells of a page is nobody's count, and no body follows it
        if (HttpMethods.IsHead(http.Request.Method) && !Prefetch(http) && opening.Left > 0)
            return true;
        if (Prefetch(http))
        {
            // neither shown nor counted: the browser asks again when the reader really goes there
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.CacheControl = "no-store";
            return false;
        }
        // a second request with the cookie of the first refusal is refused as well
        foreach (var purse in looking ? [] : owed.Skip(1).Where(p => p.Keeps))
            await meter.Empty(purse, cancel);
        if (Locks(http, rule, plan))
            return true;
        http.Response.Headers.RetryAfter = Seconds(opening);
        await Refused(http, Refusal.Spent, StatusCodes.Status429TooManyRequests, "The allowance is spent",
            visitor.Guest ? $"Guests open {opening.Limit} code {(opening.Limit == 1 ? "page" : "pages")} a {owed[0].Period}. An account opens more." : $"Your plan opens {opening.Limit} codes a {owed[0].Period}.");
        return false;
    }

    // the page of a code is shown beyond the number where the plan says what stays locked on it; nothing else is
    private static bool Locks(HttpContext http, AddressRule rule, Plan plan)
    {
        if (plan.Locked.Count == 0 || rule.Pattern != "/{system}/codes/{code}")
            return false;
        http.Features.Set(Visitor.Of(http) with { Locked = plan.Locked });
        return true;
    }

    // shown what everyone is shown who has no page left, and counted nowhere
    private async Task<bool> Gathered(HttpContext http, AddressRule rule, Visitor visitor, CancellationToken cancel)
    {
        var plan = await plans.Find(Plans.Guest, cancel);
        if (plan.Pages is not { } pages || Page(http, rule) is null)
            return true;
        var opening = new Opening(false, pages, pages, Period.Around(time.GetUtcNow(), plan.Period).Ends);
        http.Features.Set(visitor with { Allowance = opening, Period = plan.Period, FreePages = (await plans.Find(Plans.Free, cancel)).Pages });
        if (Locks(http, rule, plan))
            return true;
        http.Response.Headers.RetryAfter = Seconds(opening);
        await Refused(http, Refusal.Spent, StatusCodes.Status429TooManyRequests, "The allowance is spent", "Programs that gather pages are shown none. A key of the API opens them.");
        return false;
    }

    private static string Answer() => "answer:" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    // the same words for the same code, whatever the surface and the spelling; null when nothing is opened
    private string? Page(HttpContext http, AddressRule rule)
    {
        string? Route(string name) => http.Request.RouteValues[name] as string;
        var (system, code) = rule.Opens switch
        {
            Opens.Code => (Route("system"), Route("code")),
            Opens.Procedure => (null, Route("code")),
            Opens.Row => http.Request.Query["code"].ToString().Split(':', 2) is [var s, var c] ? (s, c) : (null, null),
            _ => (null, null),
        };
        if (rule.Opens == Opens.Answer)
            return HttpMethods.IsPost(http.Request.Method) ? Answer() : null;
        if (code is null)
            return rule.Opens == Opens.Row ? $"row:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.QueryString.Value ?? "")).AsSpan(0, 8))}" : null;
        var book = system ?? (code.Trim() is [>= '0' and <= '9', ..] ? "cpt" : "hcpcs");
        return CodeName.Of(book, code) is { } name && frame.Exists(book, code) ? name : null;
    }

    private async Task Refused(HttpContext http, Refusal why, int status, string title, string detail)
    {
        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var api = AddressTable.Find(http.Request.Method, pattern)?.Api ?? http.Request.Path.StartsWithSegments("/api");
        if (!api)
        {
            await frame.Page(http, why);
            return;
        }
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"codingahead\"";
        http.Response.Headers.CacheControl = "no-store";
        await Results.Problem(detail, statusCode: status, title: title).ExecuteAsync(http);
    }

    // IETF draft-ietf-httpapi-ratelimit-headers in the spelling that clients know
    private void Tell(HttpContext http, Opening opening)
    {
        http.Response.Headers["RateLimit-Limit"] = opening.Limit.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["RateLimit-Remaining"] = opening.Left.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["RateLimit-Reset"] = Seconds(opening);
    }

    private string Seconds(Opening opening) => Math.Max(1, (long)(opening.Renews - time.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static bool Prefetch(HttpContext http) =>
        http.Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || http.Request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || http.Request.Headers["X-Moz"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    // a form that another site sends with this browser's cookie; SameSite and the form's token guard the same door
    private static bool Crossing(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] == "cross-site";
}
