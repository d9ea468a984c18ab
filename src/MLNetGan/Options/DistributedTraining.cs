namespace MLNetGan;

/// <summary>How several processes train one run.</summary>
public enum DistributedTraining
{
    /// <summary>They do not: a process trains alone.</summary>
    None,

    /// <summary>
    /// Data-parallel over MPI (Open MPI, MPICH and its kin): the processes that an <c>mpirun</c> started share every batch. A process that
    /// none started, or that is the only one, trains alone.
    /// </summary>
    Mpi,
}
