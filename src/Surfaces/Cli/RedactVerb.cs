using System.CommandLine;
using System.Text;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces.Cli;

/// <summary>
/// <c>redact FILE|-</c>: plain text in, safe text out, under the safe-harbour policy. Other formats are refused, not half-redacted. The
/// text is never named in an error.
/// </summary>
internal static class RedactVerb
{
    private static readonly PhiRedactor Redactor = new();

    public static Command Make()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "A plain text file, or - for standard input." };
        var known = new Option<string?>("--known") { Description = "A JSON file of values known to be the patient's." };
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var verb = new Command("redact", "Take the identifiers of 45 CFR 164.514(b)(2) out of a text.") { file, known, json, jsonl };
        verb.SetAction(parsed => parsed.GetValue(jsonl) is { } rows ? JsonLines.Run(rows, line => RedactionJson.Row(Redactor, line).Json)
            : One(parsed.GetValue(file) ?? throw new UsageException("redact: expected a plain text file, or - for standard input"), parsed.GetValue(known), parsed.GetValue(json)));
        return verb;
    }

    private static int One(string file, string? known, bool json)
    {
        if (file != "-" && !File.Exists(file))
            throw new UsageException($"{file}: no such file");
        if (file != "-" && Path.GetExtension(file).ToUpperInvariant() is not (".TXT" or ".TEXT" or ".MD" or ""))
            throw new UsageException($"{file}: expected plain text (.txt, .md); other formats hide identifiers in places that are not read yet, so they are refused");
        string text;
        try
        {
            using var reader = new StreamReader(file == "-" ? Console.OpenStandardInput() : File.OpenRead(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{file}: expected UTF-8, found other bytes");
        }
        var options = new RedactionOptions { Known = known is null ? [] : ReadKnown(known) };
        var result = Redactor.Redact(text, options);
        if (json)
            Console.Out.WriteLine(RedactionJson.Written(null, result));
        else if (result.Text is { } safe)
            Console.Out.Write(safe);
        if (result.Blocked)
            Console.Error.WriteLine($"codingahead: the leak gate holds the text back: {result.Report.Residual.Count} places; {result.Report.Why}");
        return result.Blocked ? ExitCode.No : ExitCode.Done;
    }

    private static IReadOnlyList<KnownValue> ReadKnown(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return KnownValue.Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw new UsageException($"{file}: expected JSON");
        }
    }
}
