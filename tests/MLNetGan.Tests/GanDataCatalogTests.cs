using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Data;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests;

[TestClass]
public class GanDataCatalogTests
{
    private static readonly GanDataCatalog s_catalog = new(new MLContext());

    [TestMethod]
    public void LoadIdx_GivesImagesAndLabels()
    {
        using var folder = new TemporaryFolder();
        var data = s_catalog.LoadIdx(
            folder.Write(IdxBytes.Of(IdxBytes.Counting(8), 2, 2, 2), "images"), folder.Write(IdxBytes.Of([3, 1], 2), "labels"));
        var rows = Pipeline.DataViews.Row.ReadAll(data);
        CollectionAssert.AreEqual(new[] { "3", "1" }, rows.Select(row => row.Label).ToArray());
        CollectionAssert.AreEqual(new float[] { 4, 5, 6, 7 }, rows[1].Pixels);
    }

    [TestMethod]
    public void LoadIdx_Frames_Images_With_Zeros_On_Demand()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write(IdxBytes.Of(IdxBytes.Counting(8), 1, 2, 4), "images");
        CollectionAssert.AreEqual(
            new float[] { 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0 },
            Pipeline.Tiny.Images(s_catalog.LoadIdx(images, padding: 1))[0]);
        string colour = folder.Write(IdxBytes.Of(IdxBytes.Counting(24), 2, 3, 2, 2), "colour");
        var padded = s_catalog.LoadIdx(colour, padding: 2);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 6, 6), padded.Schema["Image"].Type);
        float[] plain = Pipeline.Tiny.Images(s_catalog.LoadIdx(colour))[1], framed = Pipeline.Tiny.Images(padded)[1];
        for (int i = 0; i < framed.Length; i++)
        {
            (int channel, int row, int column) = (i / 36, i / 6 % 6 - 2, i % 6 - 2);
            Assert.AreEqual(row is 0 or 1 && column is 0 or 1 ? plain[channel * 4 + row * 2 + column] : 0, framed[i]);
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadIdx(images, padding: -1));
    }

    [TestMethod]
    public void LoadImageFolder_GivesImagesAndLabels()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Thirds, "thirds", "1.png");
        folder.Write(PillowImages.Grey, "grey", "1.png");
        var rows = Pipeline.DataViews.Row.ReadAll(s_catalog.LoadImageFolder(folder.Path, height: 2, width: 2, channels: 3));
        CollectionAssert.AreEqual(new[] { "grey", "thirds" }, rows.Select(row => row.Label).ToArray());
        CollectionAssert.AreEqual(new float[] { 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0 }, rows[1].Pixels);
    }

    [TestMethod]
    public void Loaders_ReportToTheLog_AndLeaveRandomNumbersAlone()
    {
        using var folder = new TemporaryFolder();
        string idx = folder.Write(IdxBytes.Of(IdxBytes.Counting(8), 2, 2, 2), "idx"), labels = folder.Write(IdxBytes.Of([3, 1], 2), "labels");
        folder.Write(PillowImages.Waves, "cat", "1.png");
        var ml = new MLContext(seed: 1);
        List<string> said = [];
        ml.Log += (_, message) =>
        {
            if (message.Source == GanDataCatalog.LogSource && message.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Info)
                said.Add(message.RawMessage);
        };
        ml.Gan().Data.LoadIdx(idx, labels, padding: 1);
        ml.Gan().Data.LoadImageFolder(folder.File("cat"));
        CollectionAssert.AreEqual(
            new[]
            {
                $"'{idx}': 2 images of 2 labels, 1 channel, 4x4 pixels (height x width)",
                $"'{folder.File("cat")}': 1 image, 1 channel, 24x24 pixels (height x width)",
            }, said);
        Assert.AreEqual(Draw(new MLContext(seed: 1)), Draw(ml));

        static int Draw(MLContext context) => ((Microsoft.ML.Runtime.IHostEnvironment)context).Register("next").Rand.Next();
    }

    [TestMethod]
    public void LoadPairs_GivesInputAndTarget_OfOneFileOrTwo()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "both", "1.png");
        folder.Write(PillowImages.Grey, "b", "1.png");
        var sideBySide = s_catalog.LoadPairs(folder.File("both"), PairSide.Right, height: 6, width: 4, channels: 3);
        CollectionAssert.AreEqual(new[] { "Input", "Target" }, sideBySide.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 6, 4), sideBySide.Schema["Target"].Type);
        folder.Write(PillowImages.Grey, "a", "1.png");
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 4, 5), s_catalog.LoadPairs(folder.File("a"), folder.File("b")).Schema["Input"].Type);
    }

    [TestMethod]
    public void DrawnFacades_GivesLabelMapsAndPhotos()
    {
        var data = s_catalog.DrawnFacades(3, size: 40);
        CollectionAssert.AreEqual(new[] { "Input", "Target" }, data.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 40, 40), data.Schema["Target"].Type);
        Assert.AreEqual(3L, data.GetRowCount());
    }

    [TestMethod]
    public void Arguments_AreChecked()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.DrawnFacades(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.DrawnFacades(1, 31));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.DrawnFacades(1, 1025));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadPairs("x", (PairSide)2));
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.LoadPairs("x", width: 3));
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.LoadPairs("x", ""));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadPairs("x", "y", channels: 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.DrawnDigits(0));
        Assert.ThrowsExactly<ArgumentException>(() => s_catalog.LoadImageFolder("x", height: 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadImageFolder("x", 0, 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_catalog.LoadImageFolder("x", channels: 2));
        Assert.ThrowsExactly<ArgumentNullException>(() => s_catalog.Concatenate(null!));
    }
}
