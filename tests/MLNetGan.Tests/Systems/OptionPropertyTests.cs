namespace MLNetGan.Tests.Systems;

/// <summary>Ranges that stand on properties, in words.</summary>
[TestClass]
public sealed class OptionPropertyTests
{
    [TestMethod]
    [DataRow(typeof(AcGanOptions), "Dropout", "from 0 to below 1")]
    [DataRow(typeof(DcganOptions), "Dropout", "from 0 to below 1 or null")]
    [DataRow(typeof(AcGanOptions), "DiscriminatorChannels", "from 1 to 512")]
    [DataRow(typeof(AcGanOptions), "EmbeddingSize", "at least 1")]
    [DataRow(typeof(AcGanOptions), "Architecture", "a GanArchitecture")]
    [DataRow(typeof(AcGanOptions), "AdversarialLoss", "an AdversarialLoss")]
    [DataRow(typeof(AcGanOptions), "GeneratorLearningRate", "a positive number")]
    [DataRow(typeof(AcGanOptions), "WeightBound", "a positive number or null")]
    [DataRow(typeof(AcGanOptions), "PixelMinimum", "a finite value")]
    [DataRow(typeof(AcGanOptions), "MaximumDuration", "a positive time or null")]
    [DataRow(typeof(AcGanOptions), "LabelColumnName", "a column name")]
    [DataRow(typeof(ProGanOptions), "LabelColumnName", "a column name or null")]
    [DataRow(typeof(ProGanOptions), "MinibatchGroupSize", "at least 0, not 1")]
    [DataRow(typeof(ProGanOptions), "StabilizationKimg", "from 0.001 to 1000000000")]
    [DataRow(typeof(Pix2PixOptions), "ReceptiveField", "1, 16, 34, 70, 142 or 286")]
    [DataRow(typeof(Pix2PixOptions), "Jitter", "from 1 to 2")]
    public void A_Range_Is_Said_In_Words(Type options, string property, string range) =>
        Assert.AreEqual(range, OptionProperty.Of(options).Single(candidate => candidate.Name == property).Range);

    [TestMethod]
    public void A_Stage_That_Is_Null_Or_Out_Of_Range_Is_Told_In_Words()
    {
        AssertRefused("a list of stages, got null among them.", [null!]);
        AssertRefused("for every stage a resolution of at least 1, got 0.", [new(0)]);
        AssertRefused("for every stage a factor from 0 to 1000000 on the fade, or none, got 8: fade x Infinity.", [new(8) { FadeFactor = double.PositiveInfinity }]);

        static void AssertRefused(string expected, ProGanStage[] stages)
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Microsoft.ML.MLContext().Gan().ProGan(new ProGanOptions { Stages = stages }));
            Assert.StartsWith($"ProGanOptions.Stages: expected {expected}", error.Message);
        }
    }

    [TestMethod]
    public void The_End_Of_The_Pixels_Range_That_Was_Set_Is_Told()
    {
        var gan = new Microsoft.ML.MLContext().Gan();
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => gan.Dcgan(new DcganOptions { PixelMinimum = 300 }));
        Assert.StartsWith("DcganOptions.PixelMinimum: expected a finite value below PixelMaximum (255), got 300.", error.Message);
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => gan.Dcgan(new DcganOptions { PixelMinimum = 0.5f, PixelMaximum = 0.25f }));
        Assert.StartsWith("DcganOptions.PixelMaximum: expected a finite value above PixelMinimum (0.5), got 0.25.", error.Message);
    }

    [TestMethod]
    public void A_Value_Out_Of_Range_Is_Told_With_The_Range()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Microsoft.ML.MLContext().Gan().AcGan(new AcGanOptions { Dropout = 1 }));
        Assert.AreEqual("Dropout", error.ParamName);
        StringAssert.StartsWith(error.Message, "AcGanOptions.Dropout: expected from 0 to below 1, got 1.");
    }

    [TestMethod]
    public void Options_That_Are_Not_Of_Training_Are_Told_Likewise()
    {
        var gan = new Microsoft.ML.MLContext().Gan();
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => gan.Data.Classic(new ClassicAugmentationOptions { Zoom = 0.75 }));
        Assert.AreEqual("Zoom", error.ParamName);
        Assert.StartsWith("ClassicAugmentationOptions.Zoom: expected from 0 to 0.5, got 0.75.", error.Message);
        Microsoft.ML.IDataView digits = gan.Data.DrawnDigits(10);
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => gan.Evaluate.Images(digits, digits, new ImageEvaluationOptions { ImageChannels = 2 }));
        Assert.StartsWith("ImageEvaluationOptions.ImageChannels: expected 1, 3 or 4, got 2.", error.Message);
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => gan.Evaluate.Uplift(digits, digits, new UpliftOptions { RareShare = double.NaN }));
        Assert.StartsWith("UpliftOptions.RareShare: expected from above 0 to 0.9, got NaN.", error.Message);
    }
}
