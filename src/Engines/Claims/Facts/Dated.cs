using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>A fact with the edition that it is of.</summary>
internal readonly record struct Dated<T>(Edition Edition, T Fact) where T : class;

/// <summary>Finds facts by day.</summary>
internal static class Dated
{
    /// <summary>The fact of the newest edition that holds on a day; null when none does.</summary>
    public static T? On<T>(Dated<T>[] facts, DateOnly day) where T : class
    {
        foreach (var dated in facts)
            if (dated.Edition.Covers(day))
                return dated.Fact;
        return null;
    }
}
