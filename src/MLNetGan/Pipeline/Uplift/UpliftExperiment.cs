using System.IO.Hashing;
using System.Text.Json;
using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.Augmenting;
using static System.FormattableString;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Draws real images, trains generators and classifiers on them, and compares what those reach on the same test images.</summary>
internal sealed class UpliftExperiment
{
    private const int MostPixels = 64, JudgeImages = 20_000, FewestJudgeSteps = 50, MostJudgeSteps = 600, ImagesPerJudgeStep = 20;

    private readonly UpliftOptions _options;
    private readonly StoredImageSet _pool, _test;
    private readonly int[] _tested;

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or images are of two sizes.</exception>
    /// <exception cref="InvalidDataException">There are too few images of a label, or test images of others or not of all.</exception>
    public UpliftExperiment(IDataView real, IDataView test, UpliftOptions options)
    {
        _options = options;
        _pool = StoredRows.Read(real, "real", options.ImageColumnName, options.LabelColumnName);
        _test = StoredRows.Read(test, "test", options.ImageColumnName, options.LabelColumnName);
        UpliftData.Check(_pool, _test, options);
        int[] order = OrderRandom.Permutation(_test.Count, CounterNoise.Combine(options.Seed, -1));
        _tested = order[..Math.Min(order.Length, options.MaximumTestImages)];
        if (options.Imbalances.Count > 0)
            UpliftData.RequireAllLabels(_test, _tested);
    }

    /// <summary>Does what is missing, and compares.</summary>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public UpliftResult Run()
    {
        UpliftFiles? files = _options.OutputFolder is { } folder ? new UpliftFiles(folder, Facts()) : null;
        string[] learners = [.. _options.Learners.Select(learner => learner.Name)];
        using TrainingSet test = NewSet([.. _tested.Select(image => new TrainingSlot(_test, image, IsVaried: false))], 0);
        var judge = new Lazy<GeneratedImageFilter>(TrainJudge);
        (UpliftSetting, int, int)[] all = [.. from seed in Enumerable.Range(1, _options.Seeds)
                                              from draw in Enumerable.Range(1, _options.Draws)
                                              from setting in _options.Settings
                                              select (setting, draw, seed)];
        List<UpliftCell> cells = [];
        try
        {
            foreach ((UpliftSetting setting, int draw, int seed) in all)
            {
                UpliftCell? cell = files?.Find(setting, draw, seed, learners);
                if (cell is null)
                {
                    _options.CancellationToken.ThrowIfCancellationRequested();
                    cell = Run(setting, draw, seed, test, judge.Value);
                    files?.Write(cell);
                }
                cells.Add(cell);
                if (_options.Progress is { } reports)
                    ProcessEnd.CallBack(() => reports.Report(new UpliftProgress(cells.Count, all.Length, cell)));
            }
        }
        finally
        {
            if (judge.IsValueCreated)
                judge.Value.Dispose();
        }
        List<UpliftSetting> order = [.. _options.Settings];
        UpliftResult result = UpliftAnalysis.Of(
            [.. cells.OrderBy(cell => order.IndexOf(cell.Setting))], _options.MoreReal, _tested.Length, _options.RareShare);
        files?.Write(result);
        return result;
    }

