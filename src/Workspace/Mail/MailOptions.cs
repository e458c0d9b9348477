using System.Net.Mail;

namespace CodingAhead.Workspace.Mail;

/// <summary>Where mail goes: a server, or a folder that each letter is laid into as a file.</summary>
/// <param name="From">Who writes.</param>
public sealed record MailOptions(string From)
{
    public string? Folder { get; init; }

    public string Host { get; init; } = "";

    public int Port { get; init; }

    /// <summary>TLS from the first byte (<c>smtps</c>); else STARTTLS, which only a server on this machine may lack.</summary>
    public bool Tls { get; init; }

    public string? User { get; init; }

    public string? Word { get; init; }

    /// <summary>Reads <c>smtp://user:word@host:587?from=…</c>, <c>smtps://…</c> or <c>folder:/path?from=…</c>; null for none.</summary>
    /// <exception cref="FormatException">It cannot be read. The words that were found are not repeated: they may hold a secret.</exception>
    public static MailOptions? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Trim().Split('?', 2);
        var from = parts.Length == 2 && parts[1].StartsWith("from=", StringComparison.Ordinal) ? Uri.UnescapeDataString(parts[1][5..]) : null;
        if (from is not null && !MailAddress.TryCreate(from, out _))
            throw new FormatException("CODINGAHEAD_SMTP: expected an e-mail address after from=");
        if (parts[0].StartsWith("folder:", StringComparison.Ordinal) && parts[0].Length > 7)
            return new MailOptions(from ?? "codingahead@localhost") { Folder = parts[0][7..] };
        // a bare host:port is what many programs take
        var address = parts[0].Contains("://", StringComparison.Ordinal) ? parts[0] : "smtp://" + parts[0];
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
            throw new FormatException("CODINGAHEAD_SMTP: expected smtp://user:word@host:587?from=address, smtps://… or folder:/path");
        var user = uri.UserInfo.Split(':', 2);
        return new MailOptions(from ?? $"codingahead@{uri.Host}")
        {
            Host = uri.Host.Trim('[', ']'), Port = uri.Port > 0 ? uri.Port : uri.Scheme == "smtps" ? 465 : uri.IsLoopback ? 25 : 587, Tls = uri.Scheme == "smtps",
            User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null, Word = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
    }

    /// <summary>Whether a text is one e-mail address and nothing else, so that it can be written to.</summary>
    public static bool IsAddress(string text) => text.Length is > 5 and <= 100 && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';')
        && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
