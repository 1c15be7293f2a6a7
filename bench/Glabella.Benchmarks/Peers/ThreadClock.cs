using System.Runtime.InteropServices;

namespace Glabella.Benchmarks.Peers;

/// <summary>CPU time of the calling thread, which other processes do not lengthen by waiting.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>Seconds; NaN elsewhere than on Linux.</summary>
    public static double Seconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return double.NaN;
        }

        var time = new nint[2];
        return Read(ThreadCpuTime, time) == 0 ? time[0] + (1e-9 * time[1]) : double.NaN;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, [Out] nint[] time);
}
