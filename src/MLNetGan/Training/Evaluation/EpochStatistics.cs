using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Means over the steps of an epoch of what each move's loss tells; a move that is made less often is averaged over its own steps.
/// </summary>
internal sealed class EpochStatistics : IDisposable
{
    private const string Loss = "loss";
    private const char OfMove = '.';

    private readonly OrderedDictionary<string, RunningSums> _moves = [];

    public EpochStatistics(IEnumerable<Move> moves, Device device)
    {
        foreach (Move move in moves)
            _moves.Add(move.Name, new RunningSums(move.Name, device));
    }

    /// <summary>The names of each move's values, which checkpoints keep.</summary>
    public Dictionary<string, string[]> Names => _moves.ToDictionary(move => move.Key, move => move.Value.Names.ToArray());

    /// <summary>Whether there was a step since the last reset.</summary>
    public bool HasSteps => _moves.Values.Any(sums => sums.Count > 0);

    /// <summary>Whether every move has been made.</summary>
    public bool HasAllMoves => _moves.Values.All(sums => sums.Count > 0);

    /// <summary>Whether a move has been made.</summary>
    public bool HasMove(string move) => _moves[move].Count > 0;

    /// <summary>Adds a move's loss, as the names and the vector of its values.</summary>
    public void Add(Move move, IReadOnlyList<string> names, Tensor values) => _moves[move.Name].Add(names, values);

    /// <summary>The names of what a loss tells: its sum, its terms, with the move's name before them, and its scalars.</summary>
    public static string[] NamesOf(Move move, LossTerms loss) =>
        [Loss, .. loss.Terms.Select(term => $"{move.Name}{OfMove}{term.Name}"), .. loss.Scalars.Select(scalar => scalar.Name)];

    /// <summary>The values of these names.</summary>
    public static Tensor ValuesOf(LossTerms loss, Tensor sum)
    {
        using IDisposable noGrad = no_grad();
        return stack([sum, .. loss.Terms.Select(term => term.Value), .. loss.Scalars.Select(scalar => scalar.Value)]);
    }

    /// <summary>Means since the epoch began; those of a move that was not made are not numbers.</summary>
    public EpochMeans Means()
    {
        OrderedDictionary<string, double> losses = [], terms = [], scalars = [];
        foreach ((string move, RunningSums sums) in _moves)
        {
            losses[move] = double.NaN;
            foreach ((string name, double mean) in sums.Means())
            {
                if (name == Loss)
                    losses[move] = mean;
                else
                    (name.Contains(OfMove) ? terms : scalars)[name.Replace(OfMove, '_')] = mean;
            }
        }
        return new EpochMeans(losses, terms, scalars);
    }

    public void Reset()
    {
        foreach (RunningSums sums in _moves.Values)
            sums.Reset();
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => _moves.Values.SelectMany(sums => sums.Tensors());

    public void Restore(LoadedCheckpoint saved)
    {
        foreach ((string move, RunningSums sums) in _moves)
            sums.Restore(saved, saved.Manifest.Statistics.GetValueOrDefault(move, []));
    }

    public void Dispose()
    {
        foreach (RunningSums sums in _moves.Values)
            sums.Dispose();
    }
}

/// <summary>Means by name, in the order of moves: losses by their moves, their terms, and scalars.</summary>
internal sealed record EpochMeans(
    IReadOnlyDictionary<string, double> Losses, IReadOnlyDictionary<string, double> Terms, IReadOnlyDictionary<string, double> Scalars);
