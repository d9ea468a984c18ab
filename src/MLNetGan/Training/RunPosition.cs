using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using MLNetGan.Runs;

namespace MLNetGan.Training;

/// <summary>How far a run has come, in epochs, batches, steps and time.</summary>
internal sealed class RunPosition(TrainingOptions options, TrainingSystem system, long? imageCount)
{
    private readonly PhaseSchedule _phases = system.Phases;
    private readonly Stopwatch _clock = new();
    private TimeSpan _earlier;
    private long _firstImages;

    /// <summary>Whole epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Batches done of the epoch in progress; an epoch is a pass over the images, or as much of one as a phase has left.</summary>
    public long Batch { get; private set; }

    /// <summary>The epoch, from 1, that the last step belongs to.</summary>
    public int LastEpoch => Batch > 0 ? Epoch + 1 : Epoch;

    /// <summary>Steps done since the run began.</summary>
    public long Step { get; private set; }

    /// <summary>Real images seen since the run began.</summary>
    public long Images { get; private set; }

    /// <summary>
    /// Images that phases count: those seen or, where the time is too short for the phases, more, so that each has its share of the time.
    /// </summary>
    public long PhaseImages { get; private set; }

    /// <summary>Epochs that phases count: whole ones, and with the one in progress; where the time is too short, more, likewise.</summary>
    public PhaseEpochs PhaseEpochs { get; private set; }

    /// <summary>The step after which the end of an epoch was reported last; 0 before the first.</summary>
    public long ReportedStep { get; private set; }

    /// <summary>Whether no further phase follows that of the last step.</summary>
    public bool IsInLastPhase => Last.Index + 1 == _phases.Count;

    /// <summary>How the evaluations go.</summary>
    public EvaluationCourse Course { get; } = new(options);

    /// <summary>Where the next step belongs to.</summary>
    public PhasePoint Next => _phases.Next(PhaseImages, PhaseEpochs.Done) with { Step = Step };

    /// <summary>Where the last step belonged to.</summary>
    public PhasePoint Last => _phases.Last(PhaseImages, PhaseEpochs.Begun) with { Step = Math.Max(0, Step - 1) };

    /// <summary>
    /// Training time since the run began when it was last told. Nobody else reads the clock: what is saved, whether training goes on and,
    /// in another process that trains along, the same question are answered by one time.
    /// </summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Training time by this process's clock.</summary>
    public TimeSpan Now => _earlier + _clock.Elapsed;

    /// <summary>
    /// Whether the time is used up. Reading data takes time, too; each network learns once, so that a run leaves what runs leave.
    /// </summary>
    public bool IsTimeUp => Step >= RarestMove && Elapsed >= options.MaximumDuration;

    /// <summary>The longest interval between two moves of one name, in steps.</summary>
    public int RarestMove => system.Moves.Max(move => move.Interval);

    /// <summary>Whether the epoch that ends now is one after which networks are evaluated.</summary>
    public bool IsEvaluationDue => (Epoch + 1) % options.EvaluationInterval == 0 || IsEndOfPhase;

    /// <summary>Whether that evaluation is one of those that draw a sheet of samples.</summary>
    public bool IsSheetDue
    {
        get
        {
            int evaluation = Math.Max(1, (Epoch + 1) / options.EvaluationInterval);
            return IsEndOfPhase || Course.IsOver
                || evaluation % (options.SheetInterval ?? 1 << Math.Max(0, BitOperations.Log2((uint)evaluation) - 3)) == 0;
        }
    }

    /// <summary>Whether the epoch that ends now is the run's last.</summary>
    public bool IsLastEpoch => Epoch + 1 >= options.Epochs || IsTimeUp || PhaseImages >= _phases.TotalImages;

    private bool IsEndOfPhase => IsLastEpoch || Next.Index != Last.Index;

    /// <summary>Whether there is no step left to take.</summary>
    public bool IsAtLimit => IsPastEpochs || IsTimeUp || PhaseImages >= _phases.TotalImages;

    /// <summary>
    /// Whether epochs or patience have ended the run. Before an epoch's end only a resume with lower ones can have, and what is left of
    /// the epoch stays to be trained.
    /// </summary>
    public bool IsPastEpochs => Epoch >= options.Epochs || Course.IsOver;

