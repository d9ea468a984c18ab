namespace MLNetGan.Files;

/// <summary>
/// A folder for files that nobody keeps, below the system's temporary one: for this user alone, and gone when it is disposed of. What a
/// process leaves that was killed, the next one removes.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string Prefix = "mlnetgan-scratch-", LockName = "lock";

    // A folder without a lock that is older is not about to get one.
    private static readonly TimeSpan s_beginning = TimeSpan.FromHours(1);

    private readonly FileStream _lock;

    static ScratchFolder() => RemoveOrphans(Root);

    /// <exception cref="IOException">The temporary folder cannot be written.</exception>
    public ScratchFolder()
    {
        try
        {
            Path = Directory.CreateTempSubdirectory(Prefix).FullName;
            _lock = Lock(Path, FileMode.CreateNew);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder for temporary files, '{Root}', cannot be written: {error.Message} " +
                $"Make room there, or set {Variable} to another folder.", error);
        }
    }

    /// <summary>What a user sets to have temporary files lie elsewhere: what .NET reads first.</summary>
    public static string Variable => OperatingSystem.IsWindows() ? "TMP" : "TMPDIR";

    // Where such folders lie.
    private static string Root => System.IO.Path.GetTempPath();

    public string Path { get; }

    /// <summary>Removes the folders whose processes are gone: nobody holds their locks any more.</summary>
    public static void RemoveOrphans(string root)
    {
        try
        {
            foreach (string folder in Directory.EnumerateDirectories(root, Prefix + "*"))
                RemoveIfOrphan(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Who wants a folder here is told.
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        // What was made with it is done: a folder that stays is the next one's to remove.
        DeleteIfAllowed(Path);
    }

    private static void RemoveIfOrphan(string folder)
    {
        try
        {
            Lock(folder, FileMode.Open).Dispose();
            DeleteIfAllowed(folder);
        }
        catch (FileNotFoundException) when (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > s_beginning)
        {
            // Its process was killed before it made the lock, or after it let go of that.
            DeleteIfAllowed(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is in use, about to be, or another user's.
        }
    }

    private static void DeleteIfAllowed(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process is at it or has a file of it open, or it is another user's.
        }
    }

    // Unlike the number of its process, which another may have: the system lets go of it whatever ends the process.
    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, LockName), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
}
