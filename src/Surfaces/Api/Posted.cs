using System.Text;
using System.Text.Json;

namespace CodingAhead.Surfaces.Api;

/// <summary>Answers the body of a request. What cannot be read is one problem that quotes none of it: a note, a claim or a question may stand in it.</summary>
internal static class Posted
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="expected">What the body should have been.</param>
    /// <param name="answer">From the body's text to the answer.</param>
    /// <param name="what">What cannot be read, for the title.</param>
    public static async Task<IResult> Answer(HttpRequest request, string expected, Func<string, IResult> answer, CancellationToken cancel, string what = "request")
    {
        try
        {
            using var reader = new StreamReader(request.Body, Strict);
            return answer(await reader.ReadToEndAsync(cancel));
        }
        catch (UsageException e)
        {
            return Unreadable(e.Message, what);
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            // the parser's own message may quote the text
            return Unreadable($"body: expected {expected}, in UTF-8", what);
        }
    }

    /// <summary>The one problem.</summary>
    public static IResult Unreadable(string message, string what = "request") => Results.Problem(message, statusCode: 400, title: $"The {what} cannot be read");
}
