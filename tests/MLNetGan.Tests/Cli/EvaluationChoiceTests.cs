using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class EvaluationChoiceTests
{
    [TestMethod]
    [DataRow(ImageMetric.FrechetDistance, "resnet18 at 224 pixels", "fid@resnet18"), DataRow(ImageMetric.Recall, "classifier", "recall@classifier")]
    [DataRow(ImageMetric.KernelDistance, "my features.onnx", "kid@my features.onnx"), DataRow(ImageMetric.SlicedWassersteinDistance, null, "swd")]
    public void WhatAProgramEvaluatedBy_IsSaidInTheToolsWords(ImageMetric metric, string? extractor, string expected) =>
        Assert.AreEqual(expected, EvaluationChoice.Text(metric, extractor));
}
