using MLNetGan.Metrics.Extractors;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Extractors;

[TestClass]
public sealed class OnnxFeatureTests
{
    [TestMethod]
    public void Images_Are_Brought_To_The_Graph_And_Features_Do_Not_Depend_On_The_Batch()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor extractor = Open(folder, OnnxFiles.Means(14), new OnnxFeatureOptions { Mean = [10], Deviation = [2] });
        Tensor images = 127 * (Golden.Wave([5, 1, 28, 28], 0.4, 1, 0.01) + 1);
        Tensor expected = (nn.functional.avg_pool2d(MLNetGan.Metrics.Distances.ImageResizing.To(images, 14, 14), 7).flatten(1) - 10) / 2;
        Assert.AreEqual((4, false), (extractor.FeatureCount, extractor.Classifies));
        Golden.AreClose(expected, extractor.Extract(images).Features, 1e-5, "features");
        Golden.AreClose(expected,
            cat([extractor.Extract(images.narrow(0, 0, 1)).Features, extractor.Extract(images.narrow(0, 1, 4)).Features]), 1e-5, "batches");
        Golden.AreClose(expected, extractor.Extract(images.expand(5, 3, 28, 28)).Features, 1e-5, "colour to grey");
    }

    [TestMethod]
    public void Scores_Become_Probabilities_And_Maps_Their_Means()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor extractor = Open(folder, OnnxFiles.Maps(14),
            new OnnxFeatureOptions { OutputName = "Maps", ScoresOutputName = "Scores" });
        (Tensor features, Tensor? probabilities) = extractor.Extract(ones(3, 1, 14, 14));
        CollectionAssert.AreEqual(new long[] { 3, 1 }, features.shape);
        Golden.AreClose(ones(3, 1), features, 1e-6, "means");
        Golden.AreClose(full(3, 4, 0.25f), probabilities!, 1e-6, "probabilities");
    }

    [TestMethod]
    public void Fingerprints_Tell_Files_And_Options_Apart()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor one = Open(folder, OnnxFiles.Means(14)), same = Open(folder, OnnxFiles.Means(14)),
            other = Open(folder, OnnxFiles.Means(21));
        using ImageFeatureExtractor scaled = Open(folder, OnnxFiles.Means(14), new OnnxFeatureOptions { Deviation = [255] });
        Assert.AreEqual(one.Fingerprint, same.Fingerprint);
        Assert.HasCount(3, new[] { one, other, scaled }.Select(extractor => extractor.Fingerprint).Distinct());
    }

    [TestMethod]
    public void Opened_Graphs_Give_The_Same_At_Their_Own_Size_And_Take_Others()
    {
        using var folder = new TemporaryFolder();
        byte[] model = OnnxFiles.MeanOfSeven();
        using ImageFeatureExtractor closed = Open(folder, model);
        using ImageFeatureExtractor small = Open(folder, OnnxGraphSizes.Open(model, "Pixels"), new OnnxFeatureOptions { ImageSize = 7 });
        using ImageFeatureExtractor large = Open(folder, OnnxGraphSizes.Open(model, "Pixels"), new OnnxFeatureOptions { ImageSize = 14 });
        Tensor images = Golden.Wave([3, 1, 14, 14], 0.4, 1);
        Golden.AreClose(closed.Extract(images).Features, small.Extract(images).Features, 1e-6, "own size");
        Golden.AreClose(images.mean([2, 3]), large.Extract(images).Features, 1e-5, "another size");
    }

    [TestMethod]
    public void What_Is_Wrong_With_A_File_Is_Told_With_What_It_Has()
    {
        using var folder = new TemporaryFolder();
        GanEvaluationCatalog evaluate = new Microsoft.ML.MLContext().Gan().Evaluate;
        Assert.Contains("Could not find the ONNX file",
            Assert.ThrowsExactly<FileNotFoundException>(() => evaluate.Onnx(folder.File("none.onnx"))).Message);
        Assert.Contains("cannot be read as an ONNX file",
            Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, [1, 2, 3])).Message);
        Assert.Contains("has 2 outputs: 'Maps' (Single ",
            Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, OnnxFiles.Maps(14))).Message);
        Assert.Contains("has no output 'pool3'. It has: 'Features'", Assert.ThrowsExactly<InvalidDataException>(
            () => Open(folder, OnnxFiles.Means(14), new OnnxFeatureOptions { OutputName = "pool3" })).Message);
        string missing = Assert.ThrowsExactly<FileNotFoundException>(() => evaluate.ResNet18(path: folder.File("ResNet18.onnx"))).Message;
        Assert.Contains("dotnet add package Microsoft.ML.DnnImageFeaturizer.ResNet18", missing);
        Assert.Contains("cannot be read as an ONNX file",
            Assert.ThrowsExactly<InvalidDataException>(() => evaluate.ResNet18(path: folder.Write([1, 2, 3], "x.onnx"))).Message);
    }

    // As torch.onnx.export writes it unless told otherwise: ONNX Runtime would look for the other file in the current folder, and features
    // would be kept by a hash that knows nothing of the weights.
    [TestMethod]
    public void A_File_That_Has_Its_Weights_In_Another_Is_Refused()
    {
        using var folder = new TemporaryFolder();
        string message = Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, OnnxFiles.WithWeightsIn("network.onnx.data"))).Message;
        Assert.Contains("network.onnx' has its weights in another file, 'network.onnx.data': expected all in one. Export it again with " +
            "external_data=False", message);
    }

    [TestMethod]
    public void What_A_Graph_Does_Not_Run_On_Is_Told_With_What_To_Do()
    {
        using var folder = new TemporaryFolder();
        using ImageFeatureExtractor one = Open(folder, OnnxFiles.PixelsOfOne(14));
        Assert.AreEqual(14 * 14, one.Extract(ones(1, 1, 14, 14)).Features.shape[1]);
        string several = Assert.ThrowsExactly<InvalidDataException>(() => one.Extract(ones(3, 1, 14, 14))).Message;
        Assert.Contains("network.onnx' does not run on 3 x 1 x 14 x 14 values (N x C x H x W) in input 'Pixels': ", several);
        Assert.EndsWith("export it so that it takes any number of images.", several);
        byte[] open = OnnxGraphSizes.Open(OnnxFiles.PixelsOfOne(14), "Pixels");
        Assert.Contains("Set ImageSize to the side that the network was made for",
            Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, open)).Message);
        Open(folder, open, new OnnxFeatureOptions { ImageSize = 14 }).Dispose();
    }

    [TestMethod]
    [DataRow(new long[] { 14, 14, 1 }, "Single ? x 14 x 14 x 1", ", and these are N x H x W x C. Export it as N x C x H x W.")]
    [DataRow(new long[] { -1, -1, 3 }, "Single ? x ? x ? x 3", ", and these are N x H x W x C. Export it as N x C x H x W.")]
    [DataRow(new long[] { 2, 14, 14 }, "Single ? x 2 x 14 x 14", ".")]
    public void Graphs_Of_Images_In_Another_Order_Are_Refused(long[] dimensions, string found, string advice)
    {
        using var folder = new TemporaryFolder();
        Assert.EndsWith($"input 'Pixels' is {found}; expected images, float N x C x H x W of 1, 3 or 4 channels{advice}",
            Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, OnnxFiles.Values(dimensions))).Message);
    }

    [TestMethod]
    public void Outputs_Of_Other_Numbers_Are_Refused()
    {
        using var folder = new TemporaryFolder();
        foreach (OnnxFeatureOptions options in (OnnxFeatureOptions[])
            [new() { OutputName = "Numbers" }, new() { OutputName = "Features", ScoresOutputName = "Numbers" }])
        {
            Assert.Contains("output 'Numbers' is Int64 ? x 49; expected float numbers. The outputs are: 'Features' (Single ? x 49)",
                Assert.ThrowsExactly<InvalidDataException>(() => Open(folder, OnnxFiles.WholeNumbers(7), options)).Message);
        }
    }

    [TestMethod]
    public void Options_Out_Of_Their_Range_Are_Named()
    {
        using var folder = new TemporaryFolder();
        void Refuses(string message, OnnxFeatureOptions options) => Assert.StartsWith(message,
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Open(folder, OnnxFiles.Means(14), options)).Message);
        Refuses("OnnxFeatureOptions.ImageSize: expected at least 1 or null, got -7.", new() { ImageSize = -7 });
        Refuses("OnnxFeatureOptions.Mean is null: expected finite numbers", new() { Mean = null! });
        Refuses("OnnxFeatureOptions.Mean is []: expected finite numbers", new() { Mean = [] });
        Refuses("OnnxFeatureOptions.Mean is [1, NaN]: expected finite numbers", new() { Mean = [1, float.NaN] });
        Refuses("OnnxFeatureOptions.Mean has 2 numbers: expected one for each channel that the network takes (1), or one for all.", new() { Mean = [1, 2] });
        Refuses("OnnxFeatureOptions.Deviation is [0]: expected finite numbers other than 0", new() { Deviation = [0] });
        Refuses("OnnxFeatureOptions.Deviation has 3 numbers: expected one for each channel", new() { Deviation = [1, 2, 3] });
    }

    [TestMethod]
    public void Later_Changes_Of_Options_Do_Not_Reach_An_Extractor()
    {
        using var folder = new TemporaryFolder();
        float[] mean = [10];
        var options = new OnnxFeatureOptions { Mean = mean };
        using ImageFeatureExtractor extractor = Open(folder, OnnxFiles.Means(14), options);
        Tensor images = ones(1, 1, 14, 14), expected = extractor.Extract(images).Features;
        (mean[0], options.Deviation) = (20, [2]);
        Golden.AreClose(expected, extractor.Extract(images).Features, 0, "features");
    }

    private static ImageFeatureExtractor Open(TemporaryFolder folder, byte[] model, OnnxFeatureOptions? options = null) =>
        new Microsoft.ML.MLContext().Gan().Evaluate.Onnx(folder.Write(model, "network.onnx"), options);
}
