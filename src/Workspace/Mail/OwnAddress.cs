using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Workspace.Mail;

/// <summary>
/// The address of this site as it stands in a letter. It is never taken from a request, unless the hosts are named: whoever asks for
/// another's new passphrase could else write the address that the letter leads to.
/// </summary>
/// <param name="set">The operator's setting; null for none.</param>
/// <param name="named">Whether the server answers to named hosts only.</param>
public sealed class OwnAddress(IServer server, string? set, bool named)
{
    public string Of(HttpContext http) => (set ?? (named ? $"{http.Request.Scheme}://{http.Request.Host}" : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost")).TrimEnd('/');
}
