using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace MLNetGan.Tests.Contracts.OnnxRuntime;

[TestClass]
public sealed class TensorTests
{
    [TestMethod]
    public void DenseTensorIsRowMajorOverItsMemory()
    {
        float[] data = [0, 1, 2, 3, 4, 5];
        var tensor = new DenseTensor<float>(data, [2, 3]);
        data[3] = 9;
        Assert.AreEqual(9, tensor.GetValue(3));
        Assert.AreEqual(6, tensor.Length);
        CollectionAssert.AreEqual(new[] { 2, 3 }, tensor.Dimensions.ToArray());
        CollectionAssert.AreEqual(data, tensor.Buffer.ToArray());
    }

    [TestMethod]
    public void MemoryMustFitTheDimensions() =>
        Assert.ThrowsExactly<ArgumentException>(() => new DenseTensor<float>(new float[5], [2, 3]));

    [TestMethod]
    public void MemoryMayBeLargerThanAValuesShapeButNotSmaller()
    {
        using OrtValue part = OrtValue.CreateTensorValueFromMemory(new float[10], [2, 3]);
        Assert.AreEqual(6, part.GetTensorTypeAndShape().ElementCount);
        Assert.AreEqual(6, part.GetTensorDataAsSpan<float>().Length);
        Assert.ThrowsExactly<OnnxRuntimeException>(() => OrtValue.CreateTensorValueFromMemory(new float[5], [2, 3]));
    }
}
