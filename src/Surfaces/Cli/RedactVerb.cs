using System.CommandLine;
using System.Text;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi;
using CodingAhead.Engines.RedactPhi.Formats;
using CodingAhead.Engines.RedactPhi.Policies;

namespace CodingAhead.Surfaces.Cli;

/// <summary>
/// <c>redact FILE|DIR|-</c>: documents in, safe documents out, under a policy. A type of file that is not known is refused, not
/// half-redacted. No text is ever named in an error.
/// </summary>
internal static class RedactVerb
{
    private static readonly Lazy<PhiRedactor> Kept = new(() => RedactionKeys.Redactor(Settings.OpenLibrary()));

    private static PhiRedactor Redactor => Kept.Value;

    private sealed record Asked(string? Out, string? Report, bool Json, RedactionOptions Options);

    public static Command Make()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "A document, a folder, or - for standard input." };
        var policy = new Option<string>("--policy") { Description = $"{string.Join(", ", RedactionPolicy.Names)}, or a file with a policy.", DefaultValueFactory = _ => "safe-harbor" };
        var output = new Option<string?>("--out") { Description = "Where the safe document goes; a folder for a folder." };
        var report = new Option<string?>("--report") { Description = "Write the signed report here; it holds no value of the text." };
        var known = new Option<string?>("--known") { Description = "A JSON file of values known to be the patient's." };
        var key = new Option<string?>("--key") { Description = "The file of the key for hashes, encryption, shifts and surrogates; made at first use." };
        var residual = new Option<bool>("--allow-residual") { Description = "Release the text although the leak gate found something. This is recorded." };
        var (json, jsonl) = (Words.Json(), Words.Jsonl());
        var verb = new Command("redact", "Take the identifiers of 45 CFR 164.514(b)(2) out of documents.") { file, policy, output, report, known, key, residual, json, jsonl };
        verb.SetAction(parsed =>
        {
            var options = Options(parsed.GetValue(policy)!, parsed.GetValue(known), parsed.GetValue(key), parsed.GetValue(residual));
            if (parsed.GetValue(jsonl) is { } rows)
                return parsed.GetValue(output) is null && parsed.GetValue(report) is null ? JsonLines.Run(rows, line => Row(line, options))
                    : throw new UsageException("redact: --out and --report are for documents; the rows of --jsonl go to standard output");
            var words = new Asked(parsed.GetValue(output), parsed.GetValue(report), parsed.GetValue(json), options);
            return parsed.GetValue(file) is not { } path ? throw new UsageException("redact: expected a document, a folder, or - for standard input")
                : Directory.Exists(path) ? Folder(path, words) : One(path, words);
        });
        return verb;
    }

    /// <summary>The options that the words stand for.</summary>
    private static RedactionOptions Options(string policy, string? known, string? key, bool allowResidual)
    {
        var chosen = RedactionPolicy.Find(policy) ?? (File.Exists(policy) ? FromFile(policy)
            : throw new UsageException($"policy: expected {string.Join(", ", RedactionPolicy.Names)} or a file, found '{policy}'"));
        return new RedactionOptions
        {
            Policy = chosen, Known = known is null ? [] : ReadKnown(known), AllowResidual = allowResidual,
            // removal and random surrogates need no key: what is derived must not stand under the safe harbour
            Key = key is not null || chosen.NotSafeHarbor() is not null ? RedactionKeys.Collection(key, make: true) : null,
        };
    }

    private static RedactionPolicy FromFile(string file)
    {
        try
        {
            return PolicyReader.Read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is PolicyException or JsonException)
        {
            throw new UsageException($"{file}: {(e is PolicyException ? e.Message : "expected a policy in JSON")}");
        }
    }

    private static string Row(string line, RedactionOptions options)
    {
        var row = RedactionJson.Read(line);
        var result = RedactionJson.Redact(Redactor, row, options);
        Overridden(options, result);
        return RedactionJson.Written(row.Id, result);
    }

    private static void Overridden(RedactionOptions options, RedactionResult result)
    {
        if (result.Report.Residual.Count > 0 && options.AllowResidual && !result.Blocked)
            RedactionKeys.Audit("allow_residual", result.Policy, result.Report.Residual.Count);
    }

    private static int One(string file, Asked words)
    {
        if (file != "-" && !File.Exists(file))
            throw new UsageException($"{file}: no such file");
        var content = Content(file);
        var done = new DocumentRedactor(Redactor).Redact(content, file == "-" ? null : Path.GetFileName(file), words.Options);
        if (done.Refused is { } why)
            throw new UsageException($"{file}: {why}");
        var result = done.Result!;
        if (words.Json)
            Console.Out.WriteLine(RedactionJson.Written(null, result));
        if (done.Content is { } safe)
        {
            if (words.Out is { } path)
                Write(path, safe);
            else if (!words.Json)
            {
                using var stdout = Console.OpenStandardOutput();
                stdout.Write(safe);
            }
        }
        if (words.Report is { } report)
            Write(report, Encoding.UTF8.GetBytes(Signed(done, content)));
        Tell(words, result);
        return done.Blocked ? ExitCode.No : ExitCode.Done;
    }

    // the tree is kept; a name that may identify somebody is replaced by a number
    private static int Folder(string folder, Asked words)
    {
        if (words.Out is not { } to)
            throw new UsageException("redact: expected --out with a folder to write to");
        if ((Path.GetFullPath(to) + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new UsageException("redact: expected --out outside the folder that is read");
        var (number, blocked, refused) = (0, 0, 0);
        var tree = new SafeTree(Redactor);
        var reports = new StringBuilder("[");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            number++;
            var name = tree.Name(Path.GetRelativePath(folder, file), number);
            if (Taken(file) is not { } content)
            {
                refused++;
                Console.Error.WriteLine($"codingahead: {name}: it cannot be read");
                continue;
            }
            var done = new DocumentRedactor(Redactor).Redact(content, Path.GetFileName(file), words.Options);
            if (done.Refused is { } why)
            {
                refused++;
                Console.Error.WriteLine($"codingahead: {name}: {why}");
                continue;
            }
            var written = tree.Free(Path.ChangeExtension(name, done.Extension.Length > 0 ? done.Extension : Path.GetExtension(name)));
            if (done.Content is { } safe)
                Write(Path.Combine(to, written), safe);
            else
            {
                blocked++;
                Console.Error.WriteLine($"codingahead: {name}: the leak gate holds it back ({done.Result!.Report.Residual.Count} places)");
            }
            reports.Append(reports.Length > 1 ? ",\n" : "").Append(Signed(done, content, written));
            Overridden(words.Options, done.Result!);
        }
        if (words.Report is { } report)
            Write(report, Encoding.UTF8.GetBytes(reports.Append("]\n").ToString()));
        Console.Out.WriteLine($"{number} documents: {number - blocked - refused} written, {blocked} held back, {refused} refused");
        return blocked + refused > 0 ? ExitCode.No : ExitCode.Done;
    }

    // a message of the system would name the file
    private static byte[]? Taken(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Signed(DocumentResult done, byte[] input, string? document = null)
    {
        using var key = RedactionKeys.Signing();
        return SignedReport.Write(done.Result!, input, done.Content ?? [], RedactionDesk.Program, TimeProvider.System.GetUtcNow(), key, document);
    }

    private static void Tell(Asked words, RedactionResult result)
    {
        if (result.Blocked)
            Console.Error.WriteLine($"codingahead: the leak gate holds the text back: {result.Report.Residual.Count} places; {result.Report.Why}");
        else if (!result.Report.SafeHarbor)
            Console.Error.WriteLine($"codingahead: {result.Report.Why}");
        Overridden(words.Options, result);
    }

    private static byte[] Content(string file)
    {
        if (file != "-")
            return File.ReadAllBytes(file);
        using var all = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(all);
        return all.ToArray();
    }

    // a disk that fills up leaves nothing half-written, and what stood there before stays
    private static void Write(string path, byte[] content)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            using var device = File.OpenWrite(path);
            device.Write(content);
            return;
        }
        var part = path + ".part";
        try
        {
            File.WriteAllBytes(part, content);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw;
        }
    }

    private static IReadOnlyList<KnownValue> ReadKnown(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.Exists(file) ? File.ReadAllText(file) : throw new UsageException($"{file}: no such file"));
            return KnownValue.Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw new UsageException($"{file}: expected JSON");
        }
    }
}
