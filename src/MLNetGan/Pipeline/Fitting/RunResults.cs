using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Metrics;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Runs;
using MLNetGan.Runs.Reports;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>Sums up a finished run in its folder: the sheet of the delivered weights, metrics.json and report.html.</summary>
internal static class RunResults
{
    /// <summary>Writes them. What goes wrong is left out and told: a summary never spoils a finished training.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="options">The system's options.</param>
    /// <param name="name">The system's name in text for people.</param>
    /// <param name="device">Where it was trained.</param>
    /// <param name="sheet">Draws the delivered weights, where no evaluation has.</param>
    /// <param name="training">The training data.</param>
    /// <param name="trained">What training gave.</param>
    /// <param name="early">Why training ended early; null where it did not.</param>
    /// <param name="warn">Is told what could not be done.</param>
    public static void Write(
        RunFolder run, TrainingOptions options, string name, Device device, ISampleSheet sheet, IDataView training, ITransformer trained,
        string? early, Action<string> warn)
    {
        List<string> warnings = [];
        try
        {
            if (RunSummary.Of(run) is not { } summary)
                return;
            Try("the sheet of samples", () => CopySheet(run, summary, sheet));
            if (trained is ImageGeneratorTransformer { LabelColumn: not null, ImageColumns.Count: 1 } generator)
                Try("label metrics", () => summary = summary with { Labels = Measure(options, training, generator) });
            (summary with
            {
                EarlyEnd = early,
                Warnings = warnings,
                Environment = RunEnvironment.Of(Describe(device), typeof(torch), typeof(MLContext)),
            }).Write(run);
            Try("the report", () => RunPage.Write(run, options, name, run.Report));
        }
        catch (Exception error)
        {
            warn($"The run is not summed up in '{run.Metrics}': {error.Message}");
        }

        void Try(string what, Action action)
        {
            try
            {
                action();
            }
            catch (Exception error)
            {
                warnings.Add($"{what}: {error.Message}");
                warn($"Left out of the results: {warnings[^1]}");
            }
        }
    }

    private static string Describe(Device device) => device.type != DeviceType.CPU ? device.ToString()
        : get_num_threads() is var threads && threads == 1 ? "processor, 1 thread" : $"processor, {threads} threads";

    // The delivered weights are those of the best evaluation, so theirs is its sheet.
    private static void CopySheet(RunFolder run, RunSummary summary, ISampleSheet sheet)
    {
        int epoch = summary.Measure?.BestEpoch ?? summary.Last.Epoch;
        if (!File.Exists(run.EpochSheet(epoch)))
            sheet.Write(run.EpochSheet(epoch), epoch);
        AtomicFile.Write(run.SampleSheet, SharedFile.ReadBytes(run.EpochSheet(epoch)));
    }

    // Null where it has not grown to the size of the real images.
    private static LabelMetrics? Measure(TrainingOptions options, IDataView training, ImageGeneratorTransformer generator)
    {
        TrainingImages images = options.Images[^1];
        ImageColumn format = ImageColumn.From(training.Schema, images, options);
        int labels = generator.NamesOfLabels.Count;
        // Labels take turns.
        IDataView generated = generator.Generate(labels * LabelJudge.GeneratedPerLabel(format.Length, labels));
        if (!generated.Schema[options.Output].Type.Equals(format.Type))
            return null;
        List<LabeledImage> real = Sample(training, options.Label!, images.Column, format, LabelJudge.SampleSize(format.Length));
        LabelMetrics metrics = new LabelJudge(real, labels).Measure(Read(generated, options.Label!, options.Output, format));
        return double.IsFinite(metrics.GeneratedAccuracy + metrics.JudgeAccuracy + (metrics.Diversity ?? 0))
            ? metrics
            : throw new InvalidOperationException("accuracy or diversity is not a number");
    }

    /// <summary>Images of random rows, in random order.</summary>
    internal static List<LabeledImage> Sample(IDataView view, string label, string image, ImageColumn format, int most)
    {
        // ShuffleRows mixes no more than a thousand rows at once: of rows that are sorted by label it gives one label.
        List<LabeledImage> images = Read(view, label, image, format, HeldOutRows.Choose(view, most, seed: 0).Contains);
        new OrderRandom(0).Shuffle(CollectionsMarshal.AsSpan(images));
        return images;
    }

    // By no transform of ML.NET: ExtractPixels disposes of an image that it read, which may be the caller's own.
    private static List<LabeledImage> Read(
        IDataView view, string label, string image, ImageColumn format, Func<DataViewRowId, bool>? keep = null)
    {
        List<LabeledImage> images = [];
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[label], view.Schema[image]]);
        Func<long> key = KeyReader.Create(cursor, view.Schema[label]);
        ImageReader reader = ImageReader.Create(cursor, view.Schema[image], format.Channels, format.Scale);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        DataViewRowId id = default;
        while (cursor.MoveNext())
        {
            getter(ref id);
            if (keep is not null && !keep(id))
                continue;
            var pixels = new float[format.Length];
            reader.Take();
            reader.Read(pixels, out _);
            format.Scale.FromNetwork(pixels, pixels);
            images.Add(new LabeledImage(checked((uint)key()), pixels));
        }
        return images;
    }
}
