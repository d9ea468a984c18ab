using MLNetGan.Cli.Runs;
using MLNetGan.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class FewImagesTests
{
    [TestMethod]
    [DataRow(6000, 0.95, 1000, 20, true)]
    [DataRow(6000, 0.6, 1000, 20, false)]
    [DataRow(60_000, 0.95, 1000, 20, false)]
    [DataRow(null, 0.95, 1000, 20, false)]
    [DataRow(6000, 0.95, 999, 20, false)]
    [DataRow(6000, 0.95, 1000, 19, false)]
    public void ADiscriminatorThatKnowsFewImagesByHeart_IsToldOf(int? images, double belief, int steps, int passes, bool isTold)
    {
        var last = new LossRow(passes, steps, 1, passes * (images ?? 1), new Dictionary<string, double?> { ["real_belief"] = belief });
        string? advice = FewImages.Advice(new CganOptions(), images, last);
        Assert.AreEqual(isTold, advice is not null);
        if (isTold)
            Assert.AreEqual("The discriminator knows the 6000 real images from others (real belief 0.95), and the generator learns little " +
                "from it: train with --set AugmentTranslation=true.", advice);
        Assert.IsNull(FewImages.Advice(new CganOptions { AugmentTranslation = true }, images, last));
        Assert.IsNull(FewImages.Advice(new DrawOptions(), images, last));
        Assert.IsNull(FewImages.Advice(new WganOptions(), images, last), "Its scores are no probabilities.");
        Assert.IsNull(FewImages.Advice(new CganOptions(), images, last with { Values = new Dictionary<string, double?>() }));
    }
}
