using BenchmarkDotNet.Running;
using Glabella.Benchmarks;
using Glabella.Benchmarks.Peers;

// peers FOLDER SCRIPT is what bench/peers/run.sh calls, once the peers are built.
if (args is ["peers", var folder, var script])
{
    PeerBenchmark.Run(folder, script);
    return;
}

// people measures ranges on people whose course is known: no time, but as long as a benchmark.
if (args is ["people"])
{
    VirtualPeople.Run();
    return;
}

// Without arguments everything is measured; --filter '*Forecast*' chooses, --list flat lists.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
