using System.Globalization;
using System.Text;
using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Surfaces.Web.Serving;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Access;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Allowance;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Mail;
using CodingAhead.Workspace.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>What administrators decide and auditors read: people, invitations, plans, the record of acts.</summary>
internal static class AdminEndpoints
{
    private const int MostPeople = 200, MostRows = 100;

    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapAdmin(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
        {
            app.MapMethods("/admin", Looking, http => Reply.Say(http, 200, "Nothing to administer", "This workbench serves one person. Releases are imported on the command line; accounts come with CODINGAHEAD_MODE set to team or public.")).ExcludeFromDescription();
            return;
        }
        app.MapMethods("/admin", Looking, http => Show(http)).ExcludeFromDescription();
        app.MapPost("/admin/people", People).ExcludeFromDescription();
        app.MapPost("/admin/invitations", Invite).ExcludeFromDescription();
        app.MapPost("/admin/plans", Plan).ExcludeFromDescription();
        app.MapPost("/admin/keys", EndKey).ExcludeFromDescription();
        app.MapMethods("/admin/audit", Looking, Audit).ExcludeFromDescription();
        app.MapGet("/admin/audit.csv", Exported).ExcludeFromDescription();
    }

    private static async Task Show(HttpContext http, string? fault = null, string? invitation = null)
    {
        var services = http.RequestServices;
        var people = services.GetRequiredService<UserManager<Person>>();
        var find = http.Request.Query["q"].ToString().Trim().ToUpperInvariant();
        var all = people.Users.Where(p => find == "" || p.NormalizedUserName!.Contains(find)).OrderBy(p => p.NormalizedUserName);
        await Reply.Page<AdminPage>(http, fault is null ? 200 : 400, ("People", await all.Take(MostPeople).ToListAsync()), ("Count", await people.Users.CountAsync()), ("Find", http.Request.Query["q"].ToString()),
            ("Plans", (await services.GetRequiredService<Plans>().All()).Values.OrderBy(p => p.Name, StringComparer.Ordinal).ToList()), ("Store", services.GetRequiredService<WorkspaceDatabase>().Name), ("Fault", fault), ("Mail", services.GetRequiredService<PostOffice>().Open), ("Keys", await services.GetRequiredService<ApiKeys>().All(MostPeople)),
            ("Teams", await people.Users.Where(p => p.Team != null).GroupBy(p => p.Team!).Select(g => new KeyValuePair<string, int>(g.Key, g.Count())).ToListAsync()),
            ("Invitation", invitation is null ? null : MailEndpoints.Link(http, $"/register?invitation={invitation}")), ("Now", services.GetRequiredService<TimeProvider>().GetUtcNow()));
    }

    private static async Task People(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var services = http.RequestServices;
        var people = services.GetRequiredService<UserManager<Person>>();
        if (await people.FindByIdAsync(form["id"].ToString()) is not { } person)
        {
            await Show(http, "This person is not here any more.");
            return;
        }
        var (role, plan, team) = (form["role"].ToString(), form["plan"].ToString(), form["team"].ToString().Trim());
        if (!Roles.OfAccounts.Contains(role) || !(await services.GetRequiredService<Plans>().All()).ContainsKey(plan) || team.Length > 60)
        {
            await Show(http, "This role or plan is not one of those offered.");
            return;
        }
        var locked = form["locked"] == "1";
        if (person.Role == Roles.Admin && (role != Roles.Admin || locked) && await people.Users.CountAsync(p => p.Role == Roles.Admin) == 1)
        {
            await Show(http, "This is the last administrator. Make another one first.");
            return;
        }
        (person.Role, person.Plan, person.Team) = (role, plan, team.Length == 0 ? null : team);
        person.PlanUntil = DateOnly.TryParseExact(form["until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? new DateTimeOffset(until.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds() : null;
        person.LockoutEnd = locked ? new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero) : null;
        var saved = await people.UpdateAsync(person);
        // what a session says of its person was true when it began: it begins anew
        await services.GetRequiredService<Sessions>().End(person.Id, null);
        await services.GetRequiredService<AuditLog>().Add(http, "change person", $"{person.UserName}: {role}, {plan}{(locked ? ", locked" : "")}", saved.Succeeded ? "done" : "refused");
        Reply.GoTo(http, "/admin");
    }

    private static async Task Invite(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var role = form["role"].ToString();
        var team = form["team"].ToString().Trim();
        if (!Roles.OfAccounts.Contains(role) || team.Length > 60)
        {
            await Show(http, "This role is not one of those offered.");
            return;
        }
        var word = await http.RequestServices.GetRequiredService<Invitations>().Make(role, team.Length == 0 ? null : team, http.User.Identity?.Name ?? "", TimeSpan.FromDays(7));
        await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "invite", role, "done");
        if (form["to"].ToString().Trim() is { Length: > 0 } to)
        {
            if (!MailOptions.IsAddress(to))
            {
                await Show(http, "This is no e-mail address; nothing was sent.");
                return;
            }
            MailEndpoints.Post(http, Letters.Invite(to, role, MailEndpoints.Link(http, $"/register?invitation={word}")));
        }
        await Show(http, invitation: word);
    }

