using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class PyramidSourceTests
{
    private const int Count = 70, LastLevel = 2;

    [TestMethod]
    public void Lower_Levels_Hold_Means_Of_Squares_And_The_Labels_Of_Their_Images()
    {
        var full = NewSource();
        using var pyramid = new PyramidSource(full, LastLevel, _ => { });
        for (int level = 0; level < LastLevel; level++)
        {
            int side = 4 << level, block = 16 / side;
            IBatchSource source = pyramid.At(level, default);
            Assert.AreEqual(new Shape(3, side, side), source.Format.Image);
            Assert.AreEqual((long)Count, source.ImageCount);
            List<int> seen = [];
            foreach ((float[] pixels, long label) in Read(source, 5, skip: 0))
            {
                // An image bears its number in its label and, below, in its pixels.
                int image = (int)label;
                seen.Add(image);
                float[] whole = full.Pixels(image);
                for (int i = 0; i < pixels.Length; i++)
                {
                    (int channel, int row, int column) = (i / (side * side), i / side % side, i % side);
                    float mean = Enumerable.Range(0, block * block).Average(b => whole[(channel * 16 + row * block + b / block) * 16 + column * block + b % block]);
                    Assert.AreEqual(mean, pixels[i], 5e-4f);
                }
            }
            CollectionAssert.AreEqual(Enumerable.Range(0, Count).ToArray(), seen.Order().ToArray(), "Each image comes once.");
            CollectionAssert.AreNotEqual(seen, seen.Order().ToList(), "Images are shuffled.");
        }
        Assert.AreEqual(1, full.Passes, "Lower levels are made in one pass.");
        Assert.AreSame(full, pyramid.At(LastLevel, default));
    }

    [TestMethod]
    public void The_Order_Is_A_Function_Of_Its_Number_And_Passes_Can_Be_Entered_Anywhere()
    {
        using var pyramid = new PyramidSource(NewSource(), LastLevel, _ => { });
        long[] first = [.. Read(pyramid.At(1, default), 5, 0).Select(read => read.Label)], again = [.. Read(pyramid.At(1, default), 5, 0).Select(read => read.Label)];
        CollectionAssert.AreEqual(first, again);
        CollectionAssert.AreEqual(first[33..], Read(pyramid.At(1, default), 5, skip: 33).Select(read => read.Label).ToArray());
        CollectionAssert.AreNotEqual(first, Read(pyramid.At(1, default), 6, 0).Select(read => read.Label).ToArray());
    }

    [TestMethod]
    public void Preparing_Can_Be_Cancelled_And_Says_Where_It_Keeps_Files()
    {
        using var cancellation = new CancellationTokenSource();
        List<string> log = [];
        using (var pyramid = new PyramidSource(NewSource(), LastLevel, log.Add))
        {
            _ = pyramid.At(LastLevel, default);
            Assert.IsEmpty(log, "Nothing is made before it is wanted.");
            _ = pyramid.At(0, cancellation.Token);
            StringAssert.Contains(log[^1], $"2 lower resolutions of {Count} images");
            StringAssert.Contains(log[^1], Path.GetTempPath());
        }
        cancellation.Cancel();
        using var cancelled = new PyramidSource(NewSource(), LastLevel, log.Add);
        Assert.ThrowsExactly<OperationCanceledException>(() => cancelled.At(0, cancellation.Token));
    }

    [TestMethod]
    public void Files_Go_When_They_Are_Closed_And_A_Folder_That_Cannot_Be_Written_Is_Named()
    {
        using var folder = new TemporaryFolder();
        using (var file = new PyramidFile(new Shape(1, 2, 2), folder.Path))
        {
            file.AddHalved(new float[16]);
            Assert.HasCount(1, Directory.GetFiles(folder.Path));
        }
        Assert.IsEmpty(Directory.GetFiles(folder.Path));
        string missing = folder.File("missing");
        IOException error = Assert.ThrowsExactly<IOException>(() => new PyramidFile(new Shape(1, 2, 2), missing));
        StringAssert.Contains(error.Message, $"cannot be kept in '{missing}'");
        StringAssert.Contains(error.Message, "TMPDIR");
    }

    private static CountedSource NewSource() => new(Count, new Shape(3, 16, 16), isLabeled: true);

    private static IEnumerable<(float[] Pixels, long Label)> Read(IBatchSource source, long order, int skip)
    {
        using IBatchReader reader = source.Open(order);
        reader.Skip(skip);
        var batch = new HostBatch(8, source.Format);
        do
        {
            reader.Fill(batch);
            for (int slot = 0; slot < batch.Count; slot++)
                yield return (batch.Pixels("Image")[slot].ToArray(), batch.Keys("Label")![slot][0]);
        }
        while (batch.Count == batch.Capacity);
    }
}
