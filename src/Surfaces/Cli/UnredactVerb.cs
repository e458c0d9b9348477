using System.CommandLine;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>unredact FILE</c> opens what a policy encrypted; <c>verify-report FILE</c> checks a signed report.</summary>
internal static class UnredactVerb
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "A text that was redacted with encryption." };
        var key = new Option<string>("--key") { Description = "The file of the key.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; it is recorded, without values.", Required = true };
        var verb = new Command("unredact", "Put back what a policy made reversible.") { file, key, reason };
        verb.SetAction(parsed =>
        {
            var text = Words.Text(parsed.GetValue(file), "unredact");
            var why = parsed.GetValue(reason)!;
            if (string.IsNullOrWhiteSpace(why))
                throw new UsageException("reason: expected why this is reversed");
            var opened = Unredactor.Unredact(text, RedactionKeys.Collection(parsed.GetValue(key), make: false), why);
            // recorded before anything is shown
            RedactionKeys.Audit("unredact", "", opened.Restored, why);
            Console.Out.Write(opened.Text);
            if (opened.Refused > 0)
                Console.Error.WriteLine($"codingahead: {opened.Refused} values do not open with this key");
            return opened.Refused > 0 ? ExitCode.No : ExitCode.Done;
        });
        return verb;
    }

    public static Command MakeVerify()
    {
        var file = new Argument<string>("file") { Description = "A report of redact." };
        var input = new Option<string?>("--input") { Description = "The document before, to check its hash." };
        var output = new Option<string?>("--output") { Description = "The document after, to check its hash." };
        var verb = new Command("verify-report", "Check the signature and the hashes of a redaction report.") { file, input, output };
        verb.SetAction(parsed =>
        {
            byte[]? Bytes(string? path) => path is null ? null : File.Exists(path) ? File.ReadAllBytes(path) : throw new UsageException($"{path}: no such file");
            using var own = RedactionKeys.HasSigning ? RedactionKeys.Signing() : null;
            var report = Words.Text(parsed.GetValue(file), "verify-report");
            var whole = SignedReport.Verify(report, Bytes(parsed.GetValue(input)), Bytes(parsed.GetValue(output)));
            var ours = whole is null && own is not null && SignedReport.Verify(report, trusted: own) is null;
            Console.Out.WriteLine(whole ?? (ours ? "The report is whole and was signed by this home's key." : "The report is whole; it was signed by a key that is not this home's."));
            return whole is null ? ExitCode.Done : ExitCode.No;
        });
        return verb;
    }
}
