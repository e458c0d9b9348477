using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>
/// The modifiers that go with a code, in billing order, each with its reason: what its indicators, its edits and its place among the
/// codes let follow (<see cref="ModifierRule"/>). Those whose use has ended say since when.
/// </summary>
internal static class Modifiers
{
    public static IReadOnlyList<PageModifier> Of(PageContext page, IReadOnlyList<Indicator> indicators)
    {
        if (page.Code.System is not (CodeSystem.Cpt or CodeSystem.Hcpcs))
            return [];
        var facts = new ModifierFacts(page.Code, indicators, CodeEdits.Bypassable(page.Shelf, page.Code, page.On, page.Today));
        var found = new List<PageModifier>();
        foreach (var rule in ModifierRule.All(page.Shelf.Starter))
            if (!found.Exists(f => f.Code == rule.Modifier) && rule.Holds(facts))
            {
                var (title, ended) = Describe(page, rule.Modifier);
                var governing = rule.Indicator(facts);
                found.Add(new PageModifier(rule.Modifier, title, rule.Reason(facts), ended < page.Day ? ended : null, governing?.Source ?? rule.Source)
                {
                    Group = rule.Group, Rule = rule.Source,
                });
            }
        return found;
    }

    private static (string Title, DateOnly? Ended) Describe(PageContext page, string modifier) =>
        page.Own("modifiers", modifier) is [var own, ..]
            ? (own.Entry.Cells[2], DateOnly.TryParse(own.Entry.Cells[6], out var day) ? day : null)
            : ("", null);
}
