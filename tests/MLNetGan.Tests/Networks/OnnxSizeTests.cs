using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

/// <summary>What does not fit an ONNX file is said so before memory is taken for it.</summary>
[TestClass]
public class OnnxSizeTests
{
    [TestMethod]
    public void A_Constant_Above_Two_Gibibytes_Names_The_Limit_And_What_To_Do()
    {
        // Memory that is not touched takes none.
        using Tensor large = empty(600_000_000);
        var graph = new OnnxGraph("large");
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => graph.Constant(large)).Message;
        Assert.StartsWith("The network's weights do not fit an ONNX file", message);
        Assert.Contains("less than 2 GiB, the limit of its format, protobuf. Train a smaller network", message);
        Assert.AreEqual(0, OnnxRun.Initializers(graph.ToModel()));
    }
}
