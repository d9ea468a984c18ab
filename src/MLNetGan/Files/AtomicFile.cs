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
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, Action<Stream> write, bool flush = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"'{path}' cannot be written: there is no folder '{folder}'. Make it, or give another path.");
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Ending}");
        try
        {
            WriteAndRename(temporary, path, write, flush);
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

    // Nobody has given the temporary name, and errors do not speak of it.
    private static void WriteAndRename(string temporary, string path, Action<Stream> write, bool flush)
    {
        try
        {
            Disk.Write(temporary, write, flush);
            Disk.Rename(temporary, path);
        }
        catch (UnauthorizedAccessException error) when (error.Message.Contains(temporary, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException(error.Message.Replace(temporary, path, StringComparison.Ordinal), error);
        }
        catch (IOException error) when (error.Message.Contains(temporary, StringComparison.Ordinal))
        {
            throw new IOException(error.Message.Replace(temporary, path, StringComparison.Ordinal), error);
        }
    }

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
