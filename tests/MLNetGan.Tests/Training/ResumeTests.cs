using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems.AcGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class ResumeTests
{
    private const int Batches = 4, Classes = 3;
    private static readonly Shape s_image = new(1, 16, 16);

    // Dropout stays on: its masks depend on where the run stands.
    private static AcGanOptions Options(string folder) => new()
    {
        EmbeddingSize = 5,
        GeneratorChannels = 12,
        DiscriminatorChannels = 4,
        LatentSize = 10,
        BatchSize = WaveSource.BatchSize,
        AverageDecay = 0.9,
        Seed = 3,
        Epochs = 4,
        Schedule = LearningRateSchedule.Steps(0.5, 2),
        RunFolder = folder,
    };

    [TestMethod]
    public void A_Run_In_Two_Halves_Equals_A_Run_In_One_Bit_By_Bit()
    {
        using TemporaryFolder whole = new(), halves = new();
        (Dictionary<string, float[]> expected, string expectedLosses) = Train(Options(whole.Path));

        AcGanOptions first = Options(halves.Path);
        first.Epochs = 2;
        Train(first);
        _ = rand(1000);
        AcGanOptions second = Options(halves.Path);
        second.Resume = true;
        (Dictionary<string, float[]> actual, string actualLosses) = Train(second);

        AreSame(expected, actual);
        Assert.AreEqual(WithoutSeconds(expectedLosses), WithoutSeconds(actualLosses));
    }

    [TestMethod]
    public void A_Run_Cancelled_Within_An_Epoch_Goes_On_Bit_By_Bit()
    {
        using TemporaryFolder whole = new(), cancelled = new();
        (Dictionary<string, float[]> expected, string expectedLosses) = Train(Options(whole.Path));

        using var cancellation = new CancellationTokenSource();
        AcGanOptions first = Options(cancelled.Path);
        first.CancellationToken = cancellation.Token;
        Assert.ThrowsExactly<OperationCanceledException>(() => Train(first, new StoppingSource(new WaveSource(Batches, Classes), 6, cancellation)));
        AcGanOptions second = Options(cancelled.Path);
        second.Resume = true;
        (Dictionary<string, float[]> actual, string actualLosses) = Train(second);

        AreSame(expected, actual);
        Assert.AreEqual(WithoutSeconds(expectedLosses), WithoutSeconds(actualLosses));
    }

    [TestMethod]
    public void A_Run_Finished_Within_An_Epoch_By_A_Lower_Limit_Goes_On_Bit_By_Bit()
    {
        using TemporaryFolder whole = new(), broken = new();
        (Dictionary<string, float[]> expected, string expectedLosses) = Train(Options(whole.Path));

        // The fifth is the end of the first pass.
        Assert.ThrowsExactly<IOException>(() => Train(Options(broken.Path), new BreakingSource(new WaveSource(Batches, Classes), batches: 6)));
        AcGanOptions second = Options(broken.Path);
        (second.Resume, second.Epochs) = (true, 1);
        Train(second);
        CollectionAssert.AreEqual(new[] { (1, 4L), (2, 5L) }, LossFile.Read(new RunFolder(broken.Path).Losses).Select(row => (row.Epoch, row.Step)).ToArray());
        AcGanOptions third = Options(broken.Path);
        third.Resume = true;
        (Dictionary<string, float[]> actual, string actualLosses) = Train(third);

        AreSame(expected, actual);
        Assert.AreEqual(WithoutSeconds(expectedLosses), WithoutSeconds(actualLosses));
    }

    [TestMethod]
    public void What_A_Killed_Process_Left_Half_Written_Is_Passed_Over()
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Options(folder.Path);
        options.Epochs = 1;
        Train(options);
        string checkpoints = Path.Combine(folder.Path, "checkpoints");
        string unfinished = Path.Combine(checkpoints, ".writing-step-000000099");
        Directory.CreateDirectory(unfinished);
        File.WriteAllText(Path.Combine(unfinished, "model.safetensors"), "half");

        options.Resume = true;
        options.Epochs = 2;
        Train(options);
        Assert.IsFalse(Directory.Exists(unfinished));
        CollectionAssert.AreEqual(new[] { "step-000000004", "step-000000008" },
            Directory.GetDirectories(checkpoints).Select(Path.GetFileName).Order().ToArray());
    }

    [TestMethod]
    public void Resuming_With_Other_Networks_Names_The_Tensor()
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Options(folder.Path);
        options.Epochs = 1;
        Train(options);
        options.Resume = true;
        options.GeneratorChannels = 16;
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => Train(options));
        StringAssert.Contains(error.Message, "generator.latent.0.weight");
    }

    [TestMethod]
    public void A_Folder_That_Holds_A_Run_Is_Not_Overwritten()
    {
        using var folder = new TemporaryFolder();
        AcGanOptions options = Options(folder.Path);
        options.Epochs = 1;
        Train(options);
        IOException error = Assert.ThrowsExactly<IOException>(() => Train(options));
        StringAssert.Contains(error.Message, "already holds a run");
    }

    private static (Dictionary<string, float[]> Weights, string Losses) Train(AcGanOptions options, IBatchSource? source = null)
    {
        using DisposeScope scope = NewDisposeScope();
        using var system = new AcGanSystem(options, s_image, Classes);
        using var trainer = new Trainer(system, options, source ?? new WaveSource(Batches, Classes), CPU, [new RunRecorder(new RunFolder(options.RunFolder!), options, new LatentSheet(system["generator"].Delivered, CPU))]);
        trainer.Run();
        Dictionary<string, float[]> weights = system.Networks.Select(n => n.Network)
            .SelectMany((network, i) => network.state_dict().Select(s => ($"{i}.{s.Key}", s.Value)))
            .ToDictionary(s => s.Item1, s => s.Value.data<float>().ToArray());
        return (weights, File.ReadAllText(Path.Combine(options.RunFolder!, "losses.csv")));
    }

    private static void AreSame(Dictionary<string, float[]> expected, Dictionary<string, float[]> actual)
    {
        foreach ((string name, float[] values) in expected)
            CollectionAssert.AreEqual(values, actual[name], name);
    }

    private static string WithoutSeconds(string losses) =>
        string.Join('\n', losses.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => string.Join(',', row.Split(',').Where((_, column) => column != 2))));

    /// <summary>Cannot be read beyond a number of batches.</summary>
    private sealed class BreakingSource(IBatchSource inner, int batches) : IBatchSource, IBatchReader
    {
        private IBatchReader? _reader;
        private int _left = batches;

        public BatchFormat Format => inner.Format;

        public long? ImageCount => inner.ImageCount;

        public IBatchReader Open(long order)
        {
            _reader = inner.Open(order);
            return this;
        }

        public void Fill(HostBatch batch)
        {
            if (_left-- == 0)
                throw new IOException("The disk is gone.");
            _reader!.Fill(batch);
        }

        public void Skip(long images) => _reader!.Skip(images);

        public void Dispose() => _reader?.Dispose();
    }
}
