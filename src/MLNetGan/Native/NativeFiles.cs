namespace MLNetGan.Native;

/// <summary>Where the packages' native libraries lie.</summary>
internal static class NativeFiles
{
    /// <summary>The first file of a name in the folders that .NET's host looks into, or null.</summary>
    public static string? Find(string name)
    {
        string listed = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return listed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The file name of a library on this platform.</summary>
    public static string NameOf(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
}
