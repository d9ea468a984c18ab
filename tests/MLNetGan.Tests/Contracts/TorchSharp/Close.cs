using static TorchSharp.torch;

namespace MLNetGan.Tests.Contracts.TorchSharp;

/// <summary>Compares tensors with values that PyTorch 1.13 printed.</summary>
internal static class Close
{
    public static void To(float[] expected, Tensor actual, double tolerance = 1e-5)
    {
        float[] values = actual.detach().data<float>().ToArray();
        Assert.HasCount(expected.Length, values);
        for (int i = 0; i < values.Length; i++)
            Assert.AreEqual(expected[i], values[i], tolerance * Math.Max(1, Math.Abs(expected[i])), $"value {i}");
    }
}
