using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.Win32.SafeHandles;

namespace MLNetGan.Native;

/// <summary>
/// Lets TorchSharp run on Linux systems whose C++ library is older than GCC 13 (Debian 12, Ubuntu 22.04, RHEL 9).
/// <para>
/// TorchSharp's libLibTorchSharp.so asks libstdc++ for version GLIBCXX_3.4.32, because of one symbol that including
/// &lt;iostream&gt; leaves behind since GCC 13. Nothing calls it: it only keeps a program from being linked with a C++ library
/// that does not set up the standard streams by itself. Older ones are set up by each library that uses the streams, here by
/// libtorch. So the loader may go on without that version, and a flag in the file tells it to. The package's file stays as it
/// is: what is loaded is a copy in memory, without a name in the file system.
/// </para>
/// </summary>
internal static partial class OlderLinux
{
    private const string Version = "GLIBCXX_3.4.32", Marker = "_ZSt21ios_base_library_initv", LibraryName = "LibTorchSharp";

    private static readonly Lazy<nint> s_copy = new(LoadCopy);

    /// <summary>Is asked from then on whenever a native library was not found or could not be loaded, in a plugin's context, too.</summary>
    public static void Register() =>
        (AssemblyLoadContext.GetLoadContext(typeof(OlderLinux).Assembly) ?? AssemblyLoadContext.Default).ResolvingUnmanagedDll += Resolve;

    /// <summary>Gives the copy for TorchSharp's library, and nothing for all others.</summary>
    internal static nint Resolve(Assembly assembly, string name) => name == LibraryName ? s_copy.Value : 0;

    private static nint LoadCopy()
    {
        string? file = NativeFiles.Find("libLibTorchSharp.so");
        if (file is null || StandardLibraryHasMarker())
            return 0;
        byte[] bytes = File.ReadAllBytes(file);
        if (!ElfFile.TryWeakenVersion(bytes, Version, Marker))
            return 0;
        // What it needs must be there already: the copy has no folder to look into.
        foreach (string needed in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
        {
            if (!NativeLibrary.TryLoad(NativeFiles.Find(needed) ?? needed, out _))
                return 0;
        }
        return LoadFromMemory(bytes);
    }

    private static bool StandardLibraryHasMarker() =>
        NativeLibrary.TryLoad("libstdc++.so.6", out nint library) && NativeLibrary.TryGetExport(library, Marker, out _);

    private static nint LoadFromMemory(byte[] bytes)
    {
        using var handle = new SafeFileHandle(CreateMemoryFile("libLibTorchSharp.so", 0), ownsHandle: true);
        if (handle.IsInvalid)
            return 0;
        RandomAccess.Write(handle, bytes, 0);
        return NativeLibrary.TryLoad($"/proc/self/fd/{handle.DangerousGetHandle()}", out nint library) ? library : 0;
    }

    [LibraryImport("libc.so.6", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateMemoryFile(string name, uint flags);
}
