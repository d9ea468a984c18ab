using MLNetGan.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class AdamOnDeviceTests
{
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.1)]
    public void Steps_In_Ordinary_Memory_And_By_Operations_As_On_A_Gpu_Are_The_Same(double decay)
    {
        using DisposeScope scope = NewDisposeScope();
        using MlpDiscriminator one = new("Judge", new Shape(1, 3, 3), dropout: 0), other = new("Judge", new Shape(1, 3, 3), dropout: 0);
        using FlatWeights inMemory = new(one), onDevice = new(other);
        using (no_grad())
        {
            inMemory.Values.copy_(arange(inMemory.Values.shape[0], dtype: ScalarType.Float32).cos_());
            onDevice.Values.copy_(inMemory.Values);
        }
        using AdamOptimizer inOneGo = new(inMemory, 0.5, 0.999, decay), byOperations = new(onDevice, 0.5, 0.999, decay);
        for (int step = 1; step <= 3; step++)
        {
            foreach (Parameter parameter in inMemory.Parameters)
                parameter.grad = (arange(parameter.numel(), dtype: ScalarType.Float32) * step).sin_().view(parameter.shape);
            using (no_grad())
                byOperations.UpdateOnDevice(0, [.. inMemory.Parameters.Select(parameter => parameter.grad)], step, 0.01);
            inOneGo.Step(0.01);
        }
        Assert.IsGreaterThan(0.01, (inMemory.Values - arange(inMemory.Values.shape[0], dtype: ScalarType.Float32).cos_()).abs().max().ToDouble());
        for (int i = 0; i < inMemory.Parameters.Count; i++)
            Assert.AreEqual(0, (inMemory.Parameters[i] - onDevice.Parameters[i]).abs().max().ToDouble(), 1e-6, $"parameter {i}");
    }
}
