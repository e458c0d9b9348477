using CodingAhead.Workspace.Audit;

namespace CodingAhead.Workspace.Store;

/// <summary>How long things are held; null for as long as someone keeps them.</summary>
public sealed record Retention
{
    /// <summary>Days after which accounts that were never confirmed are removed.</summary>
    public int Unconfirmed { get; init; } = 7;

    /// <summary>Days after which saved cases, notes, claims and conversations are removed, counted from their last change.</summary>
    public int? Cases { get; init; }

    /// <summary>Days after which what someone read and searched last is forgotten.</summary>
    public int? Recent { get; init; }

    /// <summary>Reads <c>cases=90;recent=30;unconfirmed=7</c>.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Retention Read(string? text)
    {
        var all = new Retention();
        foreach (var piece in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            all = piece.Split('=', StringSplitOptions.TrimEntries) is [var name, var number] && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var days) && days > 0
                ? name switch
                {
                    "unconfirmed" => all with { Unconfirmed = days },
                    "cases" => all with { Cases = days },
                    "recent" => all with { Recent = days },
                    _ => throw new FormatException($"CODINGAHEAD_RETENTION: expected cases, recent or unconfirmed, found '{name}'"),
                }
                : throw new FormatException($"CODINGAHEAD_RETENTION: expected days such as cases=90, found '{piece}'");
        return all;
    }
}

/// <summary>Removes what has ended, and what is held no longer. The record of acts is never shortened: its chain would break.</summary>
public sealed class Sweep(WorkspaceDatabase database, TimeProvider time, Retention retention, AuditLog audit)
{
    public async Task Run(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.Open(cancel);
        foreach (var sql in (string[])["DELETE FROM tally WHERE ends < @now", "DELETE FROM opened WHERE ends < @now", "DELETE FROM session WHERE expires < @now", "DELETE FROM invitation WHERE expires < @now"])
            await connection.RunAsync(sql, null, cancel, ("now", now.ToUnixTimeMilliseconds()));
        await connection.RunAsync("DELETE FROM daily_key WHERE day < @day", null, cancel, ("day", now.AddDays(-1).UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        long Before(int days) => now.AddDays(-days).ToUnixTimeMilliseconds();
        await connection.RunAsync("DELETE FROM person WHERE email IS NOT NULL AND email_confirmed = @no AND created < @before", null, cancel, ("no", false), ("before", Before(retention.Unconfirmed)));
        if (retention.Recent is { } recent)
            foreach (var sql in (string[])["DELETE FROM recent WHERE seen < @before", "DELETE FROM recent_search WHERE seen < @before"])
                await connection.RunAsync(sql, null, cancel, ("before", Before(recent)));
        if (retention.Cases is not { } cases)
            return;
        var removed = await connection.RunAsync("DELETE FROM thing WHERE kind IN ('case', 'note', 'claim', 'conversation') AND changed < @before", null, cancel, ("before", Before(cases)));
        if (removed > 0)
            await audit.Add("", "", "retention", $"{removed} cases, claims and conversations older than {cases} days", "done", "", cancel);
    }
}
