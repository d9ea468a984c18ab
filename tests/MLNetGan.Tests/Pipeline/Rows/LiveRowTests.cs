using Microsoft.ML;

namespace MLNetGan.Tests.Pipeline.Rows;

[TestClass]
public sealed class LiveRowTests
{
    [TestMethod]
    public void The_Network_Runs_Once_A_Row_Whatever_Is_Read_Of_It()
    {
        int runs = 0;
        using var transformer = new TwoImagesTransformer(() => runs++);
        using PredictionEngine<SeedRow, Images> engine = Tiny.ML.Model.CreatePredictionEngine<SeedRow, Images>(
            transformer, new PredictionEngineOptions { OwnsTransformer = false });
        Images first = engine.Predict(new SeedRow { Seed = 1 });
        Assert.AreEqual(1, runs);
        Images second = engine.Predict(new SeedRow { Seed = 2 });
        Assert.AreEqual(2, runs);
        CollectionAssert.AreNotEqual(first.Left, second.Left);
        CollectionAssert.AreNotEqual(first.Right, second.Right);
        CollectionAssert.AreEqual(first.Right, engine.Predict(new SeedRow { Seed = 1 }).Right);
    }

    private sealed class Images
    {
        public float[] Left { get; set; } = [];

        public float[] Right { get; set; } = [];
    }
}