    private UpliftCell Run(UpliftSetting setting, int draw, int seed, TrainingSet test, GeneratedImageFilter judge)
    {
        long drawSeed = CounterNoise.Combine(_options.Seed, draw), cellSeed = CounterNoise.Combine(drawSeed, seed);
        var real = new UpliftDraw(_pool, setting, _options, drawSeed);
        int labels = _pool.LabelNames!.Count;
        int Rows(int wanted) => UpliftSlots.Rows(real, _options.GeneratedShare, wanted);
        int most = Rows(_options.Learners.Max(learner => learner.Images));
        (ImageSet generated, UpliftDiagnosis diagnosis) =
            new UpliftGenerator(_pool, _options).Make(real, (most - 1) / labels + 1, judge, cellSeed);
        var slots = new UpliftSlots(_pool, real, generated, _options.GeneratedShare, CounterNoise.Combine(cellSeed, 7));
        List<UpliftScore> scores = [];
        foreach (UpliftArm arm in Enum.GetValues<UpliftArm>().Where(setting.Has))
        {
            foreach (IGrouping<int, UpliftLearner> group in _options.Learners.GroupBy(learner => learner.Images))
            {
                using TrainingSet training = NewSet(slots.Of(arm, Rows(group.Key)), CounterNoise.Combine(cellSeed, 5));
                foreach (UpliftLearner learner in group)
                {
                    _options.CancellationToken.ThrowIfCancellationRequested();
                    int[] read = learner.Learn(training, test, labels, CounterNoise.Combine(cellSeed, 6), _options.CancellationToken);
                    scores.Add(Score(learner.Name, arm, read, real));
                }
            }
        }
        return new UpliftCell(setting, draw, seed, scores, diagnosis);
    }

    private UpliftScore Score(string learner, UpliftArm arm, int[] read, UpliftDraw draw)
    {
        bool[] isRight = [.. _tested.Select((image, i) => read[i] == _test.LabelOf(image))];
        double[] rare = [.. Enumerable.Range(0, read.Length).GroupBy(i => _test.LabelOf(_tested[i])).Where(label => draw.IsRare[label.Key])
            .Select(label => label.Average(i => isRight[i] ? 1.0 : 0))];
        return new UpliftScore(learner, arm, isRight.Average(right => right ? 1.0 : 0), rare.Length > 0 ? rare.Average() : null);
    }

    private GeneratedImageFilter TrainJudge()
    {
        int[] rows = OrderRandom.Permutation(_pool.Count, CounterNoise.Combine(_options.Seed, -2));
        int steps = Math.Clamp(_pool.Count / ImagesPerJudgeStep, FewestJudgeSteps, MostJudgeSteps);
        return GeneratedImageFilter.Train(_pool, rows[..Math.Min(rows.Length, JudgeImages)], _options.Classic, steps, _options.Seed,
            _options.CancellationToken);
    }

    private TrainingSet NewSet(IReadOnlyList<TrainingSlot> slots, long seed) => new(slots, _options.Classic, seed, MostPixels);

    // What a cell depends on beside its setting, its draw and its seed.
    private SortedDictionary<string, string> Facts()
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["RealImages"] = Print(_pool),
            ["TestImages"] = Print(_test),
            [nameof(_options.RareShare)] = Invariant($"{_options.RareShare}"),
            [nameof(_options.GeneratorName)] = _options.GeneratorName,
            [nameof(_options.GeneratorImages)] = Invariant($"{_options.GeneratorImages}"),
            [nameof(_options.VaryForGenerator)] = Invariant($"{_options.VaryForGenerator}"),
            [nameof(_options.Classic)] = JsonSerializer.Serialize(_options.Classic),
            [nameof(_options.GeneratedShare)] = Invariant($"{_options.GeneratedShare}"),
            [nameof(_options.FilterSteps)] = Invariant($"{_options.FilterSteps}"),
            [nameof(_options.MoreReal)] = Invariant($"{_options.MoreReal}"),
            [nameof(_options.MaximumTestImages)] = Invariant($"{_options.MaximumTestImages}"),
            [nameof(_options.Seed)] = Invariant($"{_options.Seed}"),
        };
        foreach (UpliftLearner learner in _options.Learners)
            facts[$"{UpliftFiles.Learner}{learner.Name}"] = learner.Description;
        return facts;
    }

    private static string Print(StoredImageSet images)
    {
        var hash = new XxHash128();
        var pixels = new float[images.Shape.Length];
        var bytes = new byte[pixels.Length];
        for (int i = 0; i < images.Count; i++)
        {
            images.Read(i, pixels);
            PixelConversion.ToByte(pixels, bytes);
            hash.Append(bytes);
            hash.Append(BitConverter.GetBytes(images.LabelOf(i)));
        }
        return $"{images.Count} images of {images.Shape}, {Convert.ToHexString(hash.GetCurrentHash())}";
    }
}
