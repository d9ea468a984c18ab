using MLNetGan.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Objectives;

[TestClass]
public sealed class CategoryInformationTests
{
    private static readonly float[] s_sure = [30, 0, 0, 0, 30, 0, 0, 0, 30];

    // category_information() of make_golden.py: the formula in double precision.
    [TestMethod]
    public void Value_Follows_The_Formula()
    {
        float[] logits = [2f, .5f, -1f, 0f, 1.5f, .3f, -.7f, .2f, 1.1f, 1.2f, -.4f, .6f], varied = [1f, .8f, -.5f, .4f, .9f, .1f, -1f, .7f, .9f, .6f, -.1f, .2f];
        Assert.AreEqual(0.927257030609451, Lacking(logits, varied, 4), 1e-5);
    }

    [TestMethod]
    public void Nothing_Lacks_Where_Images_Are_Read_Surely_Equally_Often_And_The_Same_When_Varied() => Assert.AreEqual(0, Lacking(s_sure, s_sure, 3), 1e-5);

    [TestMethod]
    public void One_Category_For_All_Lacks_The_Entropy_Of_Categories() =>
        Assert.AreEqual(Math.Log(3), Lacking([30, 0, 0, 30, 0, 0, 30, 0, 0], [30, 0, 0, 30, 0, 0, 30, 0, 0], 3), 1e-5);

    [TestMethod]
    public void A_Reading_That_Changes_With_The_Variation_Costs() =>
        Assert.IsGreaterThan(5, Lacking(s_sure, [0, 30, 0, 0, 30, 0, 0, 0, 30], 3));

    private static double Lacking(float[] logits, float[] varied, int images)
    {
        using DisposeScope scope = NewDisposeScope();
        long categories = logits.Length / images;
        return CategoryInformation.Lacking(tensor(logits, [images, categories]), tensor(varied, [images, categories])).ToDouble();
    }
}
