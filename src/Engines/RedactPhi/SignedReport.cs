using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>A report that a privacy officer can file: counts, policy, hashes of input and output, signed with ECDSA P-256. Holds no value.</summary>
public static class SignedReport
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes and signs a report. The time enters as an argument, and so does the safe name of the document; the key signs and only its public part is written.</summary>
    public static string Write(RedactionResult result, ReadOnlySpan<byte> input, ReadOnlySpan<byte> output, string program, DateTimeOffset at, ECDsa key, string? document = null)
    {
        var report = new JsonObject
        {
            ["report"] = "redactphi/1",
            ["program"] = program,
            ["time"] = at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["policy"] = new JsonObject { ["name"] = result.Policy, ["version"] = result.PolicyVersion },
            ["input_sha256"] = Convert.ToHexStringLower(SHA256.HashData(input)),
            ["output_sha256"] = result.Blocked ? null : Convert.ToHexStringLower(SHA256.HashData(output)),
            ["blocked"] = result.Blocked,
            ["class"] = Classes(result.Report),
            ["types"] = new JsonObject(result.Report.Types.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
            ["done"] = new JsonObject(result.Report.Done.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
            ["residual"] = new JsonArray([.. result.Report.Residual.Select(r => (JsonNode)new JsonObject { ["kind"] = r.Kind, ["class"] = r.Class.ToString(), ["begin"] = r.Begin, ["end"] = r.End })]),
            ["safe_harbor"] = result.Report.SafeHarbor,
            ["why"] = result.Report.Why,
            ["not_judged"] = new JsonArray([.. result.Report.NotJudged.Select(n => (JsonNode)n)]),
            ["public_key"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
        };
        if (document is not null) report["document"] = document;
        report["signature"] = Convert.ToBase64String(key.SignData(Canonical(report), HashAlgorithmName.SHA256));
        return report.ToJsonString(Pretty);
    }

    private static JsonObject Classes(RedactionReport report)
    {
        var classes = new JsonObject();
        for (var letter = 'A'; letter <= 'R'; letter++) classes[letter.ToString()] = report.Found.GetValueOrDefault(letter);
        return classes;
    }

    /// <summary>
    /// Checks the signature, and the hashes of those of input and output that are given. With a trusted key the report must be signed by it;
    /// without one the check says only that the report is whole. Answers null when all is well, else what is wrong.
    /// </summary>
    public static string? Verify(string report, byte[]? input = null, byte[]? output = null, ECDsa? trusted = null)
    {
        try
        {
            if (JsonNode.Parse(report) is not JsonObject read || read["signature"]?.GetValue<string>() is not { } signature || read["public_key"]?.GetValue<string>() is not { } publicKey) return "This is not a signed report.";
            read.Remove("signature");
            using var own = ECDsa.Create();
            own.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            if (!(trusted ?? own).VerifyData(Canonical(read), Convert.FromBase64String(signature), HashAlgorithmName.SHA256)) return "The signature does not fit the report.";
            if (input is not null && read["input_sha256"]?.GetValue<string>() != Convert.ToHexStringLower(SHA256.HashData(input))) return "The input is not the one of the report.";
            return output is not null && read["output_sha256"]?.GetValue<string>() != Convert.ToHexStringLower(SHA256.HashData(output)) ? "The output is not the one of the report." : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or CryptographicException or InvalidOperationException)
        {
            return "This is not a signed report.";
        }
    }

    /// <summary>The report without its signature, fields in ordinal order, no spaces.</summary>
    private static byte[] Canonical(JsonObject report)
    {
        static JsonNode? Sort(JsonNode? node) => node switch
        {
            JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sort(p.Value)))),
            JsonArray a => new JsonArray([.. a.Select(Sort)]),
            _ => node?.DeepClone(),
        };
        return Encoding.UTF8.GetBytes(Sort(report)!.ToJsonString());
    }
}
