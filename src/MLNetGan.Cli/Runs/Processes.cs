using MLNetGan.Native;
using MLNetGan.Training;

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

    /// <summary>How a run is trained of which this is known; null for nothing yet.</summary>
    public static DistributedTraining Of(RunRequest? request) =>
        request?.Set?.TryGetValue(nameof(TrainingOptions.Distributed), out string? text) == true
            ? Enum.Parse<DistributedTraining>(text) : Usual;

    /// <summary>Whether this is the first of those that train together, or one that trains alone.</summary>
    public static bool IsFirst(DistributedTraining distributed) => distributed == DistributedTraining.None || MpiLauncher.Rank is null or 0;

    /// <summary>Does what comes before training in each process. Where it fails, processes that wait for this one learn of it.</summary>
    /// <param name="prepare">What is done.</param>
    /// <param name="distributed">How the run is trained, as far as it is known when that fails; null for as usual.</param>
    /// <exception cref="OtherProcessException">It failed in another process, too, which tells of it.</exception>
    public static T Prepare<T>(Func<T> prepare, Func<DistributedTraining>? distributed = null)
    {
        try
        {
            return prepare();
        }
        // Where there is no MPI, which counts as no match, each tells.
        catch (Exception error) when (MpiRanks.Of(distributed?.Invoke() ?? Usual) is { } ranks)
        {
            return new RankSession(ranks).Run<T>(() => throw error);
        }
    }
}
