namespace MLNetGan.Tests.Pipeline.Evaluating;

[TestClass]
public sealed class RunEvaluationErrorTests
{
    [TestMethod]
    public void Systems_Whose_Images_Are_Not_Compared_Are_Refused_With_Those_Whose_Are()
    {
        string message = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => Tiny.ML.Gan().CoGan(new CoGanOptions { BestBy = ImageMetric.Recall })).Message;
        Assert.Contains("BestBy is Recall, and cogan makes no images that are compared", message);
        Assert.Contains("acgan", message);
        Assert.DoesNotContain("context-encoder,", message);
    }

    [TestMethod]
    public void Metrics_That_Are_Not_To_Be_Had_Are_Refused_Before_Training()
    {
        Fails<ArgumentOutOfRangeException>("BestBy is ClassificationAccuracy, which is not to be had of dcgan, which makes images without labels",
            options => options.BestBy = ImageMetric.ClassificationAccuracy);
        Fails<ArgumentOutOfRangeException>("BestBy is InceptionScore, which is not to be had of the extractor means.onnx, which does not classify",
            options => options.BestBy = ImageMetric.InceptionScore);
        Fails<ArgumentOutOfRangeException>("TrainingOptions.Patience is 3, and nothing is measured",
            options => (options.BestBy, options.Patience) = (null, 3));
    }

    [TestMethod]
    public void Too_Few_Images_Are_Refused_Before_Training()
    {
        Fails<InvalidDataException>("There are 60 real images: expected at least 65", options => options.EvaluationExtractor = null, needed: 64);
        Fails<InvalidDataException>("There are 16 real images: expected at least 17, as the extractor means.onnx gives 16 features",
            options => options.EvaluationImages = 16);
    }

    [TestMethod]
    public void A_Run_Goes_On_With_The_Extractor_That_It_Began_With()
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor first = ImageViews.Extractor(network);
        Train(folder.Path, first, _ => { });
        using ImageFeatureExtractor other = Tiny.ML.Gan().Evaluate.Onnx(network.File("means.onnx"), new OnnxFeatureOptions { Mean = [1] });
        string message = Assert.ThrowsExactly<InvalidDataException>(
            () => Train(folder.Path, other, options => (options.Resume, options.Epochs) = (true, 2))).Message;
        Assert.Contains("was trained with features of means.onnx, and shall go on with another extractor of that name. Set EvaluationExtractor as it was", message);
    }

    private static void Fails<TException>(string message, Action<DcganOptions> change, int needed = 16) where TException : Exception
    {
        using TemporaryFolder folder = new(), network = new();
        using ImageFeatureExtractor extractor = needed == 16 ? ImageViews.Extractor(network)
            : Tiny.ML.Gan().Evaluate.Classifier(Tiny.Digits, null, new ImageEvaluationOptions { ClassifierSteps = 1 });
        Assert.Contains(message, Assert.ThrowsExactly<TException>(() => Train(folder.Path, extractor, options =>
        {
            change(options);
            if (options.BestBy is not null)
                options.EvaluationExtractor ??= extractor;
        })).Message);
        Assert.IsFalse(Directory.Exists(folder.File("checkpoints")) && Directory.EnumerateFileSystemEntries(folder.File("checkpoints")).Any());
    }

    private static void Train(string folder, ImageFeatureExtractor extractor, Action<DcganOptions> change)
    {
        var options = new DcganOptions
        {
            LatentSize = 4,
            BaseChannels = 2,
            BatchSize = 12,
            Epochs = 1,
            RunFolder = folder,
            BestBy = ImageMetric.Recall,
            EvaluationExtractor = extractor,
            EvaluationImages = 70,
        };
        change(options);
        Tiny.ML.Gan().Dcgan(options).Fit(Tiny.Digits).Dispose();
    }
}
