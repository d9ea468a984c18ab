using System.Globalization;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Notices when training goes wrong. Judges means over windows of steps, each read from the device once, and warns of what
/// holds in several windows in a row; then not again until it has ceased to hold.
/// </summary>
internal sealed class TrainingWatch(GanOptions options, Device device) : IDisposable
{
    // In steps of the generator. In the first of them generated images are still alike in every run.
    private const int WindowSteps = 200, WarmUpSteps = 600;
    private const int WindowsToWarn = 3;

    // Of cross-entropy: 99 % sure of real and of generated images alike. The other losses end at zero, too.
    private const double NearZero = 0.02;
    private const double LeastDiversity = 0.3;

    // What is real can be one image again and again: then there is nothing to compare with.
    private const double NoDiversity = 1e-3;

    private const string StreaksName = "statistics.watch.streaks";

    private readonly long _window = (long)WindowSteps * options.DiscriminatorSteps, _warmUp = (long)WarmUpSteps * options.DiscriminatorSteps;
    private readonly RunningSums _sums = new("watch", device);
    private readonly List<TrainingWarning> _news = [];
    private readonly bool[] _isTold = new bool[Enum.GetValues<TrainingWarningKind>().Length];
    private long[] _streaks = new long[Enum.GetValues<TrainingWarningKind>().Length];

    /// <summary>Takes a step of the discriminator into account.</summary>
    /// <param name="judged">Its loss.</param>
    /// <param name="diversity">That of its images, where it is measured.</param>
    /// <param name="step">Steps done before, since the run began.</param>
    public void Add(DiscriminatorLoss judged, BatchDiversity? diversity, long step)
    {
        Tensor adversarial = judged.Loss.Terms[0].Value.detach();
        _sums.Add(diversity is null ? [adversarial] : [adversarial, diversity.Real, diversity.Fake]);
        if (_sums.Count < _window)
            return;
        Judge(_sums.Means(1), step + 1);
        _sums.Reset();
    }

    /// <summary>The warnings since the last call.</summary>
    public IReadOnlyList<TrainingWarning> TakeNews()
    {
        TrainingWarning[] news = [.. _news];
        _news.Clear();
        return news;
    }

    public IEnumerable<(string Name, Tensor Value)> Tensors() => [.. _sums.Tensors(), (StreaksName, tensor(_streaks))];

    /// <summary>Goes on from a checkpoint; what holds then is told again, as another process may have told it.</summary>
    public void Restore(Dictionary<string, Tensor> saved)
    {
        if (!saved.TryGetValue(StreaksName, out Tensor? streaks))
            return;
        _streaks = streaks.data<long>().ToArray();
        _sums.Restore(saved, []);
    }

    public void Dispose() => _sums.Dispose();

    private void Judge(double[] means, long step)
    {
        // A critic's loss is no distance to perfection.
        bool isAtZero = options.AdversarialLoss != AdversarialLoss.Wasserstein && means[0] < NearZero;
        Judge(TrainingWarningKind.DiscriminatorLossAtZero, isAtZero, count => string.Create(CultureInfo.InvariantCulture,
            $"Step {step}: the discriminator's adversarial loss has stayed near zero for {count} steps (mean of the last {_window}: {means[0]:F4}). It tells real from generated images without fail, and the generator learns next to nothing from it. If this lasts, restart with another Seed, or lower DiscriminatorLearningRate."));
        if (means is not [_, double real, double fake])
            return;
        bool hasCollapsed = step > _warmUp && real > NoDiversity && fake < LeastDiversity * real;
        Judge(TrainingWarningKind.SamplesCollapsed, hasCollapsed, count => string.Create(CultureInfo.InvariantCulture,
            $"Step {step}: generated images have been nearly alike for {count} steps (a pixel's standard deviation over a batch is {fake:F3}, in real images {real:F3}). The generator has collapsed to a few images. If this lasts, restart with another Seed, lower GeneratorLearningRate, or choose another AdversarialLoss."));
    }

    private void Judge(TrainingWarningKind kind, bool holds, Func<long, string> message)
    {
        int index = (int)kind;
        _streaks[index] = holds ? _streaks[index] + 1 : 0;
        if (holds && !_isTold[index] && _streaks[index] >= WindowsToWarn)
            _news.Add(new TrainingWarning(kind, message(_streaks[index] * _window)));
        _isTold[index] = _streaks[index] >= WindowsToWarn;
    }
}
