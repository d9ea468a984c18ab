using MLNetGan.Imaging;
using MLNetGan.Metrics.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Augmenting;

/// <summary>What a classifier learns: images, each in memory once, and the order in which they come, some of them often.</summary>
internal sealed class TrainingSet : IDisposable
{
    private const int Block = 256;

    private readonly Dictionary<ImageFeatureExtractor, float[][]> _features = [];

    /// <param name="slots">What comes, in its order.</param>
    /// <param name="options">How images are varied.</param>
    /// <param name="seed">Of the variations.</param>
    /// <param name="mostPixels">The longer side to which larger images are brought.</param>
    public TrainingSet(IReadOnlyList<TrainingSlot> slots, ClassicAugmentationOptions options, long seed, int mostPixels)
    {
        Dictionary<TrainingSlot, int> places = [];
        List<(TrainingSlot Slot, int Turn)> images = [];
        Rows = new int[slots.Count];
        for (int i = 0; i < slots.Count; i++)
        {
            // Varied, the same image is another one every time.
            if (slots[i].IsVaried || !places.TryGetValue(slots[i], out Rows[i]))
            {
                Rows[i] = places[slots[i]] = images.Count;
                images.Add((slots[i], i));
            }
        }
        ImageShape shape = slots[0].Images.Shape;
        Images = new LabeledImages(images.Count, shape.Channels, shape.Height, shape.Width, mostPixels);
        var variation = new ClassicVariation(options, shape);
        var pixels = new float[shape.Length];
        foreach ((TrainingSlot Slot, int Turn)[] block in images.Chunk(Block))
        {
            var values = new float[block.Length * shape.Length];
            for (int i = 0; i < block.Length; i++)
            {
                (TrainingSlot slot, int turn) = block[i];
                Span<float> image = values.AsSpan(i * shape.Length, shape.Length);
                slot.Images.Read(slot.Index, slot.IsVaried ? pixels : image);
                if (slot.IsVaried)
                    variation.Apply(pixels, image, CounterNoise.Combine(seed, turn));
            }
            using DisposeScope scope = NewDisposeScope();
            Images.Add(tensor(values, [block.Length, shape.Channels, shape.Height, shape.Width]),
                [.. block.Select(place => place.Slot.Images.LabelOf(place.Slot.Index))]);
        }
    }

    public LabeledImages Images { get; }

    /// <summary>Indices of <see cref="Images"/>.</summary>
    public int[] Rows { get; }

    /// <summary>The features of <see cref="Images"/>, which several learners may want.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public float[][] FeaturesOf(ImageFeatureExtractor extractor, CancellationToken cancellation)
    {
        if (!_features.TryGetValue(extractor, out float[][]? features))
        {
            features = _features[extractor] = [.. Enumerable.Range(0, Images.Count).Chunk(Block).SelectMany(block =>
            {
                cancellation.ThrowIfCancellationRequested();
                using DisposeScope scope = NewDisposeScope();
                Tensor batch = Images.Images.narrow(0, block[0], block.Length).to(ScalarType.Float32);
                return extractor.Extract(batch).Features.data<float>().ToArray().Chunk(extractor.FeatureCount);
            })];
        }
        return features;
    }

    public void Dispose() => Images.Dispose();
}
