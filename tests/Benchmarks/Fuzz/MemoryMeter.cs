using System.Diagnostics;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Watches what a reading takes: what is allocated in .NET, and how far the process grows beyond what it was before.</summary>
internal sealed class MemoryMeter
{
    /// <summary>What the reading of a small file may take, in bytes.</summary>
    public const long Budget = 256L << 20;

    private long _allocated = GC.GetTotalAllocatedBytes(), _peak = Peak();

    /// <summary>Says what was taken since the last call, if that is too much; else null.</summary>
    public string? Excess()
    {
        (long allocatedBefore, long peakBefore) = (_allocated, _peak);
        (_allocated, _peak) = (GC.GetTotalAllocatedBytes(), Peak());
        (long allocated, long grown) = (_allocated - allocatedBefore, _peak - peakBefore);
        return allocated <= Budget && grown <= Budget
            ? null
            : $"{allocated >> 20} MiB allocated and the process grown by {grown >> 20} MiB, expected at most {Budget >> 20} MiB.";
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
