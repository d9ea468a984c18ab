using System.Text.Json;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>Reads mutants of one format one after the other, in a process that may not survive it, and prints a line for each.</summary>
internal static class FuzzWorker
{
    /// <summary>The first line: the whole files have been read.</summary>
    public const string Ready = "ready";

    /// <summary>The file in the folder that holds what was read last.</summary>
    public const string LastMutant = "last-mutant";

    /// <summary>Reads mutants up to the last, or until the process ends.</summary>
    /// <param name="format">The format.</param>
    /// <param name="folder">Where its originals lie; mutants take their place.</param>
    /// <param name="seed">The seed of all mutants.</param>
    /// <param name="first">The first mutant's number.</param>
    /// <param name="last">The last one's.</param>
    /// <exception cref="InvalidOperationException">A whole file cannot be read.</exception>
    public static void Run(FuzzFormat format, string folder, int seed, int first, int last)
    {
        string[] folders = Originals(folder), files = [.. folders.Select(one => Path.Combine(one, format.File))];
        byte[][] originals = [.. files.Select(File.ReadAllBytes)];
        FuzzContent[] contents = [.. folders.Select(format.Read)];
        for (int i = 0; i < contents.Length; i++)
        {
            if (format.Promises(originals[i]) is { } said && !said.Contains(contents[i].Shape))
                throw new InvalidOperationException($"{files[i]} is read as {contents[i]}, its head says {string.Join(" or ", said)}.");
        }
        Console.WriteLine(Ready);
        var meter = new MemoryMeter();
        for (int number = first; number <= last; number++)
        {
            Mutant mutant = Mutant.Create(originals, format.Mutations, seed, number);
            File.WriteAllBytes(files[mutant.Original], mutant.Bytes);
            File.WriteAllBytes(Path.Combine(folder, LastMutant), mutant.Bytes);
            _ = meter.Excess();
            (FuzzVerdict verdict, string message) = Read(format, mutant, folders[mutant.Original], contents[mutant.Original]);
            if (meter.Excess() is { } excess)
                (verdict, message) = (FuzzVerdict.Memory, $"{excess} {message}");
            Console.WriteLine(JsonSerializer.Serialize(new FuzzResult(number, verdict, mutant.Mutation.Name, message)));
            File.WriteAllBytes(files[mutant.Original], originals[mutant.Original]);
        }
    }

    private static string[] Originals(string folder) => [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)];

    private static (FuzzVerdict, string) Read(FuzzFormat format, Mutant mutant, string folder, FuzzContent whole)
    {
        try
        {
            return FuzzJudge.Judge(format, mutant, whole, format.Read(folder));
        }
        catch (Exception error)
        {
            return FuzzJudge.Judge(format, error);
        }
    }
}
