namespace MLNetGan.Native;

/// <summary>Where the packages' native libraries lie.</summary>
internal static class NativeFiles
{
    /// <summary>The first file of a name where .NET's host and the system look, or beside TorchSharp, as a plugin has it; or null.</summary>
    public static string? Find(string name)
    {
        string listed = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        string system = OperatingSystem.IsLinux() ? Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "" : "";
        return $"{listed}{Path.PathSeparator}{AppContext.BaseDirectory}{Path.PathSeparator}{Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location)}{Path.PathSeparator}{system}"
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The file name of a library on this platform.</summary>
    public static string NameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
