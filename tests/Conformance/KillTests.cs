using System.Diagnostics;
using CodingAhead.Catalogue.Store;
using CodingAhead.Tests.Surfaces;

namespace CodingAhead.Tests.Conformance;

/// <summary>An import killed at any moment leaves the old catalogue or the new one, whole.</summary>
public sealed class KillTests
{
    [Fact]
    public void A_killed_import_leaves_the_old_catalogue_or_the_new_one_whole()
    {
        var releases = Repository.Releases;
        var rounds = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 200 : 6;
        using var home = new TestHome();
        var old = Path.Combine(releases, "icd10pcs", "2025");
        home.Import(old);
        var before = home.Catalogues.Current;
        // one whole run tells how long the moments can be spread
        var watch = Stopwatch.StartNew();
        using (var trial = new TestHome())
            Assert.Equal(0, ProgramTests.Run(trial, ["import", Path.Combine(releases, "icd10pcs", "2026")]).Exit);
        var length = watch.ElapsedMilliseconds;
        var random = new Random(20261124);
        var finished = 0;
        for (var round = 0; round < rounds; round++)
        {
            using var process = Process.Start(ProgramTests.Start(home, ["import", Path.Combine(releases, "icd10pcs", "2026")]))!;
            if (!process.WaitForExit(TimeSpan.FromMilliseconds(random.NextInt64(50, length + 200))))
                process.Kill();
            process.WaitForExit();
            var now = home.Catalogues.Current;
            using var catalogue = SqliteCatalogue.Open(Path.Combine(Library.Root(home.Folder), now!), now!);
            Assert.Equal(now == before ? 1 : 2, catalogue.Editions.Count);
            foreach (var edition in catalogue.Editions)
                Assert.Equal(edition.Name == "2026" ? 80_029 : 79_856, catalogue.All(CodingAhead.Catalogue.Codes.CodeSystem.Icd10Pcs, edition).Count());
            Assert.NotEmpty(home.Library().Current.Search.Search("bypass heart", new()).Results);
            if (now != before)
            {
                finished++;
                home.Catalogues.Rollback();
                Directory.Delete(Path.Combine(Library.Root(home.Folder), now!), recursive: true);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} kills, {finished} of them after the swap");
    }
}
