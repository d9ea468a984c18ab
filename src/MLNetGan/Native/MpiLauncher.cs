namespace MLNetGan.Native;

/// <summary>
/// What the program that started this process, an mpirun, says of it in the environment: known before any library of MPI is loaded.
/// </summary>
internal static class MpiLauncher
{
    // Open MPI's; then those of MPICH's Hydra, which Intel MPI, MVAPICH, MS-MPI and Slurm's own PMI set, too.
    private const string OpenMpi = "OMPI_COMM_WORLD_", Hydra = "PMI_";

    /// <summary>Whether Open MPI's mpirun started it.</summary>
    public static bool IsOpenMpi => Number($"{OpenMpi}RANK") is not null;

    /// <summary>The process's number, from 0; null where no mpirun started it.</summary>
    public static int? Rank => Number($"{OpenMpi}RANK") ?? Number($"{Hydra}RANK");

    /// <summary>How many processes were started together; null where no mpirun did.</summary>
    public static int? Size => Number($"{OpenMpi}SIZE") ?? Number($"{Hydra}SIZE");

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : null;
}
