using System.Diagnostics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace MLNetGan.Native;

/// <summary>libtorch in this process: loaded once, with a clear error where it cannot be, and set up for training.</summary>
internal static class LibTorch
{
    // Threads that share a core help small networks; more than the machine's cores do not help larger ones.
    private const int FewThreads = 4;

    // How often a waiting thread of OpenMP looks before it sleeps. It costs nothing when nothing else runs; without a bound,
    // waiting costs several times as much as it saves as soon as anything else does.
    private const string BoundedSpin = "10000";

    private static readonly Lock s_lock = new();
    private static bool s_isLoaded;

    /// <summary>Loads the library at the first call. A program that has used TorchSharp before keeps its own number of threads.</summary>
    /// <exception cref="InvalidOperationException">
    /// A library is missing, damaged, or asks for a newer system; the message says which and what to do.
    /// </exception>
    public static void Load()
    {
        lock (s_lock)
        {
            if (s_isLoaded)
                return;
            bool isFirst = !IsInProcess("torch_cpu");
            NativeLibraries.Load("torch_cpu", typeof(TorchSharp.torch).Assembly, "libtorch", NativeLibraries.TorchPackages);
            NativeLibraries.Load("LibTorchSharp", typeof(TorchSharp.torch).Assembly, "TorchSharp's native library",
                NativeLibraries.TorchPackages);
            SetThreads(isFirst);
            NativeHeap.KeepFreed();
            s_isLoaded = true;
        }
    }

    private static void SetThreads(bool isFirst)
    {
        try
        {
            // TorchSharp's first operation.
            int threads = get_num_threads(), cores = Environment.ProcessorCount;
            if (isFirst && Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null
                && Environment.GetEnvironmentVariable("MKL_NUM_THREADS") is null)
                set_num_threads(Math.Clamp(threads, Math.Min(FewThreads, cores), cores));
        }
        catch (TypeInitializationException error)
        {
            throw new InvalidOperationException(
                "TorchSharp was used before MLNetGan and could not start on this system, where MLNetGan would have helped it. Call " +
                "MLContext.Gan() first.", error);
        }
    }

#pragma warning disable CA2255 // A program may use TorchSharp before anything of this library but its module.
    /// <summary>
    /// What native libraries read when they start: that ONNX Runtime collects and sends no data about its use; that MKL's sums do not
    /// depend on where in memory the numbers lie; and libtorch's bound of waiting.
    /// </summary>
    [ModuleInitializer]
    internal static void Prepare()
    {
        NativeVariables.SetDefault("ORT_DISABLE_TELEMETRY", "1");
        NativeVariables.SetDefault("MKL_CBWR", "AUTO");
        if (!OperatingSystem.IsLinux())
            return;
        OlderLinux.Register();
        NativeVariables.SetDefault("GOMP_SPINCOUNT", BoundedSpin);
    }
#pragma warning restore CA2255

    private static bool IsInProcess(string library)
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Any(module => module.ModuleName.Contains(library, StringComparison.Ordinal));
    }
}
