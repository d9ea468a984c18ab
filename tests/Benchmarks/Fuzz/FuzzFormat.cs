namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>A kind of file that is damaged, and how it is read.</summary>
/// <param name="name">Its name on the command line.</param>
/// <param name="file">The file that is damaged, by its path in a folder that holds what is read with it.</param>
internal abstract class FuzzFormat(string name, string file)
{
    public string Name { get; } = name;

    public string File { get; } = file;

    public virtual IReadOnlyList<Mutation> Mutations => ByteMutations.All;

    /// <summary>What its checksums tell.</summary>
    public virtual FuzzChecksum Checksum => FuzzChecksum.None;

    /// <summary>Whether it is read by others, whose exceptions need not be ours.</summary>
    public virtual bool IsForeign => false;

    /// <summary>What an error calls the damaged file, one of them.</summary>
    public virtual IReadOnlyList<string> Names => [Path.GetFileName(File)];

    /// <summary>Writes folders with a whole file each, and what is read with it.</summary>
    public abstract void WriteOriginals(string folder);

    /// <summary>Reads a folder as users do.</summary>
    public abstract FuzzContent Read(string folder);

    /// <summary>Whether a cut file is read for what is left of it.</summary>
    public virtual bool IsPart(FuzzContent found, FuzzContent whole) => found == whole;

    /// <summary>The shapes that a file's head allows, told without the reader that is tested; null where it promises none.</summary>
    public virtual IReadOnlyList<string>? Promises(byte[] bytes) => null;

    /// <summary>Writes one of the <see cref="WriteOriginals">originals</see>' files.</summary>
    protected static void Write(byte[] bytes, string folder, int number, string file)
    {
        string path = Path.Combine(folder, $"{number}", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
    }
}
