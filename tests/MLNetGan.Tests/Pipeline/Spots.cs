using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline;

/// <summary>The smallest data that a DCGAN can be trained on, and options to train on it in no time.</summary>
internal static class Spots
{
    private const int Side = 8;

    /// <summary>Grey images of 8x8, each a little brighter than the one before.</summary>
    public static IDataView Data(int count = 8, float brightness = 20) => Tiny.ML.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new Spot
    {
        Label = i % 2 == 0 ? "cat" : "dog",
        Image = [.. Enumerable.Range(0, Side * Side).Select(pixel => pixel % Side == i % Side ? 255 : brightness + i)],
    }).ToList());

    public static DcganOptions Options(string? folder, int epochs = 1) =>
        new() { LatentSize = 2, BaseChannels = 2, BatchSize = 4, Epochs = epochs, RunFolder = folder };

    public static GeneratorTransformer Train(DcganOptions options, IDataView? data = null) => Tiny.ML.Gan().Dcgan(options).Fit(data ?? Data());

    private sealed class Spot
    {
        public string Label { get; set; } = "";

        [VectorType(1, Side, Side)]
        public float[] Image { get; set; } = [];
    }
}
