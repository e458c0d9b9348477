using CodingAhead.Catalogue.Search;

namespace CodingAhead.Surfaces.Web.Browse;

/// <summary>The hits of a search by how they match, each group where its best hit stands.</summary>
internal static class HitGroups
{
    /// <remarks>The order of the ranking is kept inside a group, and between groups by their first hits, so the best hit is always on top.</remarks>
    public static IReadOnlyList<IGrouping<string, SearchHit>> Of(SearchAnswer answer) => [.. answer.Results.GroupBy(h => h.Kind)];
}
