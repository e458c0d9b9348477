namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Gathers all faults of one idea, so that a run names every place to mend and not only the first.</summary>
internal sealed class Faults
{
    private const int Shown = 200;

    private readonly List<string> found = [];

    public void Add(string fault) => found.Add(fault);

    public void AddUnless(bool right, string fault)
    {
        if (!right)
            found.Add(fault);
    }

    /// <summary>Fails with all that was found; passes when nothing was.</summary>
    public void AssertNone(string idea)
    {
        if (found.Count > 0)
            Assert.Fail($"{idea}: {found.Count}\n  " + string.Join("\n  ", found.Distinct().Take(Shown)));
    }
}
