using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class SheetRowsTests
{
    private const int Side = 64, Gap = 2;

    [TestMethod]
    public void Beside_Images_With_An_Alpha_Plane_Grey_And_Colour_Hide_What_Lies_Behind()
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        string path = folder.File("sheet.png");
        SheetRows.Save(path, 1, ("grey", Even(100)), ("colour", Even(10, 20, 30)), ("alpha", Even(40, 50, 60, 70)));

        ImageShape shape = Loading.Shape(path);
        float[] sheet = new MLContext().Gan().Data.LoadImage(path).GetColumn<float[]>("Image").Single();
        // The middle of a row's last image, counted from the corner, where no caption is.
        float[] Middle(int rowsBelow) => [.. Enumerable.Range(0, 4).Select(channel =>
            sheet[((channel + 1) * shape.Height - rowsBelow * (Side + Gap) - Side / 2) * shape.Width - Side / 2])];
        CollectionAssert.AreEqual(new float[] { 100, 100, 100, 255 }, Middle(2));
        CollectionAssert.AreEqual(new float[] { 10, 20, 30, 255 }, Middle(1));
        CollectionAssert.AreEqual(new float[] { 40, 50, 60, 70 }, Middle(0));
    }

    // An image whose channels have one level each.
    private static Tensor Even(params float[] levels) =>
        tensor(levels.Select(level => level / 127.5f - 1).ToArray(), [1, levels.Length, 1, 1]).expand(1, levels.Length, Side, Side);
}
