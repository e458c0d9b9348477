using BenchmarkDotNet.Running;
using CodingAhead.Bench.Catalogue;

// `search-latency` measures each query's worst case; everything else goes to BenchmarkDotNet.
if (args is ["search-latency", ..])
    return SearchLatency.Run();
BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
return 0;
