using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Tests.Pipeline;

[TestClass]
public sealed class EstimatorTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static IDataView Digits => Tiny.KeyMapping.Transform(Tiny.Digits);

    [TestMethod]
    public void SimpleParametersAreThoseOptions()
    {
        // Refused for its size, hence before training: the message tells what the estimator was set to.
        IDataView data = Tiny.ML.Transforms.CopyColumns("Picture", "Image").Fit(Tiny.Digits).Transform(Tiny.Digits);
        Assert.Contains("'Class'", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().AcGan("Made", "Picture", "Class").Fit(data)).Message);
        Assert.Contains("'Other'", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan("Made", "Other").Fit(data)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().Dcgan(epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Gan().AcGan(epochs: 0));
        Assert.Throws<ArgumentNullException>(() => _ml.Gan().AcGan((AcGanOptions)null!));
        Assert.Throws<ArgumentNullException>(() => ((MLContext)null!).Gan());
    }

    [TestMethod]
    public void TheLogTellsEachEpoch()
    {
        List<string> lines = [];
        _ml.Log += (_, message) =>
        {
            if (message.Source.Contains("AC-GAN; Fit", StringComparison.Ordinal))
                lines.Add(message.Message);
        };
        AcGanOptions options = Tiny.Options();
        options.Epochs = 2;
        _ml.Gan().AcGan(options).Fit(Digits).Dispose();
        Assert.IsTrue(lines.Any(l => l.Contains("Epoch 1 of 2, step 5: discriminator loss", StringComparison.Ordinal)), string.Join('\n', lines));
        Assert.IsTrue(lines.Any(l => l.Contains("Epoch 2 of 2, step 10: discriminator loss", StringComparison.Ordinal)), string.Join('\n', lines));
    }

    [TestMethod]
    public void TheLogTellsDaysThatAreLeftAsHours()
    {
        List<string> lines = [];
        _ml.Log += (_, message) => lines.Add(message.Message);
        using (IChannel channel = ((IHostEnvironment)_ml).Register("X").Start("Fit"))
            new TrainingLog(channel).Report(Runs.Progress.Of(1, loss: 1, measure: null) with { Remaining = new TimeSpan(2, 3, 4, 5) });
        Assert.EndsWith(", 51:04:05 left", lines.Single(line => line.Contains("Epoch 1", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TheLogHasWarningsAtOnce()
    {
        List<LoggingEventArgs> messages = [];
        _ml.Log += (_, message) => messages.Add(message);
        AcGanOptions options = Tiny.Options();
        var log = new ProgressLog();
        options.Progress = log;
        _ml.Gan().AcGan(options).Fit(Digits).Dispose();
        using (IChannel channel = ((IHostEnvironment)_ml).Register("X").Start("Fit"))
        {
            var observer = new TrainingLog(channel);
            TrainingProgress progress = log.Reports[^1] with { IsEndOfEpoch = false, Elapsed = TimeSpan.Zero, Warnings = [new(TrainingWarningKind.SamplesCollapsed, "All alike.")] };
            observer.Report(progress);
        }
        LoggingEventArgs[] warnings = [.. messages.Where(m => m.Kind == ChannelMessageKind.Warning)];
        CollectionAssert.AreEqual(new[] { "[Source=X; Fit, Kind=Warning] All alike." }, warnings.Select(w => w.Message).ToArray());
    }

    [TestMethod]
    public void ARunFolderIsFilled()
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Tiny.Options();
        options.RunFolder = folder.Path;
        _ml.Gan().AcGan(options).Fit(Digits).Dispose();
        Assert.HasCount(2, File.ReadAllLines(Path.Combine(folder.Path, "losses.csv")));
        Assert.IsTrue(File.Exists(Path.Combine(folder.Path, "samples", "epoch-0001.png")));
        Assert.IsNotEmpty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "checkpoints")));
    }

    [TestMethod]
    public void NoDataIsAnError()
    {
        IDataView none = _ml.Data.LoadFromEnumerable(Array.Empty<Picture>());
        Assert.Contains("Training data is empty", Assert.Throws<InvalidOperationException>(() => Tiny.Dcgan(none)).Message);
    }

    [TestMethod]
    public void OneImageIsTooFew_AndNotCalledNone()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Tiny.Dcgan(_ml.Gan().Data.DrawnDigits(1))).Message;
        Assert.AreEqual("Training data holds 1 image, too few for a batch: expected at least 2 in the training data view. Add images.", message);
    }

    [TestMethod]
    public void AMissingGpuIsAnErrorUnlessFallingBackIsAllowed()
    {
        // No machine has so many.
        const int index = 1000;
        string found = TorchSharp.torch.cuda.is_available() ? $"there are only {TorchSharp.torch.cuda.device_count()} CUDA devices" : "CUDA is not available";
        var asking = new MLContext { GpuDeviceId = index };
        var error = Assert.Throws<InvalidOperationException>(() => asking.Gan().AcGan(Tiny.Options()).Fit(Digits));
        Assert.StartsWith($"MLContext.GpuDeviceId is {index}, but {found}. Reference TorchSharp-cuda-linux or TorchSharp-cuda-windows, set GpuDeviceId to null, or set FallbackToCpu to true.", error.Message);
        asking.FallbackToCpu = true;
        asking.Gan().AcGan(Tiny.Options()).Fit(Digits).Dispose();
    }

    private sealed class Picture
    {
        [VectorType(1, 8, 8)]
        public float[] Image { get; set; } = [];
    }
}
