using MLNetGan.Networks;
using MLNetGan.Systems.Cgan;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class SpectralNormalizationTests
{
    [TestMethod]
    public void The_Largest_Singular_Value_Of_Every_Weight_Comes_To_One()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        var spectrum = new SpectralNormalization(zeros(6, 3, 4, 4));
        Tensor weight = Golden.Wave([6, 3, 4, 4], 0.3, 1.7, 0.73);
        for (int i = 0; i < 200; i++)
            spectrum.Iterate(weight);
        Tensor largest = linalg.svdvals(spectrum.Normalize(weight).flatten(1)).max();
        Assert.AreEqual(1, largest.ToSingle(), 1e-4);
    }

    [TestMethod]
    public void A_Network_Normalizes_All_Its_Weights_And_Scores_Do_Not_Grow_With_Them()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using var judge = new ProjectionDiscriminator(CganOptions.Compact(), new Shape(1, 28, 28), 3);
        Golden.SetWeights(judge);
        judge.NormalizeSpectra();
        judge.eval();
        Tensor images = Golden.Wave([4, 1, 28, 28], 0.5, 1.0, 0.13), labels = tensor(new long[] { 0, 1, 2, 0 });
        for (int i = 0; i < 20; i++)
            judge.FollowSpectra();
        Tensor before = judge.Forward(images, labels)[0];
        foreach (TorchSharp.Modules.Parameter weight in judge.parameters().Where(parameter => parameter.dim() > 1))
            weight.copy_(weight * 3);
        Golden.AreClose(before, judge.Forward(images, labels)[0], 1e-4, "scores");
    }
}
