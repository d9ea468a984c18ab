using System.Text;

namespace MLNetGan;

/// <summary>
/// Writes a file through a temporary one beside it, which is on the disk before it takes the file's name: whatever happens, the
/// file is the old one or the new one, whole, or not there.
/// </summary>
internal static class AtomicFile
{
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        // Before anything that would have to be cleaned up: where the folder is missing, there is nothing to remove either.
        var stream = new FileStream(temporary, FileMode.CreateNew);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>Writes text in UTF-8.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));
}
