using MLNetGan.Runs;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Notices when training goes wrong. Judges means over windows of steps, each read from the device once, and warns of what
/// holds in several windows in a row; then not again until it has ceased to hold.
/// </summary>
internal sealed class TrainingWatch : IDisposable
{
    // In steps of the rarest move.
    private const int WindowSteps = 200;
    private const int WindowsToWarn = 3;
    private const string StreaksName = "statistics.watch.streaks";

    private readonly IReadOnlyList<WatchedCondition> _conditions;
    private readonly Dictionary<string, RunningSums> _moves;
    private readonly List<TrainingWarning> _news = [];
    private readonly bool[] _isTold;
    private readonly long _window;
    private long[] _streaks;

    /// <param name="conditions">What is watched, in an order that stays.</param>
    /// <param name="rarestMove">The longest interval between two moves of one name.</param>
    /// <param name="device">The training device.</param>
    public TrainingWatch(IReadOnlyList<WatchedCondition> conditions, int rarestMove, Device device)
    {
        (_conditions, _window) = (conditions, (long)WindowSteps * rarestMove);
        (_isTold, _streaks) = (new bool[conditions.Count], new long[conditions.Count]);
        _moves = conditions.Select(condition => condition.Move).Distinct()
            .ToDictionary(move => move, move => new RunningSums($"watch.{move}", device));
    }

    /// <summary>Takes a move into account, where it is watched.</summary>
    /// <param name="move">The move.</param>
    /// <param name="names">The names of what its loss tells.</param>
    /// <param name="values">A vector of that.</param>
    public void Add(Move move, IReadOnlyList<string> names, Tensor values)
    {
        if (_moves.TryGetValue(move.Name, out RunningSums? sums))
            sums.Add(names, values);
    }

    /// <summary>Judges at the end of a window.</summary>
    /// <param name="steps">Steps done since the run began.</param>
    public void Judge(long steps)
    {
        if (steps % _window != 0)
            return;
        Dictionary<string, IReadOnlyDictionary<string, double>> means = _moves.ToDictionary(move => move.Key, move => move.Value.Means());
        for (int i = 0; i < _conditions.Count; i++)
            Judge(i, means[_conditions[i].Move], steps);
        foreach (RunningSums sums in _moves.Values)
            sums.Reset();
    }

    /// <summary>The warnings since the last call.</summary>
    public IReadOnlyList<TrainingWarning> TakeNews()
    {
        TrainingWarning[] news = [.. _news];
        _news.Clear();
        return news;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() =>
        [.. _moves.Values.SelectMany(sums => sums.Tensors()), (StreaksName, tensor(_streaks))];

    /// <summary>Goes on from a checkpoint; what holds then is told again, as another process may have told it.</summary>
    public void Restore(LoadedCheckpoint saved)
    {
        // An earlier version may have watched for less, and then counts anew.
        if (!saved.Tensors.TryGetValue(StreaksName, out Tensor? streaks) || streaks.numel() == _streaks.Length)
            _streaks = saved.Find(StreaksName, tensor(_streaks)).data<long>().ToArray();
        foreach ((string move, RunningSums sums) in _moves)
            sums.Restore(saved, saved.Manifest.Statistics.GetValueOrDefault(move, []));
    }

    public void Dispose()
    {
        foreach (RunningSums sums in _moves.Values)
            sums.Dispose();
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
