using MLNetGan.Native;

namespace MLNetGan.Cli.Runs;

/// <summary>The processes that an mpirun started with this one: they train together, and the first one writes and tells.</summary>
internal static class Processes
{
    /// <summary>How many there are; 1 without mpirun.</summary>
    public static int Count => MpiLauncher.Size ?? 1;

    /// <summary>How this one is called where there are others, before what it tells; else nothing.</summary>
    public static string Name => Count > 1 ? $"process {MpiLauncher.Rank} of {Count}: " : "";

    /// <summary>How a run is trained, unless it is said otherwise.</summary>
    public static DistributedTraining Usual => Count > 1 ? DistributedTraining.Mpi : DistributedTraining.None;

    /// <summary>Whether this is the first of those that train together, or one that trains alone.</summary>
    public static bool IsFirst(TrainingOptions options) => options.Distributed == DistributedTraining.None || MpiLauncher.Rank is null or 0;
}