    private static async Task Plan(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var plans = http.RequestServices.GetRequiredService<Plans>();
        try
        {
            var pages = form["pages"].ToString().Trim();
            var (days, locked) = (form["days"].ToString().Trim(), string.Join(' ', form["locked"].OfType<string>()));
            var plan = PlanWords.Read($"{form["name"].ToString().Trim()}={(pages.Length == 0 ? "all" : $"{pages}/{form["period"]}")}{(days.Length == 0 ? "" : $", {days} days")}{(locked.Length == 0 ? "" : $", locked {locked}")}")[0];
            if (plans.IsSet(plan.Name))
            {
                await Show(http, "CODINGAHEAD_ALLOWANCE decides on this plan.");
                return;
            }
            await plans.Save(plan);
            await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "change plan", $"{plan.Name}: {plan.Pages?.ToString(CultureInfo.InvariantCulture) ?? "all"} a {plan.Period}", "done");
            Reply.GoTo(http, "/admin");
        }
        catch (FormatException)
        {
            await Show(http, "A plan has a name of letters and digits, a number of code pages or none for all, and days only where it is a trial.");
        }
    }

    private static async Task EndKey(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var ended = await http.RequestServices.GetRequiredService<ApiKeys>().End(form["person"].ToString(), form["id"].ToString());
        await http.RequestServices.GetRequiredService<AuditLog>().Add(http, "end key", form["id"].ToString(), ended ? "done" : "refused");
        Reply.GoTo(http, "/admin");
    }

    private static async Task Audit(HttpContext http)
    {
        var audit = http.RequestServices.GetRequiredService<AuditLog>();
        long? before = long.TryParse(http.Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        await Reply.Page<AuditPage>(http, 200, ("Rows", await audit.Read(before, MostRows)), ("Check", http.Request.Query["check"] == "1" ? await audit.Verify() : null));
    }

    private static async Task Exported(HttpContext http)
    {
        var audit = http.RequestServices.GetRequiredService<AuditLog>();
        await audit.Add(http, "export", "audit", "done");
        Sending.Guard(http.Response.Headers);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        http.Response.ContentType = "text/csv; charset=utf-8";
        await http.Response.WriteAsync("seq,at,person,name,act,object,outcome,place,hash\n", http.RequestAborted);
        long? before = null;
        while (await audit.Read(before, 500, http.RequestAborted) is { Count: > 0 } rows)
        {
            var text = new StringBuilder();
            foreach (var row in rows)
                text.AppendJoin(',', row.Seq, row.At.ToString("O", CultureInfo.InvariantCulture), row.Person, Csv.Cell(row.Name), Csv.Cell(row.Act), Csv.Cell(row.Object), Csv.Cell(row.Outcome), row.Place, row.Hash).Append('\n');
            await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
            before = rows[^1].Seq;
        }
    }
}
