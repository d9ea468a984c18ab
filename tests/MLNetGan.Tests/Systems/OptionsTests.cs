using Microsoft.ML;

namespace MLNetGan.Tests.Systems;

[TestClass]
public sealed class OptionsTests
{
    public static IEnumerable<object[]> BadValues() =>
    [
        Bad(nameof(LatentGanOptions.ImageColumnName), o => o.ImageColumnName = " "),
        Bad(nameof(LatentGanOptions.OutputColumnName), o => o.OutputColumnName = ""),
        Bad(nameof(LatentGanOptions.SeedColumnName), o => o.SeedColumnName = ""),
        Bad(nameof(LatentGanOptions.LatentColumnName), o => o.LatentColumnName = ""),
        Bad(nameof(GanOptions.PixelMaximum), o => o.PixelMaximum = o.PixelMinimum),
        Bad(nameof(GanOptions.ImageChannels), o => o.ImageChannels = 2),
        Bad(nameof(GanOptions.Epochs), o => o.Epochs = 0),
        Bad(nameof(GanOptions.MaximumDuration), o => o.MaximumDuration = TimeSpan.Zero),
        Bad(nameof(GanOptions.BatchSize), o => o.BatchSize = 1),
        Bad(nameof(GanOptions.GeneratorLearningRate), o => o.GeneratorLearningRate = 0),
        Bad(nameof(GanOptions.DiscriminatorLearningRate), o => o.DiscriminatorLearningRate = double.NaN),
        Bad(nameof(GanOptions.Beta1), o => o.Beta1 = 1),
        Bad(nameof(GanOptions.Beta2), o => o.Beta2 = -0.1),
        Bad(nameof(GanOptions.Schedule), o => o.Schedule = null!),
        Bad(nameof(GanOptions.EvaluationInterval), o => o.EvaluationInterval = 0),
        Bad(nameof(GanOptions.AverageDecay), o => o.AverageDecay = 1),
        Bad(nameof(GanOptions.Resume), o => o.Resume = true),
        Bad(nameof(LatentGanOptions.LatentSize), o => o.LatentSize = 0),
        Bad(nameof(AcGanOptions.LabelColumnName), o => ((AcGanOptions)o).LabelColumnName = ""),
        Bad(nameof(AcGanOptions.EmbeddingSize), o => ((AcGanOptions)o).EmbeddingSize = 0),
        Bad(nameof(AcGanOptions.GeneratorChannels), o => ((AcGanOptions)o).GeneratorChannels = 0),
        Bad(nameof(AcGanOptions.DiscriminatorChannels), o => ((AcGanOptions)o).DiscriminatorChannels = 513),
        Bad(nameof(AcGanOptions.Dropout), o => ((AcGanOptions)o).Dropout = 1),
        Bad(nameof(AcGanOptions.GeneratorClassWeight), o => ((AcGanOptions)o).GeneratorClassWeight = -1),
        Bad(nameof(DcganOptions.BaseChannels), o => ((DcganOptions)o).BaseChannels = 0, new DcganOptions()),
        Bad(nameof(DcganOptions.Dropout), o => ((DcganOptions)o).Dropout = 1, new DcganOptions()),
    ];

    [TestMethod]
    [DynamicData(nameof(BadValues))]
    public void A_Value_Out_Of_Its_Range_Is_Refused_By_Name(string property, LatentGanOptions options, Action<LatentGanOptions> change)
    {
        change(options);
        GanCatalog gan = new MLContext().Gan();
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _ = options is AcGanOptions acgan ? (object)gan.AcGan(acgan) : gan.Dcgan((DcganOptions)options));
        Assert.AreEqual(property, error.ParamName);
        StringAssert.Contains(error.Message, $"{options.GetType().Name}.{property}: expected ");
    }

    [TestMethod]
    public void Defaults_Are_The_References()
    {
        var dcgan = new DcganOptions();
        Assert.AreEqual((100, 128, 35, "steps 0.1 at 10,20,25"), (dcgan.LatentSize, dcgan.BatchSize, dcgan.Epochs, dcgan.Schedule.ToString()));
        Assert.AreEqual((2e-4, 2e-4, 0.5, 0.999), (dcgan.GeneratorLearningRate, dcgan.DiscriminatorLearningRate, dcgan.Beta1, dcgan.Beta2));
        var acgan = new AcGanOptions();
        Assert.AreEqual((100, 64, 100, "constant"), (acgan.LatentSize, acgan.BatchSize, acgan.Epochs, acgan.Schedule.ToString()));
        Assert.AreEqual((2e-4, 2e-4, 0.5, 0.999), (acgan.GeneratorLearningRate, acgan.DiscriminatorLearningRate, acgan.Beta1, acgan.Beta2));
        Assert.AreEqual((50, 384, 32, 0.5, true, 1.0), (acgan.EmbeddingSize, acgan.GeneratorChannels, acgan.DiscriminatorChannels, acgan.Dropout, acgan.ClassifyGenerated, acgan.GeneratorClassWeight));
    }

    private static object[] Bad(string property, Action<LatentGanOptions> change, LatentGanOptions? options = null) => [property, options ?? new AcGanOptions(), change];
}
