using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

/// <summary>Tensors that are larger than a span.</summary>
[TestClass]
public class FlatValuesTests
{
    [TestMethod]
    public void Values_Behind_Two_Gibibytes_Are_Reached()
    {
        // Memory that is not touched takes none.
        using Tensor large = empty(600_000_000);
        FlatValues.Of(large, 599_999_998, 2)[1] = 7;
        using Tensor last = large[599_999_999];
        Assert.AreEqual(7f, last.item<float>());
    }

    [TestMethod]
    public void Weights_Drawn_In_Slices_Are_Those_Drawn_At_Once()
    {
        float[] all = new float[100], part = new float[40];
        MLNetGan.Randomness.CounterNoise.Normal(5, all);
        MLNetGan.Randomness.CounterNoise.Normal(5, part, 60);
        CollectionAssert.AreEqual(all[60..], part);
    }
}
