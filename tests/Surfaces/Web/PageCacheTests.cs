using CodingAhead.Surfaces.Web.Serving;

namespace CodingAhead.Tests.Surfaces.Web;

/// <summary>The memory of finished pages.</summary>
public sealed class PageCacheTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void A_page_is_found_again_by_books_day_and_address()
    {
        var cache = new PageCache();
        var page = FinishedPage.Html(200, "a");
        cache.Keep(new PageKey("books", Day, "/a", ""), page);
        Assert.Same(page, cache.Find(new PageKey("books", Day, "/a", "")));
        Assert.Null(cache.Find(new PageKey("books", Day.AddDays(1), "/a", "")));
        Assert.Null(cache.Find(new PageKey("other books", Day, "/a", "")));
        Assert.Null(cache.Find(new PageKey("books", Day, "/a", "?on=2026-01-01")));
    }

    [Fact]
    public void Memory_stays_bounded_however_many_pages_are_asked_for()
    {
        var cache = new PageCache(budget: 1 << 20);
        for (var i = 0; i < 20_000; i++)
            cache.Keep(new PageKey("books", Day, $"/{i}", ""), FinishedPage.Html(200, new string('x', 1000)));
        Assert.InRange(cache.Count, 1, (1 << 20) / 1000);
    }

    [Fact]
    public void A_page_that_is_asked_for_all_the_time_outlives_the_others()
    {
        var cache = new PageCache(budget: 1 << 20);
        var dear = new PageKey("books", Day, "/dear", "");
        cache.Keep(dear, FinishedPage.Html(200, "dear"));
        for (var i = 0; i < 5_000; i++)
        {
            cache.Keep(new PageKey("books", Day, $"/{i}", ""), FinishedPage.Html(200, new string('x', 1000)));
            Assert.NotNull(cache.Find(dear));
        }
    }

    [Fact]
    public void An_address_longer_than_any_the_site_writes_is_not_kept()
    {
        var cache = new PageCache();
        var key = new PageKey("books", Day, "/search", "?q=" + new string('x', 4000));
        cache.Keep(key, FinishedPage.Html(200, "a"));
        Assert.Null(cache.Find(key));
    }
}
