using System.Runtime.InteropServices;

namespace MLNetGan.Native;

/// <summary>The allocator that libtorch's tensors in ordinary memory come from.</summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1, MapThreshold = -3;

    // The largest that glibc takes.
    private const int LargestMapThreshold = 32 << 20;

    /// <summary>
    /// Keeps freed memory for the next tensor of the process. glibc hands large blocks back to the system at once, and every
    /// page of the next one is then a fault: with features of a few megabytes that is a tenth of a training step.
    /// Elsewhere than on glibc it does nothing.
    /// </summary>
    public static void KeepFreed()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = SetOption(MapThreshold, LargestMapThreshold);
            _ = SetOption(TrimThreshold, int.MaxValue);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
