namespace MLNetGan.Imaging;

/// <summary>Writes a file through a temporary one in the same folder: it is either complete or not there.</summary>
internal static class WholeFile
{
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        path = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
                write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
