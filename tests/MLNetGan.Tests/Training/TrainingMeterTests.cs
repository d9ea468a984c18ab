using System.Diagnostics.Metrics;
using Microsoft.ML;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class TrainingMeterTests
{
    [TestMethod]
    public void ListenersAddUpToWhatWasTrained_AlsoWhenARunIsResumed()
    {
        using var folder = new TemporaryFolder();
        // Other tests train at the same time; none trains this system without labels of its own.
        using var listener = new Listener("lsgan");
        var first = new ProgressLog();
        Train(folder, epochs: 1, resume: false, first);
        Assert.AreEqual(first.Reports[^1].Step, listener.Sums["mlnetgan.training.steps"]);
        var second = new ProgressLog();
        Train(folder, epochs: 3, resume: true, second);
        TrainingProgress last = second.Reports[^1];
        Assert.AreEqual(last.Step, listener.Sums["mlnetgan.training.steps"]);
        Assert.AreEqual(last.Images, listener.Sums["mlnetgan.training.images"]);
        // All but what the first run did between its last report and its end.
        Assert.IsInRange(first.Reports[^1].Elapsed.TotalSeconds, last.Elapsed.TotalSeconds, listener.Sums["mlnetgan.training.time"]);
        Assert.AreEqual(last.Losses["generator"], listener.Last[("mlnetgan.training.loss", "generator")]);
        Assert.AreEqual(last.Scalars["fake_belief"], listener.Last[("mlnetgan.training.scalar", "fake_belief")]);
    }

    private static void Train(TemporaryFolder folder, int epochs, bool resume, ProgressLog log)
    {
        var ml = new MLContext(seed: 1);
        var options = new LsganOptions { BaseChannels = 4, BatchSize = 8, Epochs = epochs, RunFolder = folder.File("run"), Resume = resume, Progress = log };
        ml.Gan().Lsgan(options).Fit(ml.Gan().Data.DrawnDigits(24)).Dispose();
    }

    private sealed class Listener : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly string _system;

        public Listener(string system)
        {
            _system = system;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "MLNetGan")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public Dictionary<string, double> Sums { get; } = [];

        public Dictionary<(string Instrument, string Name), double> Last { get; } = [];

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            Dictionary<string, object?> byName = new(tags.ToArray());
            if (!_system.Equals(byName["system"]))
                return;
            lock (Sums)
            {
                if (byName.TryGetValue("name", out object? name))
                    Last[(instrument.Name, (string)name!)] = value;
                else
                    Sums[instrument.Name] = Sums.GetValueOrDefault(instrument.Name) + value;
            }
        }
    }
}
