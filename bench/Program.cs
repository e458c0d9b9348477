using BenchmarkDotNet.Running;
using CodingAhead.Bench.Books;
using CodingAhead.Bench.Catalogue;
using CodingAhead.Bench.Engines.CasePilot;
using CodingAhead.Bench.Engines.Claims;
using CodingAhead.Bench.Surfaces;

// Five measurements of whole paths have words of their own; everything else goes to BenchmarkDotNet.
switch (args)
{
    case ["search-latency", ..]:
        return SearchLatency.Run();
    case ["plain-read", var path]:
        return PlainRead.Run(path);
    case ["pilot"]:
        return PilotSpeed.Run();
    case ["claims"]:
        return ClaimSpeed.Run();
    case ["pages"]:
        return await Pages.Run();
    case ["cold-start", var published]:
        return ColdStart.Run(published);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
        return 0;
}
