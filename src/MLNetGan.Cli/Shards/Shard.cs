using System.Globalization;
using MLNetGan.Cli.Runs;
using MLNetGan.Native;

namespace MLNetGan.Cli.Shards;

/// <summary>One of the parts into which a generation is split, each made by a process that knows nothing of the others.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>
    /// Rows go through the network in batches that begin at multiples of this: shards do, too, so that they are what one process makes.
    /// </summary>
    public const int Alignment = 64;

    /// <summary>More than anyone has machines.</summary>
    public const int Most = 1_000_000;

    private const string Automatic = "auto", Array = "SLURM_ARRAY_TASK_ID", FirstOfArray = "SLURM_ARRAY_TASK_MIN",
        LastOfArray = "SLURM_ARRAY_TASK_MAX", SizeOfArray = "SLURM_ARRAY_TASK_COUNT",
        Job = "JOB_COMPLETION_INDEX", Rank = "the process's rank";

    /// <summary>All of it.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>K/N</c>, <c>auto</c> or <c>auto/N</c>.</summary>
    /// <exception cref="UserException">It is none of these, or nothing tells which shard it is.</exception>
    public static Shard Parse(string text)
    {
        string[] parts = text.Split('/');
        if (parts is [Automatic])
            return Find(text, null);
        if (parts is [Automatic, var wanted] && TryNumber(wanted, out int known))
            return Find(text, known);
        return parts is [var number, var count] && TryNumber(count, out int all) && TryNumber(number, out int one) && one <= all
            ? new Shard(one, all)
            : throw new UserException($"--shard {text}: expected K/N with K from 1 to N, such as 3/16, or auto, or auto/N.");
    }

    /// <summary>The shard of a process that an mpirun started with others; null where none did.</summary>
    public static Shard? OfMpi => Processes.Count > 1 && MpiLauncher.Rank is not null ? Find(Automatic, null) : null;

    /// <summary>The rows of the shard: whole batches, but for the last one.</summary>
    /// <param name="rows">How many rows there are in all.</param>
    public (int First, int Count) Of(int rows)
    {
        long batches = (rows + (Alignment - 1L)) / Alignment;
        int Start(int shard) => (int)Math.Min(rows, batches * shard / Count * Alignment);
        return (Start(Number - 1), Start(Number) - Start(Number - 1));
    }

    public override string ToString() => $"{Number}/{Count}";

    private static Shard Find(string text, int? count)
    {
        (string Name, int Index, long? Count)[] found = [.. new (string Name, int? Index, long? Count)[]
        {
            (Array, Variable(Array), Variable(LastOfArray) + 1L),
            (Job, Variable(Job), null),
            (Rank, MpiLauncher.Size is null ? null : MpiLauncher.Rank, Processes.Count),
        }.Where(place => place.Index is not null).Select(place => (place.Name, place.Index!.Value, place.Count))];
        // One process that Slurm starts by itself is no group.
        if (found.Length > 1)
            found = [.. found.Where(place => place is not (Rank, _, 1))];
        if (found is not [var (name, index, known)])
        {
            string why = found.Length == 0 ? $"nothing tells which shard this is: expected {Array}, {Job} or an mpirun"
                : $"{string.Join(" and ", found.Select(place => place.Name))} both tell which shard this is";
            throw new UserException($"--shard {text}: {why}. Give --shard K/N.");
        }
        long all = count ?? known
            ?? throw new UserException($"--shard {text}: {name} does not tell how many shards there are. Give --shard {Automatic}/N.");
        if (all > Most)
            throw new UserException($"--shard {text}: expected at most {Most} shards, got {all}.");
        if (index < 0 || index >= all)
            throw new UserException(
                $"--shard {text}: {name} is {index}; expected 0 to {all - 1}. Number tasks from 0, or give --shard K/N.");
        if (name == Array && Variable(SizeOfArray) is { } tasks
            && (count is null ? tasks != all : tasks == all && Variable(FirstOfArray) > 0))
            throw new UserException(
                $"--shard {text}: the array's tasks are not 0 to {all - 1}. Number them so, or give --shard {Automatic}/N for some of N.");
        return new Shard(index + 1, (int)all);
    }

    private static int? Variable(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number : null;

    private static bool TryNumber(string text, out int number) => StrictNumber.TryWhole(text, out number) && number is >= 1 and <= Most;
}
