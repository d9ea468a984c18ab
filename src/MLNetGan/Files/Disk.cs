using System.Runtime.InteropServices;

namespace MLNetGan.Files;

/// <summary>The steps by which files are written that must be whole after a kill or a power cut. A test can watch each of them.</summary>
internal static partial class Disk
{
    private const int ReadOnly = 0;

    // The parameter that .NET names where a file gets longer than it may.
    private const string TooLong = "value";

    private static readonly AsyncLocal<Action<DiskStep>?> s_before = new();

    /// <summary>Called before each step that is taken from where it was set; where it throws, the step is not taken.</summary>
    public static Action<DiskStep>? Before
    {
        get => s_before.Value;
        set => s_before.Value = value;
    }

    /// <summary>Opens a file that is not there yet.</summary>
    public static FileStream Create(string path)
    {
        Announce(nameof(Create), path);
        return new FileStream(path, FileMode.CreateNew);
    }

    /// <summary>Waits until what was written to a file is on the disk.</summary>
    public static void Flush(FileStream file)
    {
        file.Flush();
        Announce(nameof(Flush), file.Name);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file that is not there yet, and waits until it is on the disk, unless it need not be.</summary>
    public static void Write(string path, Action<Stream> write, bool flush = true)
    {
        try
        {
            using FileStream file = Create(path);
            write(file);
            if (flush)
                Flush(file);
        }
        catch (ArgumentOutOfRangeException error) when (IsTooLong(error))
        {
            throw new IOException($"A file in '{Path.GetDirectoryName(path)}' cannot be written: it is larger than files may be there, " +
                "by the file system or by this user's limit (ulimit -f).", error);
        }
    }

    /// <summary>Gives a file another name, that of a file that it takes the place of, if there is one.</summary>
    public static void Rename(string path, string newPath)
    {
        Insistence.Take(() =>
        {
            Announce(nameof(Rename), path);
            File.Move(path, newPath, overwrite: true);
        });
    }

    public static void Delete(string path) => Insistence.Take(() =>
    {
        Announce(nameof(Delete), path);
        File.Delete(path);
    });

    /// <summary>Makes a folder that is missing.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        Announce(nameof(CreateFolder), path);
        Directory.CreateDirectory(path);
    }

    public static void RenameFolder(string path, string newPath) => Insistence.Take(() =>
    {
        Announce(nameof(RenameFolder), path);
        Directory.Move(path, newPath);
    });

    /// <summary>Deletes a folder with its files, one after the other.</summary>
    public static void DeleteFolder(string path)
    {
        foreach (string file in Directory.GetFiles(path))
            Delete(file);
        Insistence.Take(() =>
        {
            Announce(nameof(DeleteFolder), path);
            Directory.Delete(path, recursive: true);
        });
    }

    /// <summary>Waits until the names of a folder's files are on the disk, where the system knows such a thing.</summary>
    public static void FlushFolder(string path)
    {
        Announce(nameof(FlushFolder), path);
        if (OperatingSystem.IsWindows())
            return;
        int folder = Open(path, ReadOnly);
        if (folder < 0)
            return;
        // Some file systems cannot, and there is nothing else to be done.
        _ = Synchronize(folder);
        _ = Close(folder);
    }

    /// <summary>Whether an exception says that a file gets longer than it may, by the file system or by the user's limit.</summary>
    public static bool IsTooLong(Exception error) => error is ArgumentOutOfRangeException { ParamName: TooLong };

    private static void Announce(string action, string path) => Before?.Invoke(new DiskStep(action, path));

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}

/// <summary>A step of <see cref="Disk"/>.</summary>
/// <param name="Action">The method's name.</param>
/// <param name="Path">The file or folder as it is called before.</param>
internal readonly record struct DiskStep(string Action, string Path);
