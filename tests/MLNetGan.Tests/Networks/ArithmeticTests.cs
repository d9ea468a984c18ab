using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

[TestClass]
public sealed class ArithmeticTests
{
    [TestMethod]
    public void Numbers_And_Tensors_Make_What_The_Operators_Make_Bit_For_Bit()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor values = Golden.Wave([1000], 0.3, 2.0);
        foreach (double number in new[] { 0.1, 1, -3, 1e-8 })
        {
            Assert.IsTrue(values.Plus(number).equal(values + number).all().ToBoolean(), $"plus {number}");
            Assert.IsTrue(values.Minus(number).equal(values - number).all().ToBoolean(), $"minus {number}");
            Assert.IsTrue(values.Times(number).equal(values * number).all().ToBoolean(), $"times {number}");
            Assert.IsTrue(values.DividedBy(number).equal(values / number).all().ToBoolean(), $"divided by {number}");
            Assert.IsTrue(values.SubtractedFrom(number).equal(number - values).all().ToBoolean(), $"subtracted from {number}");
        }
    }
}
