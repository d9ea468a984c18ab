using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class AugmentedSourceTests
{
    private const int Pairs = 23;

    [TestMethod]
    public void Both_Images_Of_A_Pair_Are_Varied_Alike()
    {
        foreach (bool turn in new[] { false, true })
        {
            HostBatch batch = Read(new AugmentedSource(new NumberedPairs(12, 12), new Augmentation(Turn: turn)), order: 1, Pairs);
            for (int slot = 0; slot < Pairs; slot++)
            {
                CollectionAssert.AreEqual(batch.Pixels("Image")[slot].ToArray(), batch.Pixels("Input")[slot][..144].ToArray());
                CollectionAssert.AreEqual(batch.Pixels("Image")[slot].ToArray(), batch.Pixels("Input")[slot][144..].ToArray());
                Assert.AreEqual(slot % 3, batch.Keys("Label")![slot][0]);
            }
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(4, 1)]
    [DataRow(4, 3)]
    [DataRow(100, 5)]
    public void A_Pair_Becomes_The_Same_Whatever_The_Batch_Size_And_The_Threads_And_After_A_Skip(int batchSize, int threads)
    {
        float[][] all = Images(Read(new AugmentedSource(new NumberedPairs(12, 12), new Augmentation(Turn: true), threads: 1), order: 7, Pairs));
        var source = new AugmentedSource(new NumberedPairs(12, 12), new Augmentation(Turn: true), threads);
        foreach (int skipped in new[] { 0, 9 })
        {
            using IBatchReader reader = source.Open(7);
            reader.Skip(skipped);
            var batch = new HostBatch(batchSize, source.Format);
            var read = new List<float[]>();
            do
            {
                reader.Fill(batch);
                read.AddRange(Images(batch));
            }
            while (batch.Count == batchSize);
            Assert.HasCount(Pairs - skipped, read);
            for (int i = 0; i < read.Count; i++)
                CollectionAssert.AreEqual(all[skipped + i], read[i]);
        }
    }

    [TestMethod]
    public void Every_Pass_Varies_Otherwise()
    {
        var source = new AugmentedSource(new NumberedPairs(12, 12), new Augmentation());
        float[][] one = Images(Read(source, order: 1, Pairs)), other = Images(Read(source, order: 2, Pairs)), again = Images(Read(source, order: 1, Pairs));
        Assert.IsLessThan(6, Enumerable.Range(0, Pairs).Count(i => one[i].SequenceEqual(other[i])));
        for (int i = 0; i < Pairs; i++)
            CollectionAssert.AreEqual(one[i], again[i]);
    }

    [TestMethod]
    public void Without_Any_Variation_Images_Stay()
    {
        var plain = new NumberedPairs(12, 12);
        float[] expected = Read(plain, 1, Pairs).Pixels("Image").Values;
        CollectionAssert.AreEqual(expected, Read(new AugmentedSource(plain, new Augmentation(1, false)), 1, Pairs).Pixels("Image").Values);
    }

    [TestMethod]
    public void Mirroring_Without_Jitter_Keeps_Every_Value()
    {
        var plain = new NumberedPairs(12, 15);
        float[][] images = Images(Read(plain, 1, Pairs)), mirrored = Images(Read(new AugmentedSource(plain, new Augmentation(Jitter: 1)), 1, Pairs));
        int changed = 0;
        for (int i = 0; i < Pairs; i++)
        {
            float[] expected = [.. images[i].Chunk(15).SelectMany(row => row.Reverse())];
            bool isMirrored = expected.SequenceEqual(mirrored[i]);
            Assert.IsTrue(isMirrored || images[i].SequenceEqual(mirrored[i]));
            changed += isMirrored ? 1 : 0;
        }
        Assert.IsTrue(changed is > 5 and < 18, $"{changed} of {Pairs} are mirrored");
    }

    [TestMethod]
    public void Placements_Are_Spread_Evenly_Over_Places_And_Positions()
    {
        const int draws = 40_000;
        var counts = new Dictionary<ImagePlacement, int>();
        for (int i = 0; i < draws; i++)
        {
            ImagePlacement placement = new Augmentation(Turn: true).Draw(5, i, 32, 32);
            counts[placement] = counts.GetValueOrDefault(placement) + 1;
        }
        // 32 becomes 36: five offsets down and across, eight positions.
        Assert.HasCount(5 * 5 * 8, counts);
        double expected = draws / 200.0, chiSquare = counts.Values.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.IsLessThan(270, chiSquare, "0.999 of the chi-square distribution with 199 degrees of freedom");
    }

    [TestMethod]
    [DataRow(true, false, 32, 2)]
    [DataRow(false, true, 32, 8)]
    [DataRow(true, true, 64, 4)]
    [DataRow(false, true, 64, 2)]
    [DataRow(false, false, 32, 1)]
    public void Positions_Are_Those_That_The_Options_And_The_Shape_Allow(bool mirror, bool turn, int width, int positions)
    {
        var augmentation = new Augmentation(Mirror: mirror, Turn: turn);
        Assert.HasCount(positions, Enumerable.Range(0, 300).Select(i => augmentation.Draw(5, i, 32, width) with { Top = 0, Left = 0 }).Distinct());
    }

    private static HostBatch Read(IBatchSource source, long order, int count)
    {
        var batch = new HostBatch(count, source.Format);
        using IBatchReader reader = source.Open(order);
        reader.Fill(batch);
        return batch;
    }

    private static float[][] Images(HostBatch batch) => [.. Enumerable.Range(0, batch.Count).Select(slot => batch.Pixels("Image")[slot].ToArray())];

    /// <summary>Pairs of a wave each, whose source holds the target's plane twice.</summary>
    private sealed class NumberedPairs(int height, int width) : IBatchSource
    {
        public BatchFormat Format { get; } = new(BatchSlot.Pixels("Image", new Shape(1, height, width)), BatchSlot.Keys("Label", 3), BatchSlot.Pixels("Input", new Shape(2, height, width)));

        public long? ImageCount => Pairs;

        public IBatchReader Open(long order) => new Reader();

        private sealed class Reader : IBatchReader
        {
            private int _index;

            public void Fill(HostBatch batch)
            {
                for (batch.Count = 0; batch.Count < batch.Capacity && _index < Pairs; batch.Count++, _index++)
                {
                    Span<float> image = batch.Pixels("Image")[batch.Count], source = batch.Pixels("Input")[batch.Count];
                    Golden.Wave(image.Length, _index, 1).CopyTo(image);
                    image.CopyTo(source);
                    image.CopyTo(source[image.Length..]);
                    batch.Keys("Label")![batch.Count][0] = _index % 3;
                }
            }

            public void Skip(long images) => _index += (int)images;

            public void Dispose()
            {
            }
        }
    }
}
