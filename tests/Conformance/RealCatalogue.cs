using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

[assembly: AssemblyFixture(typeof(CodingAhead.Tests.Conformance.RealCatalogue))]

namespace CodingAhead.Tests.Conformance;

/// <summary>All official releases at hand, imported once for all tests that ask for them.</summary>
public sealed class RealCatalogue : IDisposable
{
    private readonly Lazy<(TestHome Home, ImportReport Report, Library Library)> made = new(() =>
    {
        var home = new TestHome();
        var report = home.Import(Repository.Releases);
        return (home, report, home.Library());
    });

    /// <summary>The home with everything imported; skips the test where the releases are missing.</summary>
    public TestHome Home => Made.Home;

    public ImportReport Report => Made.Report;

    public Shelf Shelf => Made.Library.Current;

    private (TestHome Home, ImportReport Report, Library Library) Made
    {
        get
        {
            _ = Repository.Releases;
            return made.Value;
        }
    }

    /// <summary>The page of a code as of a day, asked on 24 November 2026.</summary>
    public IReadOnlyList<CodePage> Pages(string code, string? on = null) =>
        new CodeLookup().Find(Shelf, code, null, on is null ? null : DateOnly.ParseExact(on, "yyyy-MM-dd", null), new DateOnly(2026, 11, 24));

    public CodePage Page(string code, string? on = null) => Assert.Single(Pages(code, on));

    public void Dispose()
    {
        if (made.IsValueCreated)
            made.Value.Home.Dispose();
    }
}
