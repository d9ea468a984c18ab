namespace MLNetGan.Runs;

/// <summary>
/// Keeps a run folder for one training. What holds it is an open file's lock, which the system takes back from a process that
/// ends, however it ends; the file itself stays and means nothing.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string LockFile = ".lock", HolderFile = ".lock-holder";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; makes the folder if it is missing.</summary>
    /// <exception cref="IOException">Another training has it, or the folder cannot be written.</exception>
    public static RunLock Take(string folder)
    {
        string holder = Path.Combine(folder, HolderFile);
        FileStream? file = null;
        try
        {
            Disk.CreateFolder(folder);
            file = Open(folder, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            File.WriteAllText(holder, $"process {Environment.ProcessId} on {Environment.MachineName}");
            return new RunLock(file);
        }
        catch (IOException error) when (file is null && IsTaken(folder))
        {
            throw new IOException($"Run folder '{folder}' is being trained by {Read(holder) ?? "another process"}. " +
                "Wait until it has ended, or choose another folder.", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            file?.Dispose();
            throw new IOException(
                $"Run folder '{folder}' cannot be written: {error.Message} Choose a folder that this user can write.", error);
        }
    }

    /// <summary>Removes the files of a lock that nobody holds.</summary>
    public static void Remove(string folder)
    {
        if (IsTaken(folder))
            return;
        File.Delete(Path.Combine(folder, HolderFile));
        File.Delete(Path.Combine(folder, LockFile));
    }

    /// <summary>Whether a training has a folder now.</summary>
    private static bool IsTaken(string folder)
    {
        try
        {
            // To read alone: a file system that cannot be written is no lock.
            Open(folder, FileMode.Open, FileAccess.Read).Dispose();
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static FileStream Open(string folder, FileMode mode, FileAccess access) =>
        new(Path.Combine(folder, LockFile), mode, access, FileShare.None);

    private static string? Read(string holder)
    {
        try
        {
            return File.ReadAllText(holder) is { Length: > 0 } text ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