    /// <summary>
    /// Whether there is nothing left to do: a run that was stopped after its last step has its last epoch's end before it.
    /// </summary>
    public bool IsOver => IsAtLimit && (Batch == 0 || ReportedStep == Step);

    /// <summary>What ends the run, in words.</summary>
    public string Limit => Epoch >= options.Epochs ? $"its last epoch (TrainingOptions.Epochs is {options.Epochs})"
        : Course.IsOver ? Course.Reason
        : IsTimeUp ? $"the end of its time (MaximumDuration is {options.MaximumDuration})"
        : "the end of its last phase";

    /// <summary>What is amiss with a run's length, in words, as far as it is known before its first step; null for nothing.</summary>
    public string? Foreseen => MissedPhase ?? SpentRates;

    // What it will leave out, where its epochs end before its last phase.
    private string? MissedPhase
    {
        get
        {
            long before = _phases.Before(_phases.Count - 1);
            double wanted = _phases.IsInEpochs ? options.Epochs : (double)options.Epochs * (imageCount ?? long.MaxValue);
            if (options.MaximumDuration is not null || wanted > before)
                return null;
            string needs = _phases.IsInEpochs ? $"{before} epochs" : $"{Math.Ceiling(before / (double)imageCount!)} epochs of these images";
            return $"Training will end in {Place(_phases.Last((long)wanted, options.Epochs))}, with its last epoch " +
                $"(TrainingOptions.Epochs is {options.Epochs}). All phases take more than {needs}";
        }
    }

    // Half of its epochs, or more, have next to no learning rate.
    private string? SpentRates
    {
        get
        {
            if (options.Schedule.SpentAfter is not { } epoch || options.Epochs / 2 < epoch || !_phases.IsEndless)
                return null;
            string left = options.Schedule.Factor(epoch, 0).ToString("G2", CultureInfo.InvariantCulture);
            string limit = options.Epochs < int.MaxValue ? $"is {options.Epochs}" : "sets no limit";
            return $"After {epoch} epochs the learning rates are {left} of what they were at first, by which hardly anything is learned, " +
                $"and training goes on long after that (TrainingOptions.Epochs {limit}, " +
                $"TrainingOptions.Schedule is '{options.Schedule}'). In a new run give TrainingOptions.Schedule later epochs, or " +
                "'linear from 0.5', which goes by the share of the run";
        }
    }

    /// <summary>What was left out and what it takes, in words, where the run has ended before its last phase; else null.</summary>
    public string? Shortfall
    {
        get
        {
            if (!IsOver || Course.IsOver || IsInLastPhase)
                return null;
            string needs = _phases.IsInEpochs && IsTimeUp ? "more time"
                : _phases.IsInEpochs ? string.Create(CultureInfo.InvariantCulture, $"more than {_phases.Before(_phases.Count - 1)} epochs")
                : string.Create(CultureInfo.InvariantCulture, $"about {Elapsed.TotalMinutes / _phases.Share(PhaseImages):G2} minutes");
            return $"Training has ended in {Place(Last)}, with {Limit}. All phases take {needs}: raise what ends it to go on";
        }
    }

    /// <summary>The share of the run that is done, by epochs, phases or time, whichever is furthest: 0 to 1.</summary>
    public double Share
    {
        get
        {
            double ofEpoch = imageCount is { } count ? Math.Min(1, Batch / Math.Max(1.0, count / Next.Phase.BatchSize)) : 0;
            double byTime = options.MaximumDuration is { } limit ? Elapsed / limit : 0;
            double byPhases = _phases.IsEndless ? 0 : _phases.Share(PhaseImages);
            double byEpochs = _phases.IsInEpochs ? _phases.CostOf(Epoch + ofEpoch) / _phases.CostOf(options.Epochs)
                : (Epoch + ofEpoch) / options.Epochs;
            return Math.Clamp(Math.Max(byEpochs, Math.Max(byPhases, byTime)), 0, 1);
        }
    }

    public void Start() => _clock.Start();

    public void Stop() => _clock.Stop();

    /// <summary>Tells the time by this process's clock.</summary>
    public void Tell() => Tell(Now);

