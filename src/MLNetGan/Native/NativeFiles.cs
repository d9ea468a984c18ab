namespace MLNetGan.Native;

/// <summary>Where the packages' native libraries lie.</summary>
internal static class NativeFiles
{
    /// <summary>
    /// The first file of a name where .NET's host and the system look, or beside TorchSharp, as a plugin has it; or null.
    /// </summary>
    public static string? Find(string name)
    {
        string?[] lists =
        [
            AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string,
            AppContext.BaseDirectory,
            Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location),
            OperatingSystem.IsLinux() ? Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") : null,
        ];
        return string.Join(Path.PathSeparator, lists).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The file name of a library on this platform.</summary>
    public static string NameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
