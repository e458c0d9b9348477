using CodingAhead.Surfaces.Web.Pages;
using CodingAhead.Workspace.Access;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>What a person is shown where the door does not let them in.</summary>
internal static class Gate
{
    public static Task Show(HttpContext http, Refusal why)
    {
        var address = http.Request.Path + http.Request.QueryString;
        switch (why)
        {
            case Refusal.Spent:
                // a fragment is fetched into a page: it says so in a sentence
                if (http.Request.Query["preview"] == "1" || http.Request.Query["fragment"] == "1")
                    return Reply.Say(http, 200, "Allowance spent", "This is one more than your allowance.");
                return Reply.Page<GatePage>(http, 200, ("Opening", Visitor.Of(http).Allowance), ("Back", HttpMethods.IsGet(http.Request.Method) ? address.ToString() : "/"));
            case Refusal.SignIn:
                http.Response.Redirect("/login?back=" + Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? address.ToString() : "/"));
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            case Refusal.SecondFactor:
                return Reply.Say(http, 403, "A second factor is needed", "Your role asks for more than a passphrase. Set up a second factor under /account; this session then has it. Or make a passkey there, and log in with it.");
            default:
                return Reply.Say(http, 403, "Not allowed", "Your role does not include this page.");
        }
    }
}
