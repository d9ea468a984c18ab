using System.Runtime.InteropServices;
using System.Text;

namespace MLNetGan.Native;

/// <summary>
/// A library of MPI, and what its names stand for in a program that was not compiled with its header. Of Open MPI's, handles are addresses
/// of objects that it exports; MPICH's and its kin's (Intel MPI, MVAPICH, Cray MPI, MS-MPI) are numbers of a common ABI.
/// </summary>
internal sealed unsafe partial class MpiLibrary
{
    /// <summary>The variable of the environment that names another library than the usual ones.</summary>
    public const string Variable = "MLNETGAN_MPI_LIBRARY";

    private const int LoadNow = 2, MostVersionText = 8192;
    private static readonly string[] s_mpichKin = ["MPICH", "Intel(R) MPI", "MVAPICH", "CRAY MPI", "Microsoft MPI"];

    private readonly nint _library;

    private MpiLibrary(string name, nint library)
    {
        (Name, _library) = (name, library);
        if (!NativeLibrary.TryGetExport(library, "MPI_Get_library_version", out nint version))
            throw new InvalidOperationException($"'{name}' is no library of MPI 3: it has no MPI_Get_library_version. {Fix}");
        Version = ReadVersion((delegate* unmanaged<byte*, int*, int>)version);
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world))
        {
            (World, Float, Byte, Sum, InPlace) = (world, Function("ompi_mpi_float"), Function("ompi_mpi_byte"),
                Function("ompi_mpi_op_sum"), 1);
            return;
        }
        if (!s_mpichKin.Any(kin => Version.Contains(kin, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"'{name}' is '{Version}', whose handles are not known here. {Fix}");
        (World, Float, Byte, Sum, InPlace) = (0x44000000, 0x4c00040a, 0x4c00010d, 0x58000003, -1);
    }

    /// <summary>The name by which it was found.</summary>
    public string Name { get; }

    /// <summary>What it says of itself, the first line.</summary>
    public string Version { get; }

    public nint World { get; }

    public nint Float { get; }

    public nint Byte { get; }

    public nint Sum { get; }

    public nint InPlace { get; }

    private static string Fix =>
        $"Use Open MPI, MPICH or its kin, and name the library file in {Variable} where it is not found by itself.";

    /// <summary>
    /// Loads the library of the MPI that started the process, or what <see cref="Variable"/> names; null where there is none, and nothing
    /// says that there should be.
    /// </summary>
    /// <param name="usual">The names to look for where the variable names none; null for those of known kinds.</param>
    /// <exception cref="InvalidOperationException">There is none, or one that is not known here.</exception>
    public static MpiLibrary? Load(string[]? usual = null)
    {
        // UCX, which Open MPI may bring, would take the signals by which .NET finds null references.
        NativeVariables.SetDefault("UCX_ERROR_SIGNALS", "");
        string? named = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null;
        string[] names = named is null ? usual ?? Names() : [named];
        foreach (string looked in names)
        {
            if (TryOpen(looked, out nint library))
                return new MpiLibrary(looked, library);
        }
        // Some launchers say nothing in the environment: only a library can tell that nobody else was started.
        return named is null && MpiLauncher.Rank is null ? null
            : throw new InvalidOperationException($"No library of MPI can be loaded, looked for {string.Join(", ", names)}. {Fix}");
    }

    /// <summary>The address of a function, or of an object.</summary>
    /// <exception cref="InvalidOperationException">The library has none of that name.</exception>
    public nint Function(string name) => NativeLibrary.TryGetExport(_library, name, out nint address) ? address
        : throw new InvalidOperationException($"'{Name}' has no {name}. {Fix}");

    private static string[] Names()
    {
        if (OperatingSystem.IsWindows())
            return ["msmpi.dll"];
        bool isMac = OperatingSystem.IsMacOS();
        string[] openMpi = isMac ? ["libmpi.40.dylib", "libmpi.dylib"] : ["libmpi.so.40", "libmpi.so.20", "libmpi.so"];
        string[] mpich = isMac ? ["libmpi.12.dylib", "libmpi.dylib"] : ["libmpich.so.12", "libmpi.so.12", "libmpich.so", "libmpi.so"];
        return MpiLauncher.Rank is null ? [.. openMpi, .. mpich] : MpiLauncher.IsOpenMpi ? openMpi : mpich;
    }

    // Parts of Open MPI that it loads itself look for its names among those of the whole process.
    private static bool TryOpen(string name, out nint library)
    {
        try
        {
            library = OperatingSystem.IsLinux() ? OpenOnLinux(name, LoadNow | 0x100)
                : OperatingSystem.IsMacOS() ? OpenOnMac(name, LoadNow | 0x8) : 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            library = 0;
        }
        return library != 0 || NativeLibrary.TryLoad(name, out library);
    }

    private static string ReadVersion(delegate* unmanaged<byte*, int*, int> read)
    {
        byte* text = stackalloc byte[MostVersionText];
        int length = 0;
        _ = read(text, &length);
        return Encoding.ASCII.GetString(text, Math.Clamp(length, 0, MostVersionText)).TrimEnd('\0').Split('\n')[0].Trim();
    }

    [LibraryImport("libdl.so.2", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenOnLinux(string name, int flags);

    [LibraryImport("libSystem.dylib", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenOnMac(string name, int flags);
}
