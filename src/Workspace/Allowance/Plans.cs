using System.Collections.Frozen;
using System.Globalization;
using CodingAhead.Workspace.Store;

namespace CodingAhead.Workspace.Allowance;

/// <summary>What a plan allows: so many code pages in a period, or all.</summary>
/// <param name="Pages">How many are opened in full; null for no limit.</param>
/// <param name="Period"><c>day</c>, <c>month</c>, <c>year</c> or <c>ever</c>.</param>
public sealed record Plan(string Name, int? Pages, string Period)
{
    /// <summary>For a trial: on how many days a new account has it; null for a plan that is given.</summary>
    public int? Days { get; init; }

    /// <summary>Sections that stay locked on the pages beyond the number; with none such a page is not shown at all.</summary>
    public IReadOnlyList<string> Locked { get; init; } = [];
}

/// <summary>The sections of a code page that a plan may lock, in the words of the setting.</summary>
public static class Sections
{
    public static IReadOnlyList<string> All { get; } = ["plain", "facts", "payment", "modifiers", "crosswalks", "notes", "guidelines", "history", "index"];
}

/// <summary>The plans of the store, read at most every few seconds; what the operator's setting names goes before them.</summary>
/// <param name="setting">Such as <c>guest=1/month;free=5/month;trial=all, 14 days;paid=all</c>; null for none.</param>
public sealed class Plans(WorkspaceDatabase database, TimeProvider time, string? setting)
{
    public const string Guest = "guest";
    public const string Free = "free";

    /// <summary>All guests of one network together.</summary>
    public const string Network = "network";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly FrozenDictionary<string, Plan> named = PlanWords.Read(setting).ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
    private (DateTimeOffset Read, IReadOnlyDictionary<string, Plan> Plans)? held;

    public async Task<Plan> Find(string name, CancellationToken cancel = default)
    {
        var all = await All(cancel);
        // a plan that was taken away leaves its people with what everyone has
        return all.GetValueOrDefault(name) ?? all.GetValueOrDefault(Free) ?? new Plan(Free, 5, "month");
    }

    /// <summary>The plan of a person: their own; with the free one, that of their role where there is a plan of its name.</summary>
    public async Task<Plan> Find(string name, string role, CancellationToken cancel = default)
    {
        var all = await All(cancel);
        return name == Free && all.TryGetValue(role, out var plan) ? plan : await Find(name, cancel);
    }

    /// <summary>The trial that a new account begins with; null where there is none.</summary>
    public async Task<Plan?> Trial(CancellationToken cancel = default) =>
        (await All(cancel)).Values.Where(p => p.Days is not null).OrderBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();

    public async Task<IReadOnlyDictionary<string, Plan>> All(CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        if (held is { } known && now - known.Read < Fresh && now >= known.Read)
            return known.Plans;
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        await using var connection = await database.Open(cancel);
        await using var command = connection.Command("SELECT name, pages, period, days, locked FROM plan", null);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            plans[reader.GetString(0)] = new Plan(reader.GetString(0), await reader.IsDBNullAsync(1, cancel) ? null : reader.GetInt32(1), reader.GetString(2))
            {
                Days = await reader.IsDBNullAsync(3, cancel) ? null : reader.GetInt32(3), Locked = reader.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            };
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
        await connection.RunAsync(
            "INSERT INTO plan (name, pages, period, days, locked) VALUES (@name, @pages, @period, @days, @locked) ON CONFLICT (name) DO UPDATE SET pages = excluded.pages, period = excluded.period, days = excluded.days, locked = excluded.locked",
            null, cancel, ("name", plan.Name), ("pages", plan.Pages), ("period", plan.Period), ("days", plan.Days), ("locked", string.Join(' ', plan.Locked)));
        held = null;
    }
}

/// <summary>Plans as one line of text: <c>name=pages/period</c>, then after commas <c>14 days</c> for a trial and <c>locked</c> with the names of sections.</summary>
public static class PlanWords
{
    /// <exception cref="FormatException">The text cannot be read; the message says what was expected.</exception>
    public static IReadOnlyList<Plan> Read(string? setting)
    {
        var plans = new List<Plan>();
        foreach (var piece in (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = piece.Split(',', StringSplitOptions.TrimEntries);
            if (parts[0].Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 and <= 40 } name, var amount] || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                throw new FormatException($"CODINGAHEAD_ALLOWANCE: expected plans such as guest=1/month, found '{piece}'");
            plans.Add(parts[1..].Aggregate(Amount(name, amount), With));
        }
        return plans;
    }

    private static Plan Amount(string name, string amount)
    {
        if (amount == "all")
            return new Plan(name, null, "month");
        return amount.Split('/', StringSplitOptions.TrimEntries) is [var number, "day" or "month" or "year" or "ever"] parts && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? new Plan(name, pages, parts[1])
            : throw new FormatException($"CODINGAHEAD_ALLOWANCE: expected a number per day, month, year or ever, or all, found '{amount}'");
    }

    private static Plan With(Plan plan, string word)
    {
        var words = word.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var number, "days" or "day"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3_660)
            return plan with { Days = days };
        if (words is ["locked", .. { Length: > 0 } sections])
            return sections.FirstOrDefault(s => !Sections.All.Contains(s)) is { } strange ? throw new FormatException($"CODINGAHEAD_ALLOWANCE: '{strange}' is no section; there are {string.Join(", ", Sections.All)}")
                : plan with { Locked = [.. Sections.All.Where(sections.Contains)] };
        throw new FormatException($"CODINGAHEAD_ALLOWANCE: expected '14 days' or 'locked' with sections, found '{word}'");
    }
}
