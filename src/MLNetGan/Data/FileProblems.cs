using System.Collections.Concurrent;

namespace MLNetGan.Data;

/// <summary>
/// Gathers what is wrong with files, or pairs of them, while all are read in parallel, so that one message can name several.
/// </summary>
/// <param name="count">How many files or pairs there are.</param>
/// <param name="fault">The message after "3 of 100 ", such as "images in 'x' cannot be read".</param>
internal sealed class FileProblems(int count, string fault)
{
    private const int MostNamed = 5;
    private readonly ConcurrentDictionary<int, string> _found = new();

    /// <summary>Reads all items that had no problem up to now; an <see cref="InvalidDataException"/> is a problem.</summary>
    /// <param name="read">Reads an item.</param>
    /// <param name="threads">How many are read at once; -1 for as many as there are processors.</param>
    public void Gather(Action<int> read, int threads = -1) => Parallel.For(0, count, new() { MaxDegreeOfParallelism = threads }, i =>
    {
        if (_found.ContainsKey(i))
            return;
        try
        {
            read(i);
        }
        catch (InvalidDataException error)
        {
            _found[i] = error.Message;
        }
    });

    /// <exception cref="InvalidDataException">There are problems; the first five are named.</exception>
    public void ThrowIfAny()
    {
        if (_found.IsEmpty)
            return;
        var named = _found.OrderBy(pair => pair.Key).Take(MostNamed).Select(pair => Environment.NewLine + pair.Value);
        string more = _found.Count > MostNamed ? $"{Environment.NewLine}and {_found.Count - MostNamed} more" : "";
        throw new InvalidDataException($"{_found.Count} of {count} {fault}; mend or remove them:{string.Concat(named)}{more}");
    }
}
