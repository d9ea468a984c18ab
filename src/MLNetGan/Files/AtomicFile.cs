using System.Text;

namespace MLNetGan.Files;

/// <summary>
/// Writes a file through a temporary one beside it, which is on the disk before it takes the file's name: whatever happens, the
/// file is the old one or the new one, whole, or not there.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".tmp";

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="flush">
    /// Whether to wait for the disk. Of many files that can be made again, waiting for each takes most of the time: without, a power cut
    /// may leave empty ones.
    /// </param>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, Action<Stream> write, bool flush = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(path)!;
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Ending}");
        try
        {
            Disk.Write(temporary, write, flush);
            Disk.Rename(temporary, path);
        }
        catch when (File.Exists(temporary))
        {
            Disk.Delete(temporary);
            throw;
        }
        if (flush)
            Disk.FlushFolder(folder);
    }

    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Writes text in UTF-8.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Removes what processes left that were ended while they wrote files of a folder. Nobody may be writing there.</summary>
    public static void CleanUp(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, $".*{Ending}"))
        {
            string[] parts = Path.GetFileName(path).Split('.');
            if (parts.Length > 3 && Guid.TryParseExact(parts[^2], "N", out _))
                Disk.Delete(path);
        }
    }
}
