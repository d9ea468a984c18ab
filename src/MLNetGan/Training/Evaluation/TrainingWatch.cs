using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Notices when training goes wrong. Judges means over windows of steps, each read from the device once, and warns of what
/// holds in several windows in a row; then not again until it has ceased to hold.
/// </summary>
internal sealed class TrainingWatch
{
    // In steps of the rarest move.
    private const int WindowSteps = 200;
    private const int WindowsToWarn = 3;
    private const string StreaksName = "statistics.watch.streaks";

    private readonly IReadOnlyList<WatchedCondition> _conditions;
    private readonly IReadOnlyDictionary<string, MoveStatistics> _moves;
    private readonly List<TrainingWarning> _news = [];
    private readonly bool[] _isTold;
    private readonly long _window;
    private long[] _streaks;

    /// <param name="conditions">What is watched, in an order that stays.</param>
    /// <param name="rarestMove">The longest interval between two moves of one name.</param>
    /// <param name="moves">What is summed of each move, by its name.</param>
    public TrainingWatch(
        IReadOnlyList<WatchedCondition> conditions, int rarestMove, IReadOnlyDictionary<string, MoveStatistics> moves)
    {
        (_conditions, _window, _moves) = (conditions, (long)WindowSteps * rarestMove, moves);
        (_isTold, _streaks) = (new bool[conditions.Count], new long[conditions.Count]);
    }

    /// <summary>Judges at the end of a window.</summary>
    /// <param name="steps">Steps done since the run began.</param>
    public void Judge(long steps)
    {
        if (steps % _window != 0)
            return;
        Dictionary<string, IReadOnlyDictionary<string, double>> means = _moves.ToDictionary(move => move.Key, move => move.Value.Window.Means());
        for (int i = 0; i < _conditions.Count; i++)
            Judge(i, means[_conditions[i].Move], steps);
        foreach (MoveStatistics sums in _moves.Values)
            sums.Window.Reset();
    }

    /// <summary>The warnings since the last call.</summary>
    public IReadOnlyList<TrainingWarning> TakeNews()
    {
        TrainingWarning[] news = [.. _news];
        _news.Clear();
        return news;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => [(StreaksName, tensor(_streaks))];

    /// <summary>Goes on from a checkpoint; what holds then is told again, as another process may have told it.</summary>
    public void Restore(LoadedCheckpoint saved)
    {
        // An earlier version may have watched for less, and then counts anew.
        if (!saved.Tensors.TryGetValue(StreaksName, out Tensor? streaks) || streaks.numel() == _streaks.Length)
            _streaks = saved.Find(StreaksName, tensor(_streaks)).data<long>().ToArray();
    }

    private void Judge(int index, IReadOnlyDictionary<string, double> means, long steps)
    {
        WatchedCondition condition = _conditions[index];
        _streaks[index] = condition.Holds(means, steps) ? _streaks[index] + 1 : 0;
        bool isLasting = _streaks[index] >= WindowsToWarn;
        if (isLasting && !_isTold[index])
            _news.Add(new TrainingWarning(
                condition.Kind, condition.Message(new WatchedWindow(means, steps, _window, _streaks[index] * _window))));
        _isTold[index] = isLasting;
    }
}
