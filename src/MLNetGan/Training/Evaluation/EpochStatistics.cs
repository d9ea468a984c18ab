using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Means over the steps of an epoch of what each move's loss tells; a move that is made less often is averaged over its own steps.
/// </summary>
/// <param name="moves">What is summed of each move, by its name.</param>
internal sealed class EpochStatistics(IReadOnlyDictionary<string, MoveStatistics> moves)
{
    private const string Loss = "loss";
    private const char OfMove = '.';

    /// <summary>The names of each move's values, which checkpoints keep.</summary>
    public Dictionary<string, string[]> Names => moves.ToDictionary(move => move.Key, move => move.Value.Epoch.Names.ToArray());

    /// <summary>Whether there was a step since the last reset.</summary>
    public bool HasSteps => moves.Values.Any(sums => sums.Epoch.Count > 0);

    /// <summary>Whether every move has been made.</summary>
    public bool HasAllMoves => moves.Values.All(sums => sums.Epoch.Count > 0);

    /// <summary>Whether a move has been made.</summary>
    public bool HasMove(string move) => moves[move].Epoch.Count > 0;

    /// <summary>The names of what a loss tells: its sum, its terms, with the move's name before them, and its scalars.</summary>
    public static string[] NamesOf(Move move, LossTerms loss) =>
        [Loss, .. loss.Terms.Select(term => $"{move.Name}{OfMove}{term.Name}"), .. loss.Scalars.Select(scalar => scalar.Name)];

    /// <summary>The values of these names.</summary>
    public static Tensor[] ValuesOf(LossTerms loss, Tensor sum) =>
        [sum, .. loss.Terms.Select(term => term.Value), .. loss.Scalars.Select(scalar => scalar.Value)];

    /// <summary>Means since the epoch began; those of a move that was not made are not numbers.</summary>
    public EpochMeans Means()
    {
        OrderedDictionary<string, double> losses = [], terms = [], scalars = [];
        foreach ((string move, MoveStatistics sums) in moves)
        {
            losses[move] = double.NaN;
            foreach ((string name, double mean) in sums.Epoch.Means())
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
        foreach (MoveStatistics sums in moves.Values)
            sums.Epoch.Reset();
    }
}

/// <summary>Means by name, in the order of moves: losses by their moves, their terms, and scalars.</summary>
internal sealed record EpochMeans(
    IReadOnlyDictionary<string, double> Losses, IReadOnlyDictionary<string, double> Terms, IReadOnlyDictionary<string, double> Scalars);
