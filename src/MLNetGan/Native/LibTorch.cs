using System.Diagnostics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MLNetGan.Native;

/// <summary>libtorch in this process: loaded once, with a clear error where it cannot be, and set up for training.</summary>
internal static partial class LibTorch
{
    // Threads that share a core help small networks; more than the machine's cores do not help larger ones.
    private const int FewThreads = 4;

    // How often a waiting thread of OpenMP looks before it sleeps. It costs nothing when nothing else runs; without a bound,
    // waiting costs several times as much as it saves as soon as anything else does.
    private const string BoundedSpin = "10000";

    // MKL_CBWR_AUTO: sums do not depend on where in memory the numbers lie.
    private const int SameOrderOfSums = 2;

    private static readonly Lock s_lock = new();
    private static bool s_isLoaded;

    /// <summary>Loads the library at the first call. A program that has used TorchSharp before keeps its own number of threads.</summary>
    /// <exception cref="InvalidOperationException">A library is missing, damaged, or asks for a newer system; the message says which and what to do.</exception>
    public static void Load()
    {
        lock (s_lock)
        {
            if (s_isLoaded)
                return;
            bool isFirst = !IsInProcess("torch_cpu");
            if (isFirst && OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is null)
                _ = SetVariable("GOMP_SPINCOUNT", BoundedSpin, 1);
            nint library = NativeLibraries.Load("torch_cpu", typeof(TorchSharp.torch).Assembly, "libtorch", NativeLibraries.TorchPackages);
            // Before the first operation, or MKL refuses.
            if (NativeLibrary.TryGetExport(library, "mkl_serv_cbwr_set", out nint set))
                SetReproducible(set);
            NativeLibraries.Load("LibTorchSharp", typeof(TorchSharp.torch).Assembly, "TorchSharp's native library", NativeLibraries.TorchPackages);
            if (isFirst && Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null && Environment.GetEnvironmentVariable("MKL_NUM_THREADS") is null)
                set_num_threads(Math.Clamp(get_num_threads(), Math.Min(FewThreads, Environment.ProcessorCount), Environment.ProcessorCount));
            NativeHeap.KeepFreed();
            s_isLoaded = true;
        }
    }

    private static bool IsInProcess(string library)
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Any(module => module.ModuleName.Contains(library, StringComparison.Ordinal));
    }

    private static unsafe void SetReproducible(nint function) => ((delegate* unmanaged<int, int>)function)(SameOrderOfSums);

    // .NET's own does not reach what C libraries read.
    [LibraryImport("libc.so.6", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
