using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Systems.Pix2PixHd;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class Pix2PixHdTrainingStepTests
{
    private static readonly Shape s_image = new(3, 32, 32);

    // In the order of the golden file's columns.
    private static readonly string[] s_terms =
    [
        "generator_adversarial_scale1", "generator_adversarial_scale2", "generator_feature_matching",
        "discriminators_adversarial_scale1", "discriminators_adversarial_scale2",
    ];

    [TestMethod]
    [DataRow("pix2pixhd")]
    [DataRow("pix2pixhd_features", true)]
    public void Training_Equals_PyTorch_From_The_Global_Generator_By_The_Enhancer_Alone_To_Both(string golden, bool hasFeatures = false)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> expected = Golden.Read(golden);
        var log = new ProgressLog();
        Pix2PixHdOptions options = Tiny(hasFeatures);
        options.Progress = log;
        using var system = new Pix2PixHdSystem(options, Input(options), s_image);
        // An epoch is one step, on the same pairs.
        using var trainer = new Trainer(system, options, new PairWaves(Input(options), s_image, options.BatchSize, steps: 1, options.LabelClasses), CPU, []);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        trainer.Run();

        TrainingProgress[] ends = [.. log.Reports.Where(report => report.IsEndOfEpoch)];
        Assert.HasCount(3, ends);
        for (int step = 0; step < 3; step++)
        {
            float[] actual = [.. s_terms.Select(name => (float)ends[step].LossTerms[name])];
            Golden.AreClose(expected["terms"][step], tensor(actual), step == 0 ? 1e-4 : 1e-3, $"terms of step {step}");
            Assert.AreEqual(step == 0 ? 16 : 32, ends[step].Scalars["resolution"]);
        }
        // Where maps of classes are zero gradients are next to nothing, and Adam makes steps of their rounding, which is each processor's.
        foreach (Player player in system.Players)
            Golden.AreWeights(expected, player.Name, player.Network, hasFeatures ? 5e-3 : 1e-3, moreThan: 4);
    }

    [TestMethod]
    public void The_Whole_Generator_Equals_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        using var system = new Pix2PixHdSystem(Tiny(hasFeatures: false), s_image, s_image);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        system.Enter(system.Phases.Last(0, int.MaxValue));
        Tensor made = system.Delivered.Forward(Golden.Wave([1, 3, 32, 32], 0.5, 1.0, 0.13))[0];
        Golden.AreClose(Golden.Read("pix2pixhd")["image"], made, 1e-4, "image");
    }

    [TestMethod]
    public void The_Generator_Of_Encoded_Features_Equals_PyTorch_And_Its_Graph()
    {
        using DisposeScope scope = NewDisposeScope();
        Pix2PixHdOptions options = Tiny(hasFeatures: true);
        using var system = new Pix2PixHdSystem(options, Input(options), s_image);
        foreach (Player player in system.Players)
            Golden.SetWeights(player.Network);
        system.Enter(system.Phases.Last(0, int.MaxValue));
        Tensor input = tensor(PairWaves.Inputs(2 * 32 * 32, 0, options.LabelClasses), [2, 1, 32, 32]), target = Golden.Wave([2, 3, 32, 32], 0, 1.0, 0.11);
        Tensor made = system.Measured.Forward(input, target)[0];
        Golden.AreClose(Golden.Read("pix2pixhd_features")["image"], made, 1e-4, "image");

        var graph = new OnnxGraph("encoded");
        OnnxValue[] inputs = [.. system.Measured.Inputs.Select(one => graph.Input(one.Name, OnnxType.Float, one.Shape.Dimensions))];
        graph.Output(system.Measured.ToOnnx(graph, inputs)[0], "Image", OnnxType.Float, s_image.Dimensions);
        float[] exported = OnnxRun.Floats(graph.ToModel(), "Image", OnnxRun.Input("Input", input), OnnxRun.Input("Target", target));
        Golden.AreClose(made, tensor(exported, made.shape), 1e-4, "graph");
    }

    [TestMethod]
    public void What_Is_Within_An_Enhancer_Stays_While_It_Learns_Alone()
    {
        using DisposeScope scope = NewDisposeScope();
        using var system = new Pix2PixHdSystem(new Pix2PixHdOptions { LocalEnhancers = 2, GlobalEpochs = 3, FrozenEpochs = 2, EnhancerEpochs = 4 }, new Shape(3, 128, 128), new Shape(3, 128, 128));
        string[] learners = [.. Enumerable.Range(0, 13).Select(epoch =>
        {
            system.Enter(system.Phases.Next(0, epoch));
            return string.Join('+', system.Moves[0].Learners.Select(player => player.Name));
        })];
        CollectionAssert.AreEqual(new[]
        {
            "global", "global", "global", "enhancer1", "enhancer1", "global+enhancer1", "global+enhancer1", "global+enhancer1", "global+enhancer1",
            "enhancer2", "enhancer2", "global+enhancer1+enhancer2", "global+enhancer1+enhancer2",
        }, learners);
    }

    [TestMethod]
    public void Class_Numbers_Become_A_Channel_A_Class_And_Instances_Their_Edges()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = tensor(new float[,] { { 0, 2, 1 }, { 1, 1, 3 } }).view(1, 1, 2, 3), instances = tensor(new float[,] { { 7, 7, 7, 8 }, { 7, 7, 7, 8 }, { 7, 9, 7, 8 } }).view(1, 1, 3, 4);
        Tensor maps = new ClassMaps(3, 0, 255).Forward(numbers / 127.5f - 1);
        CollectionAssert.AreEqual(new[] { 1f, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0 }, maps.flatten().data<float>().ToArray());
        Tensor edges = InstanceEdges.Instance.Forward(instances / 127.5f - 1);
        CollectionAssert.AreEqual(new[] { 0f, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1 }, edges.flatten().data<float>().ToArray());
    }

    private static Shape Input(Pix2PixHdOptions options) => options.LabelClasses is null ? s_image : new Shape(1, 32, 32);

    // The golden file's schedule is constant.
    private static Pix2PixHdOptions Tiny(bool hasFeatures) => new()
    {
        LabelClasses = hasFeatures ? 3 : null,
        Features = hasFeatures ? 2 : 0,
        EncoderChannels = 4,
        BatchSize = hasFeatures ? 2 : 1,
        GeneratorChannels = 8,
        Halvings = 2,
        GlobalBlocks = 1,
        LocalBlocks = 1,
        DiscriminatorChannels = 4,
        DiscriminatorLayers = 2,
        GlobalEpochs = 1,
        FrozenEpochs = 1,
        Epochs = 3,
        GeneratorLearningRate = 1e-3,
        DiscriminatorLearningRate = 1e-3,
        Schedule = LearningRateSchedule.Constant,
        EvaluationInterval = 1,
    };
}
