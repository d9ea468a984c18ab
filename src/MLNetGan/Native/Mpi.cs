namespace MLNetGan.Native;

/// <summary>
/// The functions of MPI that training in several processes needs (MPI 3.1, chapters 5 and 8). Called by one thread at a time. The process
/// takes part from the first use to its end.
/// </summary>
internal sealed unsafe class Mpi
{
    private const int Serialized = 2, FloatSize = 4, ErrorCode = 1;

    private static readonly Lazy<Mpi?> s_instance = new(() => MpiLibrary.Load() is { } library ? new Mpi(library) : null);

    private readonly MpiLibrary _library;
    private readonly delegate* unmanaged<void*, void*, int, nint, nint, nint, int> _sum;
    private readonly delegate* unmanaged<void*, int, nint, int, nint, int> _broadcast;
    private volatile bool _isAwaited;

    private Mpi(MpiLibrary library)
    {
        _library = library;
        _sum = (delegate* unmanaged<void*, void*, int, nint, nint, nint, int>)_library.Function("MPI_Allreduce");
        _broadcast = (delegate* unmanaged<void*, int, nint, int, nint, int>)_library.Function("MPI_Bcast");
        int isBegun = 0, provided = 0;
        Require(((delegate* unmanaged<int*, int>)_library.Function("MPI_Initialized"))(&isBegun), "MPI_Initialized");
        if (isBegun == 0)
        {
            Require(((delegate* unmanaged<int*, byte***, int, int*, int>)_library.Function("MPI_Init_thread"))(
                null, null, Serialized, &provided), "MPI_Init_thread");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        }
        RequireThreads();
        (Rank, Size) = (Number("MPI_Comm_rank", _library.World), Number("MPI_Comm_size", _library.World));
        Check();
    }

    /// <summary>The MPI of the process; null where nothing says that there should be one, and there is none.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is no library of MPI, one that is not known here, or not that of the mpirun that started the process; or it was begun for one
    /// thread alone.
    /// </exception>
    public static Mpi? Instance => s_instance.Value;

    /// <summary>This process's number, from 0.</summary>
    public int Rank { get; }

    /// <summary>The number of processes.</summary>
    public int Size { get; }

    /// <summary>Whether others wait for what this process does next: its end is then theirs, too.</summary>
    public bool IsAwaited { set => _isAwaited = value; }

    /// <summary>Replaces values by their sums over all processes.</summary>
    public void Sum(Span<float> values)
    {
        fixed (float* first = values)
            Require(_sum((void*)_library.InPlace, first, values.Length, _library.Float, _library.Sum, _library.World), "MPI_Allreduce");
    }

    /// <summary>Replaces bytes by those of one process.</summary>
    public void Broadcast(Span<byte> values, int root)
    {
        fixed (byte* first = values)
            Require(_broadcast(first, values.Length, _library.Byte, root, _library.World), "MPI_Bcast");
    }

    /// <summary>Ends all processes; does not return.</summary>
    public void Abort() => ((delegate* unmanaged<nint, int, int>)_library.Function("MPI_Abort"))(_library.World, ErrorCode);

    // A program may have begun it, and a library may give less than is asked for.
    private void RequireThreads()
    {
        int provided = 0;
        Require(((delegate* unmanaged<int*, int>)_library.Function("MPI_Query_thread"))(&provided), "MPI_Query_thread");
        if (provided < Serialized)
            throw new InvalidOperationException(
                $"'{_library.Name}' ({_library.Version}) is to be called by the thread alone that began it: its level of threads is " +
                $"{provided}, expected at least {Serialized} (MPI_THREAD_SERIALIZED). Where the program calls MPI_Init, have it ask " +
                $"MPI_Init_thread for that level; else name a library of MPI built with threads in {MpiLibrary.Variable}.");
    }

    // Handles that mean something else here than there would train, and train nonsense.
    private void Check()
    {
        if (MpiLauncher.Size is { } started && started != Size)
            throw new InvalidOperationException($"mpirun started {started} processes, of which '{_library.Name}' ({_library.Version}) " +
                $"sees {Size}: it is of another MPI than mpirun. Name the library of mpirun's MPI in {MpiLibrary.Variable}.");
        Span<float> total = [Rank + 1];
        int size = Number("MPI_Type_size", _library.Float);
        if (size == FloatSize)
            Sum(total);
        if (size != FloatSize || total[0] != Size * (Size + 1f) / 2)
            throw new InvalidOperationException($"'{_library.Name}' ({_library.Version}) does not add floats as it should: a float has " +
                $"{size} bytes, and 1 to {Size} are {total[0]}. Name another library of MPI in {MpiLibrary.Variable}.");
    }

    private int Number(string function, nint of)
    {
        int number = 0;
        Require(((delegate* unmanaged<nint, int*, int>)_library.Function(function))(of, &number), function);
        return number;
    }

    // A process that leaves in the midst of what all do together would be waited for without end.
    private void End()
    {
        if (_isAwaited)
            Abort();
        else
            ((delegate* unmanaged<int>)_library.Function("MPI_Finalize"))();
    }

    private static void Require(int result, string function)
    {
        if (result != 0)
            throw new InvalidOperationException($"{function} of MPI failed with error {result}.");
    }
}
