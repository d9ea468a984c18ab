using MLNetGan.Metrics.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Metrics.Classifiers;

[TestClass]
public sealed class ClassifierTrainingTests
{
    [TestMethod]
    public void Images_To_Test_On_Have_Every_Label_Where_Labels_Come_In_Turn()
    {
        const int labels = 10;
        (int[] test, int[] others) = ClassificationScore.Split(count: 1000, seed: 0);
        Assert.HasCount(200, test);
        Assert.HasCount(labels, test.Select(row => row % labels).Distinct());
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 1000).ToArray(), test.Concat(others).ToArray());
        CollectionAssert.AreEqual(test, ClassificationScore.Split(count: 1000, seed: 0).Test);
        Assert.HasCount(1, ClassificationScore.Split(count: 4, seed: 0).Test);
    }

    [TestMethod]
    public void Cancellation_Ends_The_Training_Of_Classifiers()
    {
        using DisposeScope scope = NewDisposeScope();
        using var images = new LabeledImages(capacity: 10, channels: 1, height: 8, width: 8);
        images.Add(zeros(10, 1, 8, 8), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
        var cancelled = new CancellationToken(canceled: true);
        Assert.ThrowsExactly<OperationCanceledException>(
            () => ClassifierTraining.Train(images, [0, 1, 2, 3], classes: 2, steps: 1, seed: 0, cancelled));
        Assert.ThrowsExactly<OperationCanceledException>(
            () => ClassificationScore.Of(images, images, classes: 2, steps: 1, seed: 0, cancelled));
        Assert.ThrowsExactly<OperationCanceledException>(
            () => ClassificationScore.OfGenerated(images, images, classes: 2, steps: 1, seed: 0, cancelled));
    }
}
