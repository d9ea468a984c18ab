using Microsoft.ML;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline.Evaluating;

[TestClass]
public sealed class EvaluationErrorTests
{
    [TestMethod]
    public void Too_Few_Images_Are_Refused_With_How_Many_Are_Needed()
    {
        Fails<InvalidDataException>("There are 16 generated images: expected at least 17, as the extractor means.onnx gives 16 features",
            ImageViews.Bars(16, 2));
        Fails<InvalidDataException>("There are 10 real images", ImageViews.Bars(300, 2), options => options.MaximumImages = 10);
    }

    [TestMethod]
    public void Sizes_And_Columns_That_Differ_Are_Refused()
    {
        Fails<ArgumentOutOfRangeException>("generated image column 'Image': expected images of 1x28x28, as the real ones are, got " +
            "images of 1x14x14. Use ResizeImages", ImageViews.Bars(40, 2, side: 14));
        Fails<ArgumentOutOfRangeException>("Could not find generated image column 'Picture'. The columns are: Image, Label.",
            ImageViews.Bars(40, 2), options => options.GeneratedImageColumnName = "Picture");
        Fails<ArgumentOutOfRangeException>("real image column 'Label': expected a known-size Vector<Single, C, H, W>",
            ImageViews.Bars(40, 2), options => options.RealImageColumnName = "Label");
        Fails<ArgumentOutOfRangeException>("expected String or Key", ImageViews.Bars(40, 2), options => options.LabelColumnName = "Image");
    }

    [TestMethod]
    public void Where_Channels_Alone_Differ_They_Are_What_To_Change()
    {
        Fails<ArgumentOutOfRangeException>("expected images of 1x28x28, as the real ones are, got images of 4x28x28. Give both as many " +
            "channels.", ImageViews.ML.Gan().Data.Reshape(ImageViews.Bars(40, 2, side: 56), "Image", 28, 28, 4));
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor extractor = ImageViews.Extractor(folder);
        var options = new ImageEvaluationOptions { RealImageColumnName = "Input", LabelColumnName = null, Extractor = extractor };
        Assert.Contains("expected images of 3x32x32, as the real ones are, got images of 1x32x32. Set ImageChannels to 1.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ImageViews.ML.Gan().Evaluate.Images(
                TinyPairs.Images(40), ImageViews.Bars(40, 2, side: 32), options)).Message);
    }

    [TestMethod]
    public void Labels_That_Real_Images_Have_Not_Are_Refused()
    {
        Fails<InvalidDataException>("has the label 'horse', which no real image has: expected one of 'kind 0', 'kind 1', 'kind 2'",
            ImageViews.Bars(40, 2, label: _ => "horse"), Labeled);
        Fails<InvalidDataException>("has the label 'horse', which none of the 50 real images that were read has: expected one of " +
            "'kind 0', 'kind 1', 'kind 2'. Raise MaximumImages if others have it.",
            ImageViews.Bars(40, 2, label: _ => "horse"), options =>
            {
                Labeled(options);
                options.MaximumImages = 50;
            });
        Fails<InvalidDataException>("of the generated images has no value in a row", ImageViews.Bars(40, 2, label: _ => ""), Labeled);
    }

    [TestMethod]
    public void Pixels_And_Options_Out_Of_Range_Are_Refused()
    {
        Fails<InvalidDataException>("Generated image column 'Image' holds the value 300 in row 0: expected values from 0 to 255. Give " +
            "ImageEvaluationOptions.PixelMinimum", ImageViews.Bars(40, 2, image => image[5] = 300));
        Fails<ArgumentOutOfRangeException>("Neighbors", ImageViews.Bars(40, 2), options => options.Neighbors = 0);
        Fails<ArgumentOutOfRangeException>("PixelMinimum is 255 and PixelMaximum 255", ImageViews.Bars(40, 2), options =>
            options.PixelMinimum = 255);
    }

    [TestMethod]
    public void Images_Of_Another_Range_Are_Not_Measured_As_Black_Ones()
    {
        static void FromZeroToOne(float[] image)
        {
            for (int i = 0; i < image.Length; i++)
                image[i] = i % 2;
        }

        Fails<InvalidDataException>("Generated image column 'Image' has no value above 1 in the 40 rows that were read: expected values " +
            "from 0 to 255. Give ImageEvaluationOptions.PixelMinimum and PixelMaximum the range of the column; or it is the generator",
            ImageViews.Bars(40, 2, FromZeroToOne));
        Assert.Contains("Real image column 'Image' has no value above 1 in the 40 rows that were read: expected values from 0 to 255. Give",
            Assert.ThrowsExactly<InvalidDataException>(() =>
                ImageViews.ML.Gan().Evaluate.Classifier(ImageViews.Bars(40, 2, FromZeroToOne))).Message);
    }

    [TestMethod]
    public void A_Classifier_Wants_Labels_Of_Two_Kinds()
    {
        GanEvaluationCatalog evaluate = ImageViews.ML.Gan().Evaluate;
        Assert.Contains("one label in column 'Label'",
            Assert.ThrowsExactly<InvalidDataException>(() => evaluate.Classifier(ImageViews.Bars(40, 2, kinds: 1))).Message);
        IDataView without = ImageViews.ML.Transforms.DropColumns("Label").Fit(ImageViews.Bars(1, 1)).Transform(ImageViews.Bars(40, 1));
        Assert.Contains("Could not find label column 'Label'",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => evaluate.Classifier(without)).Message);
    }

    private static void Labeled(ImageEvaluationOptions options) => options.LabelColumnName = "Label";

    private static void Fails<TException>(string message, IDataView generated,
        Action<ImageEvaluationOptions>? set = null) where TException : Exception
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(message, Assert.ThrowsExactly<TException>(() => EvaluationTests.Evaluate(folder, generated, set)).Message);
    }
}
