using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>
/// The phases of a run, one after the other: where a run stands is a function of the real images, or of the epochs, seen.
/// </summary>
internal sealed class PhaseSchedule
{
    private readonly TrainingPhase[] _phases;

    public PhaseSchedule(params TrainingPhase[] phases)
    {
        ArgumentOutOfRangeException.ThrowIfZero(phases.Length, nameof(phases));
        _phases = phases;
        TotalImages = phases[^1].Images == long.MaxValue ? long.MaxValue : phases.Sum(phase => phase.Images);
    }

    /// <summary>Whether the lengths of phases are epochs rather than images; the last one is then without end.</summary>
    public bool IsInEpochs { get; init; }

    /// <summary>What the last phase counts for where phases share the time; it says so itself unless it is without end.</summary>
    public long LastShare { get; init; } = 1;

    public int Count => _phases.Length;

    public TrainingPhase this[int index] => _phases[index];

    /// <summary>Real images until the last phase ends; no number of images reaches that of a phase without end.</summary>
    public long TotalImages { get; }

    public bool IsEndless => TotalImages == long.MaxValue;

    /// <summary>
    /// Where the next image belongs to, after so many, and so many whole epochs: at a border the phase that begins there.
    /// </summary>
    public PhasePoint Next(long images, long epochs) => At(IsInEpochs ? epochs : images, isNext: true);

    /// <summary>
    /// Where the last image belonged to, of so many, and of the epoch of a number from 1: at a border the phase that ended there.
    /// </summary>
    public PhasePoint Last(long images, long epoch) => At(IsInEpochs ? epoch : images, isNext: false);

    /// <summary>Where the last image before a checkpoint belonged to.</summary>
    public PhasePoint Last(CheckpointManifest manifest) =>
        Last(manifest.PhaseImages ?? manifest.Images, manifest.PhaseEpochs?.Begun ?? manifest.LastEpoch);

    /// <summary>Real images, or epochs, before a phase.</summary>
    public long Before(int phase) => _phases.Take(phase).Sum(earlier => earlier.Images);

    /// <summary>The share of a run's cost that is done after so many images, 0 to 1.</summary>
    public double Share(long images) => CostOf(images) / CostOf(TotalImages);

    /// <summary>What so many images, or epochs, from the first on cost.</summary>
    public double CostOf(double count)
    {
        double cost = 0;
        foreach (TrainingPhase phase in _phases)
        {
            double ofPhase = Math.Clamp(count, 0, phase.Images);
            cost += phase.Cost * ofPhase;
            count -= ofPhase;
        }
        return cost;
    }

    /// <summary>Images, or epochs, after which a share of a run's cost is done, 0 to 1.</summary>
    public long CountAt(double share)
    {
        double left = share * _phases.Sum(phase => (double)phase.Cost * Length(phase));
        long count = 0;
        foreach (TrainingPhase phase in _phases)
        {
            long ofPhase = (long)Math.Clamp(left / phase.Cost, 0, Length(phase));
            count += ofPhase;
            left -= (double)phase.Cost * ofPhase;
            if (ofPhase < Length(phase))
                break;
        }
        return count;
    }

    private long Length(TrainingPhase phase) => phase.Images == long.MaxValue ? LastShare : phase.Images;

    private PhasePoint At(long images, bool isNext)
    {
        int index = 0;
        while (index < _phases.Length - 1 && (isNext ? images >= _phases[index].Images : images > _phases[index].Images))
            images -= _phases[index++].Images;
        return new PhasePoint(index, _phases[index], images);
    }
}
