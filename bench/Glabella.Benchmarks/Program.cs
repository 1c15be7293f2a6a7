using BenchmarkDotNet.Running;

// Without arguments everything is measured; --filter '*Forecast*' chooses, --list flat lists.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
