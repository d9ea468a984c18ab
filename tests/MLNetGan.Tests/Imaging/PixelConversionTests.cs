using MLNetGan.Imaging;

namespace MLNetGan.Tests.Imaging;

[TestClass]
public class PixelConversionTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(31)]
    [DataRow(64)]
    [DataRow(784)]
    public void EveryByte_BecomesTheFloatOfItsValue(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        bytes[^1] = 255;
        var values = new float[length];
        PixelConversion.ToSingle(bytes, values);
        CollectionAssert.AreEqual(Array.ConvertAll(bytes, value => (float)value), values);
    }
}
