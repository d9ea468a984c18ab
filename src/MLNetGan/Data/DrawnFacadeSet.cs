using MLNetGan.Data.Facades;
using MLNetGan.Imaging;

namespace MLNetGan.Data;

/// <summary>
/// Streets drawn by this library's own code: label maps and the photos that belong to them. Pair i depends on the size,
/// the seed and on i alone; nothing is stored, each image is drawn at every reading.
/// </summary>
internal static class DrawnFacadeSet
{
    /// <summary>Makes both sets of one seed.</summary>
    public static ImagePairs Create(int count, int size, int seed) => new(new LabelSet(count, size, seed), new PhotoSet(count, size, seed));

    private sealed class LabelSet(int count, int size, int seed) : DrawnSet(count, size)
    {
        public override void Read(int index, Span<float> pixels) =>
            FacadeLabels.Paint(new FacadePlan(new CounterRandom(seed, index), Shape.Height).Items, Shape.Height, pixels);
    }

    private sealed class PhotoSet(int count, int size, int seed) : DrawnSet(count, size)
    {
        public override void Read(int index, Span<float> pixels) =>
            FacadePhoto.Paint(new FacadePlan(new CounterRandom(seed, index), Shape.Height), Shape.Height, (uint)index * 7919, pixels);
    }

    private abstract class DrawnSet(int count, int size) : ImageSet(count, new ImageShape(3, size, size), null)
    {
        public override int LabelOf(int index) => throw new InvalidOperationException("These images have no labels.");
    }
}
