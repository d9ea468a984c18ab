using System.Diagnostics;
using System.Runtime.CompilerServices;
using MLNetGan.Native;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks.Plain;

/// <summary>Times a training loop as TorchSharp's own examples write it, on libtorch's defaults.</summary>
internal static class PlainTraining
{
    /// <summary>Lets TorchSharp load on older systems, and no more: threads and memory stay as they are. Comes before the networks.</summary>
    public static void Load()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(OlderLinux).Module.ModuleHandle);
        random.manual_seed(0);
    }

    /// <summary>Runs steps, which give both players' losses, and prints one JSON line.</summary>
    public static void Measure(Func<int, (float Discriminator, float Generator)> step, int steps, int warmUp, params nn.Module[] networks)
    {
        double discriminator = 0, generator = 0;
        for (int i = 0; i < warmUp; i++)
            step(i);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
        {
            (float d, float g) = step(i);
            (discriminator, generator) = (discriminator + d, generator + g);
        }
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        new SideResult(SideResult.Plain, get_num_threads(), time / steps, networks.Sum(SideResult.LearnedParameters), discriminator / steps, generator / steps).Print();
    }
}
