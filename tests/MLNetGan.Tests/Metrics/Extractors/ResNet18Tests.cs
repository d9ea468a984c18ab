using Microsoft.ML;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Extractors;

/// <summary>With the package in this machine's package cache, which the tests do not ask for.</summary>
[TestClass]
[ResNet18Condition]
public sealed class ResNet18Tests
{
    [TestMethod]
    public void At_The_Networks_Own_Size_Features_Are_Those_Of_The_Packages_File()
    {
        const int side = 224;
        Tensor images = 127.5f * (Golden.Wave([2, 3, side, side], 0.7, 1, 0.013) + 1),
            mean = tensor([103.0626f, 115.9029f, 123.1516f]).view(3, 1, 1);
        using ImageFeatureExtractor extractor = new MLContext().Gan().Evaluate.ResNet18(side, ResNet18ConditionAttribute.File);
        using var session = new InferenceSession(ResNet18ConditionAttribute.File);
        Tensor Reference(Tensor image)
        {
            using OrtValue input = OrtValue.CreateTensorValueFromMemory((image.flip(0) - mean).contiguous().data<float>().ToArray(),
                [1, 3, side, side]);
            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> results = session.Run(run, ["Input247"], [input], session.OutputNames);
            return tensor(results.Single().GetTensorDataAsSpan<float>().ToArray());
        }
        Assert.AreEqual(512, extractor.FeatureCount);
        Golden.AreClose(stack([Reference(images[0]), Reference(images[1])]), extractor.Extract(images).Features, 1e-4, "features");
    }

    [TestMethod]
    public void Grey_Images_Are_Colour_Ones_Of_Three_Equal_Channels()
    {
        using ImageFeatureExtractor extractor = new MLContext().Gan().Evaluate.ResNet18(path: ResNet18ConditionAttribute.File);
        Tensor grey = 127.5f * (Golden.Wave([2, 1, 28, 28], 0.7, 1, 0.013) + 1);
        Golden.AreClose(extractor.Extract(grey.repeat(1, 3, 1, 1)).Features, extractor.Extract(grey).Features, 1e-6, "features");
    }
}
