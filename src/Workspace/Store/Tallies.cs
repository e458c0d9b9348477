using System.Data.Common;
using System.Globalization;

namespace CodingAhead.Workspace.Store;

/// <summary>A stretch of time in which something is counted.</summary>
/// <param name="Name">Such as <c>2026-03</c> or <c>2026-03-02</c>.</param>
/// <param name="Ends">When the count starts anew.</param>
public sealed record Period(string Name, DateTimeOffset Ends)
{
    /// <summary>The stretch of a kind (<c>hour</c>, <c>day</c>, <c>month</c>, <c>year</c>, <c>ever</c>) around a moment, in UTC, so that all servers mean the same.</summary>
    public static Period Around(DateTimeOffset now, string kind)
    {
        var utc = now.UtcDateTime;
        var day = new DateTimeOffset(utc.Date, TimeSpan.Zero);
        var month = new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return kind switch
        {
            "hour" => new(utc.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture), day.AddHours(utc.Hour + 1)),
            "day" => new(utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.AddDays(1)),
            "month" => new(utc.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.AddMonths(1)),
            "year" => new(utc.ToString("yyyy", CultureInfo.InvariantCulture), new(utc.Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            _ => new("ever", new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        };
    }
}

/// <summary>Counts with a limit, raised by one statement each: exact however many servers count at once.</summary>
public sealed class Tallies(WorkspaceDatabase database, TimeProvider time)
{
    /// <summary>Takes one of a subject's count; the number now used, or null when the limit is reached.</summary>
    public async Task<int?> Take(string subject, string kind, int limit, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        return await Take(connection, null, subject, Period.Around(time.GetUtcNow(), kind), limit, cancel);
    }

    internal static async Task<int?> Take(DbConnection connection, DbTransaction? transaction, string subject, Period period, int limit, CancellationToken cancel)
    {
        if (limit <= 0)
            return null;
        var used = await connection.OneAsync(
            """
            INSERT INTO tally (subject, period, used, ends) VALUES (@subject, @period, 1, @ends)
            ON CONFLICT (subject, period) DO UPDATE SET used = tally.used + 1 WHERE tally.used < @limit RETURNING used
            """, transaction, cancel, ("subject", subject), ("period", period.Name), ("ends", period.Ends.ToUnixTimeMilliseconds()), ("limit", limit));
        return used is null ? null : Convert.ToInt32(used, CultureInfo.InvariantCulture);
    }

    /// <summary>How much of a subject's count is used.</summary>
    public async Task<int> Used(string subject, string kind, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        return await Used(connection, null, subject, Period.Around(time.GetUtcNow(), kind), cancel);
    }

    internal static async Task<int> Used(DbConnection connection, DbTransaction? transaction, string subject, Period period, CancellationToken cancel) =>
        Convert.ToInt32(await connection.OneAsync("SELECT used FROM tally WHERE subject = @subject AND period = @period", transaction, cancel, ("subject", subject), ("period", period.Name)) ?? 0, CultureInfo.InvariantCulture);

    /// <summary>Gives a count back to zero, as when a person has proved who they are.</summary>
    public async Task Forget(string subject, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("DELETE FROM tally WHERE subject = @subject", null, cancel, ("subject", subject));
    }
}
