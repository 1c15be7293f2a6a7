using System.Diagnostics;
using System.Globalization;

namespace Glabella.Benchmarks.Peers;

/// <summary>A set-up of a peer and what it reached.</summary>
/// <param name="Name">In words.</param>
/// <param name="Seconds">Best CPU time over all persons.</param>
/// <param name="Error">Largest and root-mean-square error, grades.</param>
internal sealed record PeerFigure(string Name, double Seconds, (double Largest, double Rms) Error)
{
    /// <summary>Patient-years a second.</summary>
    public double Rate => PeerTask.Persons * (PeerTask.End / 365.0) / Seconds;
}

/// <summary>Runs the peers' programs.</summary>
internal sealed class PeerProcess(string folder, string script)
{
    public string Task => Path.Combine(folder, "task.bin");

    private string Result => Path.Combine(folder, "result.bin");

    /// <summary>CVODE: method, states, largest order, iteration.</summary>
    public (double Seconds, double[] Severities) Cvode(string setup, double rtol, double atol, int passes)
    {
        var seconds = Run(Path.Combine(folder, "cvode"), [Task, Result, .. setup.Split(' '), N(rtol), N(atol), N(passes)]);
        return (seconds, PeerTask.Read(Result));
    }

    /// <summary>R's deSolve, LSODA.</summary>
    public (double Seconds, double[] Severities) DeSolve(double rtol, double atol, int passes)
    {
        var seconds = Run("Rscript", [script, Task, Result, Path.Combine(folder, "desolve.so"), N(rtol), N(atol), N(passes)]);
        return (seconds, PeerTask.Read(Result));
    }

    private static string N(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static double Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output.Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
