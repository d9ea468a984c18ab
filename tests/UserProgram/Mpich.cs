using System.Runtime.InteropServices;

namespace UserProgram;

/// <summary>What a program calls that does more with MPI than the library.</summary>
internal static class Mpich
{
    /// <summary>MPI_Init: for one thread.</summary>
    [DllImport("libmpich.so.12", EntryPoint = "MPI_Init")]
    public static extern int Begin(nint argumentCount, nint arguments);
}
