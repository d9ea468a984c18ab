using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// Real images, and those that a generator makes of the same seeds each time; where it takes labels, of those of the real ones.
/// </summary>
/// <param name="generator">The generator; one that grows makes smaller images before it has grown, which are enlarged.</param>
/// <param name="real">The real images, and their labels if it takes some.</param>
/// <param name="realCount">How many there are.</param>
/// <param name="madeCount">How many are made.</param>
/// <param name="device">The generator's device.</param>
internal sealed class LatentImages(Network generator, IBatchSource real, int realCount, int madeCount, Device device) : IComparedImages
{
    private const int BatchSize = 64;

    private readonly Lazy<long[]> _labels = new(() => ReadLabels(real));

    public Shape Image { get; } = real.Format[BatchSlot.Image].Shape;

    public int RealCount => realCount;

    public int MadeCount => madeCount;

    public int LabelCount { get; } = real.Format.LabelCount;

    public int CountMade() => madeCount;

    public IEnumerable<(Tensor Images, Tensor? Labels)> Real()
    {
        foreach (Batch batch in real.Batches(BatchSize, CPU))
            yield return (batch[BatchSlot.Image], batch.Find(BatchSlot.Label));
    }

    public IEnumerable<(Tensor Images, Tensor? Labels)> Made()
    {
        Shape image = generator.OutputShapes()[0];
        for (int start = 0; start < madeCount; start += BatchSize)
        {
            using DisposeScope scope = NewDisposeScope();
            int first = start, count = Math.Min(BatchSize, madeCount - start);
            var pixels = new float[count * image.Count];
            long Label(int place) => _labels.Value[(first + place) % _labels.Value.Length];
            long[] seeds = [.. Enumerable.Range(start, count).Select(row => CounterNoise.Combine(0, row))];
            GeneratorSampling.FromSeeds(generator, seeds, LabelCount > 0 ? Label : null, pixels, device);
            yield return (
                Enlarged(tensor(pixels, [count, .. image.Dimensions])),
                LabelCount > 0 ? tensor([.. Enumerable.Range(0, count).Select(Label)]) : null);
        }
    }

    private static long[] ReadLabels(IBatchSource real)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. real.Batches(BatchSize, CPU).SelectMany(batch => batch[BatchSlot.Label].data<long>().ToArray())];
    }

    private Tensor Enlarged(Tensor images)
    {
        while (images.shape[2] < Image[1])
            images = Upsampling.Instance.Forward(images);
        return images;
    }
}
