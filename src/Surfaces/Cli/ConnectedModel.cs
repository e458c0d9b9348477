using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.CasePilot.Model;
using CodingAhead.Surfaces.Mcp;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace CodingAhead.Surfaces.Cli;

/// <summary>
/// The language model of the operator's choice, over any OpenAI-compatible endpoint; off unless <c>CODINGAHEAD_MODEL_URL</c> and
/// <c>CODINGAHEAD_MODEL_NAME</c> are set. <c>CODINGAHEAD_MODEL_KEY</c> (or its file) and <c>CODINGAHEAD_MODEL_SECONDS</c> are optional.
/// </summary>
internal static class ConnectedModel
{
    private const int Patience = 30;

    /// <summary>The model that the environment names; null without one.</summary>
    public static ModelDesk? Read(ILibrary library)
    {
        var (url, name) = (Environment.GetEnvironmentVariable("CODINGAHEAD_MODEL_URL"), Environment.GetEnvironmentVariable("CODINGAHEAD_MODEL_NAME"));
        if (string.IsNullOrEmpty(url) && string.IsNullOrEmpty(name))
            return null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new UsageException("CODINGAHEAD_MODEL_URL: expected the address of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1");
        if (string.IsNullOrEmpty(name))
            throw new UsageException("CODINGAHEAD_MODEL_NAME: expected the name of a model that the endpoint serves");
        var seconds = Environment.GetEnvironmentVariable("CODINGAHEAD_MODEL_SECONDS") is not { Length: > 0 } given ? Patience
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 600 ? number : throw new UsageException($"CODINGAHEAD_MODEL_SECONDS: expected whole seconds from 1 to 600, found '{given}'");
        return Make(address, name, Settings.Secret("CODINGAHEAD_MODEL_KEY"), TimeSpan.FromSeconds(seconds), library);
    }

    /// <summary>A model at an address.</summary>
    public static ModelDesk Make(Uri address, string name, string? key, TimeSpan patience, ILibrary library)
    {
        var redactor = RedactionKeys.Redactor(library);
#pragma warning disable CA2000 // they live as long as the program
        var http = new HttpClient(new BoundedAnswers { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false } }) { Timeout = patience };
#pragma warning restore CA2000
        var client = new ChatClient(name, new ApiKeyCredential(key ?? "none"), new OpenAIClientOptions
        {
            Endpoint = address, NetworkTimeout = patience, RetryPolicy = new ClientRetryPolicy(0), Transport = new HttpClientPipelineTransport(http),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false }, EnableDistributedTracing = false,
        }).AsIChatClient();
        var where = $"{address.GetLeftPart(UriPartial.Authority)} ({name})";
        var options = new ModelOptions(where, text => redactor.Redact(text).Text, ToolFields.Schema, (tool, arguments) => ToolFields.Read(tool, arguments, library.Current), patience);
        return new ModelDesk(where, pilot => new ModelPilot(pilot, client, options));
    }
}

/// <summary>Reads no more of an answer than a sane one has, so that an endless one does not fill the memory.</summary>
internal sealed class BoundedAnswers : DelegatingHandler
{
    private const long Most = 1 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
        return response;
    }
}
