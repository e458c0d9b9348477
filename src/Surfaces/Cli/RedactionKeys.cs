using System.Security.Cryptography;
using System.Text.Json;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces.Cli;

/// <summary>
/// The keys of redaction and the record of what was overridden or reversed, in the home. Keys are made at first use, readable by their
/// owner alone, and never printed; the record holds no value of a text.
/// </summary>
internal static class RedactionKeys
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static string Folder => Path.Combine(Settings.Home, "keys");

    /// <summary>What the served surfaces get: the collection's key only where the user himself is the one who asks.</summary>
    public static RedactionDesk Desk(ILibrary library, bool own) => new(Redactor(library), own ? () => Collection(null, make: true) : null, Signing, (act, policy, count) => Audit(act, policy, count));

    /// <summary>The redactor, to which the words of the books at hand are words of medicine.</summary>
    public static PhiRedactor Redactor(ILibrary library) => new(word => library.Current.Search.Knows(word), () => ZipAreas.Of(library.Current));

    /// <summary>The key in a file, or that of the home; made when the file is not there yet and <paramref name="make"/> allows it.</summary>
    public static RedactionKey Collection(string? file, bool make)
    {
        var path = file ?? Path.Combine(Folder, "redaction.key");
        if (!File.Exists(path))
        {
            if (!make)
                throw new UsageException($"{path}: expected a redaction key, found nothing");
            Write(path, Convert.ToBase64String(RedactionKey.Create().Export()) + "\n");
        }
        try
        {
            return RedactionKey.Import(Convert.FromBase64String(File.ReadAllText(path).Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new UsageException($"{path}: expected a redaction key of 32 bytes in base64");
        }
    }

    /// <summary>The key that signs reports.</summary>
    public static ECDsa Signing()
    {
        var path = Path.Combine(Folder, "report.pem");
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(path, made.ExportPkcs8PrivateKeyPem());
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }

    /// <summary>Whether a key that signs reports is in this home.</summary>
    public static bool HasSigning => File.Exists(Path.Combine(Folder, "report.pem"));

    /// <summary>Adds a line to the record: what was done, with counts; a reason only after its own redaction.</summary>
    public static void Audit(string act, string policy, int count, string? reason = null)
    {
        Directory.CreateDirectory(Settings.Home);
        using var stream = new MemoryStream();
        using (var line = new Utf8JsonWriter(stream))
        {
            line.WriteStartObject();
            line.WriteString("time", TimeProvider.System.GetUtcNow());
            line.WriteString("act", act);
            line.WriteString("policy", policy);
            line.WriteNumber("count", count);
            if (reason is not null)
                line.WriteString("reason", Redactor(Settings.OpenLibrary()).Redact(reason).Text ?? "withheld");
            line.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        using var record = Open(Path.Combine(Settings.Home, "redaction-audit.jsonl"), FileMode.Append);
        record.Write(stream.ToArray());
    }

    private static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        using var stream = Open(path, FileMode.CreateNew);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
