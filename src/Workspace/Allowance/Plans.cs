using System.Globalization;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Allowance;

/// <summary>What a plan allows: so many code pages in a period, or all.</summary>
/// <param name="Pages">Null for no limit.</param>
/// <param name="Period"><c>day</c>, <c>month</c>, <c>year</c> or <c>ever</c>.</param>
public sealed record Plan(string Name, int? Pages, string Period);

/// <summary>The plans of the store, read at most every few seconds; what the operator's setting names goes before them.</summary>
/// <param name="setting">Such as <c>guest=1/month;free=5/month;paid=all</c>; null for none.</param>
public sealed class Plans(WorkspaceDatabase database, TimeProvider time, string? setting)
{
    public const string Guest = "guest";
    public const string Free = "free";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, Plan> named = Parse(setting).ToDictionary(p => p.Name, StringComparer.Ordinal);
    private (DateTimeOffset Read, Dictionary<string, Plan> Plans)? held;

    public async Task<Plan> Find(string name, CancellationToken cancel = default)
    {
        var all = await All(cancel);
        // a plan that was taken away leaves its people with what everyone has
        return all.GetValueOrDefault(name) ?? all.GetValueOrDefault(Free) ?? new Plan(Free, 5, "month");
    }

    public async Task<IReadOnlyDictionary<string, Plan>> All(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        if (held is { } known && now - known.Read < Fresh && now >= known.Read)
            return known.Plans;
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT name, pages, period FROM plan", null);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            plans[reader.GetString(0)] = new Plan(reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetInt32(1), reader.GetString(2));
        foreach (var plan in named.Values)
            plans[plan.Name] = plan;
        held = (now, plans);
        return plans;
    }

    /// <summary>Whether the operator's setting decides on this plan, so that a change in the store would do nothing.</summary>
    public bool IsSet(string name) => named.ContainsKey(name);

    public async Task Save(Plan plan, CancellationToken cancel = default)
    {
        await using var connection = await database.Open(cancel);
        await connection.RunAsync("INSERT INTO plan (name, pages, period) VALUES (@name, @pages, @period) ON CONFLICT (name) DO UPDATE SET pages = excluded.pages, period = excluded.period",
            null, cancel, ("name", plan.Name), ("pages", plan.Pages), ("period", plan.Period));
        held = null;
    }

    /// <exception cref="FormatException">The setting cannot be read; the message says what was expected.</exception>
    public static IReadOnlyList<Plan> Parse(string? setting)
    {
        var plans = new List<Plan>();
        foreach (var piece in (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (piece.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, var amount])
                throw new FormatException($"CODINGAHEAD_ALLOWANCE: expected plans such as guest=1/month, found '{piece}'");
            if (amount == "all")
                plans.Add(new Plan(name, null, "month"));
            else if (amount.Split('/', StringSplitOptions.TrimEntries) is [var number, "day" or "month" or "year" or "ever"] parts && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pages))
                plans.Add(new Plan(name, pages, parts[1]));
            else
                throw new FormatException($"CODINGAHEAD_ALLOWANCE: expected a number per day, month, year or ever, or all, found '{amount}'");
        }
        return plans;
    }
}
