using MLNetGan.Networks;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class ProGanNetworkTests
{
    private const int Latent = 20, Batch = WaveSource.BatchSize;
    private static readonly Shape s_image = new(1, 16, 16);

    public static IEnumerable<object[]> Cases =>
        new[] { ProGanNormalization.Pixel, ProGanNormalization.Batch }.SelectMany(normalization =>
            new[] { (0, 1.0), (1, 0.3), (1, 1), (2, 0), (2, 0.3), (2, 1) }.Select(at => new object[] { normalization, at.Item1, at.Item2 }));

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Both_Networks_Equal_PyTorch_At_Every_Level_And_On_The_Way(ProGanNormalization normalization, int level, double alpha)
    {
        using DisposeScope scope = NewDisposeScope();
        bool isBatch = normalization == ProGanNormalization.Batch;
        var layout = new ProGanLayout(new ProGanOptions
        {
            LatentSize = Latent,
            BaseChannels = 32,
            MaximumChannels = 8,
            Normalization = normalization,
            EqualizeLearningRate = !isBatch,
            MinibatchGroupSize = isBatch ? 0 : 4,
        }, s_image, 0);
        using var generator = new ProGanGenerator(layout);
        using var discriminator = new ProGanDiscriminator(layout);
        foreach (Network network in new Network[] { generator, discriminator })
        {
            Golden.SetWeights(network, isBatch ? 0.3 : 1);
            ((IGrowing)network).Grow(level, alpha);
        }
        Tensor images = Golden.Wave([Batch, 1, 4 << level, 4 << level], 0.5, 1.0, 0.13).requires_grad_(true);
        Tensor judged = discriminator.Forward(images)[0];
        judged.sum().backward();

        Dictionary<string, Tensor> golden = Golden.Read("progan_networks");
        string prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(isBatch ? "batch" : "pixel")}.{level}.{alpha}");
        Golden.AreClose(golden[$"{prefix}.judgement"], judged, 1e-4, "judgement");
        Golden.AreClose(golden[$"{prefix}.gradient"], images.grad!, 1e-4, "gradient");
        Golden.AreClose(golden[$"{prefix}.image"], generator.Forward(Golden.Wave([Batch, Latent], 0.3, 1.0, 0.7))[0], 1e-4, "image");
    }

    [TestMethod]
    [DataRow(28, 40_000L), DataRow(32, 60_000L)]
    public void The_Compact_Preset_Trains_Longest_At_Full_Size(int side, long first)
    {
        using var system = new ProGanSystem(ProGanOptions.Compact(), new Shape(1, side, side), 0);
        TrainingPhase[] phases = [.. Enumerable.Range(0, system.Phases.Count).Select(i => system.Phases[i])];
        long Of(int level) => phases.Where(phase => phase.Level == level).Sum(phase => phase.Images);
        int top = phases[^1].Level;
        Assert.AreEqual((first, 80_000L, 460_000L), (Of(top - 2), Of(top - 1), Of(top)));
    }

    [TestMethod]
    public void Networks_Have_The_Layers_That_The_Keras_Reference_Prints_At_16x16()
    {
        var layout = new ProGanLayout(Keras(), new Shape(3, 16, 16), 0);
        using var discriminator = new ProGanDiscriminator(layout);
        using var generator = new ProGanGenerator(layout);
        discriminator.Grow(2, 0.5);
        generator.Grow(2, 0.5);
        string summary = discriminator.Summary();
        StringAssert.Contains(summary, "Total 488,449, trained 487,425, running statistics 1,024");
        StringAssert.Contains(generator.Summary(), "Total 689,030, trained 688,006, running statistics 1,024");
        (string Layer, string Shape, string Parameters)[] expected =
        [
            ("Convolution 1x1", "(64, 16, 16)", "256"), ("Leaky ReLU 0.2", "(64, 16, 16)", "0"),
            ("Convolution 3x3", "(64, 16, 16)", "36,928"), ("Batch normalization", "(64, 16, 16)", "256"), ("Leaky ReLU 0.2", "(64, 16, 16)", "0"),
            ("Convolution 3x3", "(64, 16, 16)", "36,928"), ("Batch normalization", "(64, 16, 16)", "256"), ("Leaky ReLU 0.2", "(64, 16, 16)", "0"),
            ("Average pooling", "(64, 8, 8)", "0"),
            ("Average pooling", "(3, 8, 8)", "0"), ("Convolution 1x1", "(64, 8, 8)", "256"), ("Leaky ReLU 0.2", "(64, 8, 8)", "0"), ("Weighted sum", "(64, 8, 8)", "0"),
            ("Convolution 3x3", "(64, 8, 8)", "36,928"), ("Batch normalization", "(64, 8, 8)", "256"), ("Leaky ReLU 0.2", "(64, 8, 8)", "0"),
            ("Convolution 3x3", "(64, 8, 8)", "36,928"), ("Batch normalization", "(64, 8, 8)", "256"), ("Leaky ReLU 0.2", "(64, 8, 8)", "0"),
            ("Average pooling", "(64, 4, 4)", "0"),
            ("Convolution 3x3", "(128, 4, 4)", "73,856"), ("Batch normalization", "(128, 4, 4)", "512"), ("Leaky ReLU 0.2", "(128, 4, 4)", "0"),
            ("Zero padding", "(128, 7, 7)", "0"),
            ("Convolution 4x4", "(128, 4, 4)", "262,272"), ("Batch normalization", "(128, 4, 4)", "512"), ("Leaky ReLU 0.2", "(128, 4, 4)", "0"),
            ("Flatten", "(2048)", "0"), ("Dense", "(1)", "2,049"),
        ];
        string[] rows = [.. summary.Split('\n').SkipWhile(line => !line.StartsWith("Image (input)", StringComparison.Ordinal)).Skip(1)];
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual($"{expected[i].Layer,-30}{expected[i].Shape,-24}{expected[i].Parameters,12}", rows[i].TrimEnd('\r'));
    }

    [TestMethod]
    public void The_Reference_At_1024_Has_The_Papers_Widths_And_23_Million_Parameters_A_Network()
    {
        var layout = new ProGanLayout(new ProGanOptions(), new Shape(3, 1024, 1024), 0);
        CollectionAssert.AreEqual(new[] { 512, 512, 512, 512, 256, 128, 64, 32, 16 }, Enumerable.Range(0, 9).Select(layout.Channels).ToArray());
        using var generator = new ProGanGenerator(layout);
        using var discriminator = new ProGanDiscriminator(layout);
        // Table 2 of the paper: 23.1M each, with these convolutions in both.
        foreach (Network network in new Network[] { generator, discriminator })
        {
            using DisposeScope scope = NewDisposeScope();
            long unused = network.named_parameters().Where(p => IsOfALowerLevel(p.name)).Sum(p => p.parameter.numel());
            Assert.AreEqual(23.1, Math.Round((network.parameters().Sum(p => p.numel()) - unused) / 1e6, 1), network.GetName());
            foreach (string count in new[] { "2,359,808", "590,080", "147,584", "36,928", "9,248", "2,320" })
                StringAssert.Contains(network.Summary(), count);
        }

        static bool IsOfALowerLevel(string name) => name.StartsWith("to_image", StringComparison.Ordinal) && !name.StartsWith("to_image8", StringComparison.Ordinal)
            || name.StartsWith("from_image", StringComparison.Ordinal) && !name.StartsWith("from_image8", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_Fresh_Block_Makes_No_Difference_Until_It_Is_Faded_In()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using var system = new ProGanSystem(new ProGanOptions { BaseChannels = 64, LatentSize = Latent }, s_image, 0);
        system.Initialize(1, CPU);
        var generator = (ProGanGenerator)system["generator"].Network;
        Tensor latent = randn([4, Latent]);
        generator.Grow(1, 1);
        Tensor small = generator.Forward(latent)[0];
        generator.Grow(2, 0);
        Assert.IsTrue(Upsampling.Instance.Forward(small).allclose(generator.Forward(latent)[0]));
        generator.Grow(2, 0.01);
        Assert.IsFalse(Upsampling.Instance.Forward(small).allclose(generator.Forward(latent)[0]));
    }

    [TestMethod]
    public void Real_Images_Are_Faded_Between_The_Two_Resolutions_And_Mirrored_On_Demand()
    {
        using DisposeScope scope = NewDisposeScope();
        using var system = new ProGanSystem(new ProGanOptions { BaseChannels = 64, Mirror = true }, s_image, 0);
        Tensor images = Golden.Wave([8, 1, 8, 8], 0.5, 1.0, 0.13);
        system.Enter(new PhasePoint(0, new TrainingPhase(8, Images: 10, Level: 1, IsFade: true), 10));
        float[] prepared = system.Prepare(new Batch(BatchFormat.Of(s_image), images), new StepNoise(3, 0, CPU))["Image"].data<float>().ToArray();
        float[] plain = images.data<float>().ToArray(), mirrored = images.flip(3).contiguous().data<float>().ToArray();
        int[] which = [.. Enumerable.Range(0, 8).Select(i => Slice(prepared, i).SequenceEqual(Slice(plain, i)) ? 0 : Slice(prepared, i).SequenceEqual(Slice(mirrored, i)) ? 1 : 2)];
        CollectionAssert.AreEquivalent(new[] { 0, 1 }, which.Distinct().ToArray());

        using var unmirrored = new ProGanSystem(new ProGanOptions { BaseChannels = 64 }, s_image, 0);
        unmirrored.Enter(new PhasePoint(0, new TrainingPhase(8, Images: 10, Level: 1, IsFade: true), 3));
        Tensor faded = unmirrored.Prepare(new Batch(BatchFormat.Of(s_image), images), new StepNoise(3, 0, CPU))["Image"];
        Tensor coarse = nn.functional.avg_pool2d(images, 2).repeat_interleave(2, 2).repeat_interleave(2, 3);
        Golden.AreClose(coarse * 0.7 + images * 0.3, faded, 1e-6, "faded images");

        static IEnumerable<float> Slice(float[] values, int image) => values.Skip(image * 64).Take(64);
    }

    /// <summary>The layout of the Keras reference: 64 channels, 128 in the block of 4x4.</summary>
    private static ProGanOptions Keras() => new()
    {
        LatentSize = 100,
        MaximumChannels = 64,
        FirstBlockChannels = 128,
        Normalization = ProGanNormalization.Batch,
        MinibatchGroupSize = 0,
        EqualizeLearningRate = false,
        AdversarialLoss = AdversarialLoss.LeastSquares,
        GradientPenaltyWeight = 0,
        DriftWeight = 0,
    };
}
