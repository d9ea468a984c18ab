using Microsoft.ML;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Data;

/// <summary>Sets are held against the budget before memory is taken.</summary>
[TestClass]
public class DataBudgetTests
{
    private const long Megabyte = 1 << 20;

    [TestMethod]
    public void IdxFileThatUnpacksToALot_IsRefused_BeforeMemoryIsTaken()
    {
        using var folder = new TemporaryFolder();
        // Four times as many zeros as the budget, in a thousandth of their length.
        string path = folder.Write(IdxBytes.Gzip(IdxBytes.Of(new byte[64 * Megabyte], 65536, 32, 32)), "zeros.gz");
        Assert.IsLessThan(Megabyte / 4, new FileInfo(path).Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.ThrowsExactly<InvalidDataException>(() => IdxFile.Load(path, null, new MemoryBudget(16 * Megabyte)));
        Assert.IsLessThan(Megabyte, GC.GetAllocatedBytesForCurrentThread() - before);
        StringAssert.Contains(error.Message, $"'{path}': its head promises 65536x32x32, which takes 67.1 MB; expected at most 16.8 MB");
    }

    [TestMethod]
    [DataRow(1_000_000)]
    [DataRow(20_000)]
    public void ImagesResizedBeyondTheBudget_AreRefused(int side)
    {
        var images = new DrawnDigitSet(1_000_000_000, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ResizedImages.Create(images, side, side, new MemoryBudget(Megabyte)));
        Assert.IsLessThan(Megabyte, GC.GetAllocatedBytesForCurrentThread() - before);
        StringAssert.Contains(error.Message, $"1000000000 images of {side}x{side} pixels take");
    }

    [TestMethod]
    public void SizeBeyondTheBudget_IsRefused_BeforeFilesAreRead()
    {
        GanDataCatalog catalog = new MLContext().Gan().Data;
        foreach (Action load in (Action[])
            [() => catalog.LoadImageFolder("x", 100_000, 100_000), () => catalog.LoadPairs("x", height: 100_000, width: 100_000),
            () => catalog.LoadPairs("x", "y", 100_000, 100_000), () => catalog.LoadUnpaired("x", "y", 100_000, 100_000),
            () => catalog.LoadIdx("x", height: int.MaxValue, width: int.MaxValue)])
        {
            var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(load);
            Assert.AreEqual("height", error.ParamName);
            StringAssert.Contains(error.Message, "pixels are too large");
        }
    }

    [TestMethod]
    public void Budget_IsTheCatalogs_AndStays()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Waves, "1.png");
        var ml = new MLContext();
        Assert.AreEqual(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, ml.Gan().Data.MemoryBudget);
        ml.Gan().Data.MemoryBudget = 5000;
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidDataException>(() => ml.Gan().Data.LoadImageFolder(folder.Path)).Message, "Its 24x24 pixels are too many");
        ml.Gan().Data.MemoryBudget = 12_000;
        Assert.AreEqual(1L, ml.Gan().Data.LoadImageFolder(folder.Path).GetRowCount());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Gan().Data.MemoryBudget = 0);
    }

    [TestMethod]
    public void AsManyImagesAreDecodedAtOnce_AsFit()
    {
        Assert.AreEqual(1, new MemoryBudget(100).Threads(60));
        Assert.AreEqual(Math.Min(2, Environment.ProcessorCount), new MemoryBudget(120).Threads(60));
        Assert.AreEqual(Environment.ProcessorCount, new MemoryBudget(long.MaxValue).Threads(60));
    }
}
