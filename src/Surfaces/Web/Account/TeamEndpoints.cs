using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Workspace;
using CodingAhead.Workspace.Accounts;
using CodingAhead.Workspace.Audit;
using CodingAhead.Workspace.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>What a lead does: sees who is in the team, invites to it, and takes people out of it. Never to another team, and never above a user.</summary>
internal static class TeamEndpoints
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapTeam(this IEndpointRouteBuilder app, ServingMode mode)
    {
        if (mode == ServingMode.Local)
            return;
        app.MapMethods("/team", Looking, http => Show(http)).ExcludeFromDescription();
        app.MapPost("/team/invitations", Invite).ExcludeFromDescription();
        app.MapPost("/team/members", TakeOut).ExcludeFromDescription();
    }

    private static async Task Show(HttpContext http, string? fault = null, string? invitation = null)
    {
        var people = http.RequestServices.GetRequiredService<UserManager<Person>>();
        var team = (await people.GetUserAsync(http.User))?.Team;
        IReadOnlyList<Person> members = team is null ? [] : await people.Users.Where(p => p.Team == team).OrderBy(p => p.NormalizedUserName).Take(500).ToListAsync();
        await Reply.Page<TeamPage>(http, fault is null ? 200 : 400, ("Team", team), ("Members", members), ("Fault", fault), ("Mail", http.RequestServices.GetRequiredService<PostOffice>().Open),
            ("Invitation", invitation is null ? null : MailEndpoints.Link(http, $"/register?invitation={invitation}")));
    }

    private static async Task Invite(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var services = http.RequestServices;
        if (await services.GetRequiredService<UserManager<Person>>().GetUserAsync(http.User) is not { Team: { Length: > 0 } team } lead)
        {
            await Show(http, "You lead no team yet: an administrator names it.");
            return;
        }
        var to = form["to"].ToString().Trim();
        if (to.Length > 0 && !MailOptions.IsAddress(to))
        {
            await Show(http, "This is no e-mail address; nothing was sent.");
            return;
        }
        var word = await services.GetRequiredService<Invitations>().Make(Roles.User, team, lead.UserName ?? "", TimeSpan.FromDays(7));
        await services.GetRequiredService<AuditLog>().Add(http, "invite", $"user, {team}", "done");
        if (to.Length > 0)
            MailEndpoints.Post(http, Letters.Invite(to, Roles.User, MailEndpoints.Link(http, $"/register?invitation={word}")));
        await Show(http, invitation: word);
    }

    private static async Task TakeOut(HttpContext http)
    {
        if (await Reply.Form(http) is not { } form)
            return;
        var services = http.RequestServices;
        var people = services.GetRequiredService<UserManager<Person>>();
        var lead = await people.GetUserAsync(http.User);
        // only a user of one's own team: whoever is above, or elsewhere, is not a lead's to move
        if (lead?.Team is not { Length: > 0 } team || await people.FindByIdAsync(form["id"].ToString()) is not { Role: Roles.User } member || member.Team != team)
        {
            await Show(http, "This person is not a user of your team.");
            return;
        }
        member.Team = null;
        var saved = await people.UpdateAsync(member);
        await services.GetRequiredService<AuditLog>().Add(http, "take out of team", $"{member.UserName}: {team}", saved.Succeeded ? "done" : "refused");
        Reply.GoTo(http, "/team");
    }
}
