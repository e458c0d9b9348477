using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>A fact with the edition that it is of; the edition's days stand beside it, so that asking for a day reads one place.</summary>
internal readonly struct Dated<T>(Edition edition, T fact) where T : class
{
    private readonly DateOnly _from = edition.From, _to = edition.To;

    public Edition Edition { get; } = edition;

    public T Fact { get; } = fact;

    public bool Covers(DateOnly day) => _from <= day && day <= _to;
}

/// <summary>Finds facts by day.</summary>
internal static class Dated
{
    /// <summary>The fact of the newest edition that holds on a day; null when none does.</summary>
    public static T? On<T>(Dated<T>[] facts, DateOnly day) where T : class
    {
        foreach (ref readonly var dated in facts.AsSpan())
            if (dated.Covers(day))
                return dated.Fact;
        return null;
    }
}
