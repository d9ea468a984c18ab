using MLNetGan.Networks;
using MLNetGan.Systems.Cgan;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class LatentImagesTests
{
    [TestMethod]
    public void Images_Of_Labels_Are_Compared_In_The_Frequencies_Of_The_Data()
    {
        var options = new CganOptions { LatentSize = 4, BaseChannels = 2, BatchSize = 4 };
        var source = new UnevenSource(new Shape(1, 8, 8), [2, 0, 2, 2]);
        using var system = new CganSystem(options, source.Format[BatchSlot.Image].Shape, labelCount: 3);
        system.Initialize(0, CPU);
        Network generator = system["generator"].Delivered;
        generator.eval();
        var images = new LatentImages(generator, source, realCount: 4, madeCount: 10, CPU);
        using var scope = TorchSharp.torch.NewDisposeScope();
        long[] made = [.. images.Made().SelectMany(batch => batch.Labels!.data<long>().ToArray())];
        CollectionAssert.AreEqual(new long[] { 2, 0, 2, 2, 2, 0, 2, 2, 2, 0 }, made);
    }

    /// <summary>Black images of the given labels, of which there are three.</summary>
    private sealed class UnevenSource(Shape image, int[] labels) : IBatchSource
    {
        public BatchFormat Format { get; } = BatchFormat.Of(image, labelCount: 3);

        public long? ImageCount => labels.Length;

        public IBatchReader Open(long order) => new Reader(labels);

        private sealed class Reader(int[] labels) : IBatchReader
        {
            private int _next;

            public void Fill(HostBatch batch)
            {
                for (batch.Count = 0; batch.Count < batch.Capacity && _next < labels.Length; batch.Count++, _next++)
                    batch.Keys(BatchSlot.Label)![batch.Count][0] = labels[_next];
            }

            public void Skip(long images) => _next += (int)images;

            public void Dispose()
            {
            }
        }
    }
}
