namespace MLNetGan.Files;

/// <summary>
/// Reads files that a training beside this may be writing, replacing or deleting. Windows lets it do so only while no reader forbids it.
/// </summary>
internal static class SharedFile
{
    /// <summary>Opens a file to be read.</summary>
    public static FileStream Open(string path, int bufferSize = 4096) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize);

    public static string ReadText(string path)
    {
        using var reader = new StreamReader(Open(path));
        return reader.ReadToEnd();
    }

    public static byte[] ReadBytes(string path)
    {
        using FileStream file = Open(path);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