    /// <summary>Tells the time that processes have agreed on.</summary>
    public void Tell(TimeSpan elapsed) => Elapsed = elapsed;

    public void AddStep(long images)
    {
        int phase = Next.Index;
        long ofTime = CountOfTime(phase);
        (Step, Batch, Images) = (Step + 1, Batch + 1, Images + images);
        PhaseImages = Math.Max(PhaseImages + images, _phases.IsInEpochs ? 0 : ofTime);
        // The time ends a phase of epochs in the midst of one.
        bool isCutShort = _phases.IsInEpochs && phase + 1 < _phases.Count && ofTime >= _phases.Before(phase + 1);
        PhaseEpochs = isCutShort ? new PhaseEpochs(ofTime, ofTime) : PhaseEpochs with { Begun = PhaseEpochs.Done + 1 };
    }

    /// <summary>Notes that the end of an epoch was reported.</summary>
    public void AddReport() => ReportedStep = Step;

    public void AddEpoch() => (Epoch, Batch, PhaseEpochs) = (Epoch + 1, 0, PhaseEpochs with { Done = PhaseEpochs.Begun });

    public void Restore(CheckpointManifest manifest)
    {
        (Epoch, Batch, Step, Images) = (manifest.Epoch, manifest.Batch, manifest.Step, manifest.Images);
        ReportedStep = manifest.ReportedStep;
        Course.State = manifest.Evaluations;
        PhaseImages = manifest.PhaseImages ?? Images;
        PhaseEpochs = manifest.PhaseEpochs ?? new PhaseEpochs(Epoch, LastEpoch);
        _firstImages = Images;
        Elapsed = _earlier = TimeSpan.FromSeconds(manifest.ElapsedSeconds);
    }

    public CheckpointManifest ToManifest(Dictionary<string, string[]> names, TrainingMeasure? measure) =>
        new(options.System, Epoch, Batch, Step, Images, Elapsed.TotalSeconds, names, measure)
        {
            ReportedStep = ReportedStep,
            Level = Last.Phase.Level,
            PhaseImages = PhaseImages,
            PhaseEpochs = PhaseEpochs,
            Evaluations = Course.State,
        };

    public TrainingProgress ToProgress(EpochMeans means, bool isEndOfEpoch, Evaluation evaluation, IReadOnlyList<TrainingWarning> warnings)
    {
        double done = Share;
        PhasePoint last = Last;
        OrderedDictionary<string, double> scalars = [];
        IEnumerable<(string Name, double Value)> ofSteps = means.Scalars.Select(scalar => (scalar.Key, scalar.Value));
        foreach ((string name, double value) in system.Describe(last).Concat(ofSteps).Concat(evaluation.Figures))
            scalars[name] = value;
        return new TrainingProgress
        {
            Epoch = Epoch + 1,
            Epochs = options.Epochs < int.MaxValue ? options.Epochs : null,
            Step = Step,
            Images = Images,
            IsEndOfEpoch = isEndOfEpoch,
            IsEvaluated = evaluation.IsDone,
            IsSheetDue = evaluation.IsDone && IsSheetDue,
            Phase = _phases.IsEndless ? null : new PhaseProgress(last.Index + 1, _phases.Count, _phases.TotalImages),
            Losses = means.Losses,
            LossTerms = means.Terms,
            Scalars = scalars,
            Measure = evaluation.Measure,
            Warnings = warnings,
            ImagesPerSecond = (Images - _firstImages) / _clock.Elapsed.TotalSeconds,
            Elapsed = Elapsed,
            Remaining = done > 0.001 ? Elapsed * ((1 - done) / done) : null,
        };
    }

    private string Place(PhasePoint at) => $"phase {at.Index + 1} of {_phases.Count}" +
        (at.Phase.Resolution > 0 ? $", at {at.Phase.Resolution} of {_phases[_phases.Count - 1].Resolution} pixels" : "");

    // What phases should have counted by now to share the time. None is left out: however short the time, each has a step.
    private long CountOfTime(int phase) => options.MaximumDuration is { } limit && (!_phases.IsEndless || phase + 1 < _phases.Count)
        ? Math.Min(_phases.CountAt(Math.Min(1, Elapsed / limit)), _phases.Before(phase + 1)) : 0;
}
