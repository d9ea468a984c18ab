using MLNetGan.Networks;
using MLNetGan.Runs;
using MLNetGan.Systems.Pix2PixHd;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixHdPhaseTests
{
    private static readonly Shape s_image = new(3, 32, 32);

    [TestMethod]
    public void A_Short_Time_Cuts_Phases_Short_And_Leaves_None_Out()
    {
        Pix2PixHdOptions options = Options();
        (options.Epochs, options.MaximumDuration) = (int.MaxValue, TimeSpan.FromSeconds(100));
        (options.GlobalEpochs, options.FrozenEpochs, options.EnhancerEpochs) = (60, 10, 90);
        using var system = new Pix2PixHdSystem(options, s_image, s_image);
        // Images of the enhancer cost four times as much: phases have 60, 40 and 360 of 460 parts of the time.
        RunPosition position = At(10);
        Assert.AreEqual((0, 3L), (position.Next.Index, position.Next.Images));

        position = At(14);
        Assert.AreEqual((0, 1), (position.Last.Index, position.Next.Index), "60 of 460 are spent, in the midst of an epoch.");
        Assert.AreEqual(position.Last with { Step = 0 }, system.Phases.Last(position.ToManifest([], null)));
        position.AddEpoch();
        Assert.AreEqual((1, 0L), (position.Next.Index, position.Next.Images));

        position.Tell(TimeSpan.FromSeconds(50));
        position.AddStep(1);
        Assert.AreEqual((1, 2), (position.Last.Index, position.Next.Index), "The enhancer alone is not passed over, however late it is.");
        position.AddEpoch();
        position.AddStep(1);
        Assert.IsTrue(position.IsInLastPhase);
        Assert.AreEqual(5, position.Epoch);

        RunPosition At(double seconds)
        {
            var start = new RunPosition(options, system, 24);
            start.Restore(new CheckpointManifest("pix2pixhd", 3, 1, 73, 73, seconds, [], null));
            start.AddStep(1);
            return start;
        }
    }

    [TestMethod]
    public void A_Run_That_Ends_Before_Its_Last_Phase_Says_What_It_Takes()
    {
        using DisposeScope scope = NewDisposeScope();
        Pix2PixHdOptions options = Options();
        options.Epochs = 1;
        using var system = new Pix2PixHdSystem(options, s_image, s_image);
        using var trainer = new Trainer(system, options, new PairWaves(s_image, s_image, options.BatchSize, steps: 1), CPU, []);
        Assert.AreEqual("Training will end in phase 1 of 3, at 16 of 32 pixels, with its last epoch (TrainingOptions.Epochs is 1). All phases take more than 210 epochs",
            trainer.Foreseen);
        trainer.Run();
        Assert.AreEqual("Training has ended in phase 1 of 3, at 16 of 32 pixels, with its last epoch (TrainingOptions.Epochs is 1). All phases take more than 210 epochs: " +
            "raise what ends it to go on", trainer.Shortfall);
    }

    // 200 epochs of the global generator cost as much as 50 of both; the one is timed where training ends in it, the other where it comes to both.
    [TestMethod]
    public void Phases_Of_Epochs_Count_By_What_They_Cost()
    {
        using var system = new Pix2PixHdSystem(new Pix2PixHdOptions(), new Shape(3, 64, 64), new Shape(3, 64, 64));
        Assert.AreEqual(150, system.Phases.CostOf(300) / system.Phases[2].Cost);
        Assert.AreEqual(100, system.Phases.CostOf(100) / system.Phases.Last(0, 100).Phase.Cost);

        var position = new RunPosition(new Pix2PixHdOptions(), system, 24);
        position.Restore(new CheckpointManifest("pix2pixhd", 200, 0, 4800, 4800, 60, [], null));
        Assert.AreEqual(1 / 3.0, position.Share, 1e-9);
    }

    // The global generator has learned for 240 steps then, and its average has left its first weights behind; so does the enhancer's.
    [TestMethod]
    public void The_Average_Of_A_Player_That_Learns_Late_Leaves_Its_First_Weights_Behind()
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        Pix2PixHdOptions options = Options();
        (options.GlobalEpochs, options.FrozenEpochs, options.Epochs) = (20, 1, 21);
        (options.AverageDecay, options.RunFolder) = (0.999, folder.Path);
        using var system = new Pix2PixHdSystem(options, s_image, s_image);
        using var trainer = new Trainer(system, options, new PairWaves(s_image, s_image, options.BatchSize, steps: 12), CPU, []);
        Player enhancer = system["enhancer1"];
        float[] first = Values(enhancer.Network);
        trainer.Run();
        float[] now = Values(enhancer.Network), average = Values(enhancer.Delivered);
        double Distance(float[] from) => Math.Sqrt(from.Zip(now, (a, b) => (a - b) * (a - b)).Sum());
        Assert.IsTrue(Distance(average) < 0.5 * Distance(first), $"{Distance(average)} of {Distance(first)} are left.");
        CheckpointManifest manifest = new RunFolder(folder.Path).Checkpoints.LoadLast("pix2pixhd", Assert.Fail)!.Manifest;
        Assert.AreEqual((240L, 12L), (manifest.Averaged!["global"], manifest.Averaged["enhancer1"]));
    }

    private static float[] Values(Network network) => [.. network.parameters().SelectMany(value => value.data<float>().ToArray())];

    private static Pix2PixHdOptions Options() => new()
    {
        GeneratorChannels = 4,
        DiscriminatorChannels = 2,
        Halvings = 1,
        GlobalBlocks = 1,
        LocalBlocks = 1,
    };
}
