using System.Collections.Concurrent;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Allowance;

/// <summary>A count that a code page is taken from.</summary>
/// <param name="Keeps">Whether a page that was opened from it stays open for the period.</param>
public sealed record Purse(string Subject, int Limit, string Period, bool Keeps = true);

/// <summary>What came of asking for a code page.</summary>
/// <param name="Open">Whether it may be read.</param>
/// <param name="Used">How many of the first purse are used.</param>
public sealed record Opening(bool Open, int Used, int Limit, DateTimeOffset Renews)
{
    public int Left => Math.Max(0, Limit - Used);
}

/// <summary>
/// Counts code pages. A page is taken from every purse of the visitor or from none, in one transaction; a page that is open already costs
/// nothing until the period ends. Several servers over one store count as one.
/// </summary>
public sealed class Meter(WorkspaceDatabase database, TimeProvider time)
{
    private const int MostRemembered = 50_000;

    // what is open stays open for the period, so that it may be remembered; the store stays the judge of everything else
    private ConcurrentDictionary<(string Subject, string Period, string Page), bool> open = new();

    /// <summary>Opens a page, or says that the allowance is spent.</summary>
    /// <param name="page">The code that the page is of, such as <c>cpt:78597</c>: the same on whatever surface and for whatever day.</param>
    /// <param name="spend">False to look only, as for a prefetch.</param>
    public async Task<Opening> Open(IReadOnlyList<Purse> purses, string page, bool spend, CancellationToken cancel = default)
    {
        var first = purses[0];
        var now = time.GetUtcNow();
        var period = Period.Around(now, first.Period);
        await using var connection = await database.Open(cancel);
        if (open.ContainsKey((first.Subject, period.Name, page)))
            return new Opening(true, await Tallies.Used(connection, null, first.Subject, period, cancel), first.Limit, period.Ends);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!spend)
        {
            var known = await connection.OneAsync("SELECT 1 FROM opened WHERE subject = @subject AND period = @period AND page = @page", transaction, cancel,
                ("subject", first.Subject), ("period", period.Name), ("page", page)) is not null;
            return new Opening(known, await Tallies.Used(connection, transaction, first.Subject, period, cancel), first.Limit, period.Ends);
        }
        if (!await Mark(first, period))
        {
            var used = await Tallies.Used(connection, transaction, first.Subject, period, cancel);
            await transaction.CommitAsync(cancel);
            Remember(first.Subject, period.Name, page);
            return new Opening(true, used, first.Limit, period.Ends);
        }
        // in one order everywhere, so that two servers never wait for each other
        int? mine = null;
        foreach (var purse in purses.OrderBy(p => p.Subject, StringComparer.Ordinal))
        {
            var stretch = Period.Around(now, purse.Period);
            if (await Tallies.Take(connection, transaction, purse.Subject, stretch, purse.Limit, cancel) is not { } used)
            {
                await transaction.RollbackAsync(cancel);
                return new Opening(false, await Tallies.Used(connection, null, first.Subject, period, cancel), first.Limit, stretch.Ends);
            }
            if (ReferenceEquals(purse, first))
                mine = used;
            else if (purse.Keeps)
                await Mark(purse, stretch);
        }
        await transaction.CommitAsync(cancel);
        Remember(first.Subject, period.Name, page);
        return new Opening(true, mine ?? 0, first.Limit, period.Ends);

        async Task<bool> Mark(Purse purse, Period stretch) => await connection.RunAsync(
            "INSERT INTO opened (subject, period, page, ends) VALUES (@subject, @period, @page, @ends) ON CONFLICT (subject, period, page) DO NOTHING", transaction, cancel,
            ("subject", purse.Subject), ("period", stretch.Name), ("page", page), ("ends", stretch.Ends.ToUnixTimeMilliseconds())) == 1;
    }

    /// <summary>How many code pages are used of a purse.</summary>
    public async Task<Opening> Look(Purse purse, CancellationToken cancel = default)
    {
        var period = Period.Around(time.GetUtcNow(), purse.Period);
        await using var connection = await database.Open(cancel);
        var used = await Tallies.Used(connection, null, purse.Subject, period, cancel);
        return new Opening(used < purse.Limit, used, purse.Limit, period.Ends);
    }

    /// <summary>Leaves nothing in a purse: a cookie that is given out with a refusal opens nothing either.</summary>
    public async Task Empty(Purse purse, CancellationToken cancel = default)
    {
        var period = Period.Around(time.GetUtcNow(), purse.Period);
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("INSERT INTO tally (subject, period, used, ends) VALUES (@subject, @period, @limit, @ends) ON CONFLICT (subject, period) DO UPDATE SET used = @limit", null, cancel,
            ("subject", purse.Subject), ("period", period.Name), ("limit", purse.Limit), ("ends", period.Ends.ToUnixTimeMilliseconds()));
    }

    private void Remember(string subject, string period, string page)
    {
        if (open.Count >= MostRemembered)
            open = new();
        open[(subject, period, page)] = true;
    }
}
