using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Systems.Draw;

namespace MLNetGan;

/// <summary>A trained DRAW: its decoder, which paints images of noise, and its encoder.</summary>
/// <remarks>
/// The latent vector holds the latent values of each step, one step after the other. Images are the brightness that pixels have on
/// average, where those of training were drawn black or white. <c>draw.Encoder.Append(draw.Decoder)</c> repaints images; data for a saved
/// encoder or generator must have the <c>Seed</c> column.
/// </remarks>
public sealed class DrawTransformer : ImageGeneratorTransformer
{
    internal DrawTransformer(TrainedGan trained) : this(trained, (DrawOptions)trained.Options)
    {
    }

    private DrawTransformer(TrainedGan trained, DrawOptions options)
        : base(CreateModel(trained, options.SeedColumnName, options.LatentColumnName))
    {
        Steps = options.Steps;
        Encoder = new DrawEncoderTransformer(trained, options);
    }

    /// <summary>In how many steps an image is painted.</summary>
    public int Steps { get; }

    /// <summary>
    /// The encoder, which tells the latent vectors of images and the bound on their probability. Disposed of with the generator.
    /// </summary>
    public DrawEncoderTransformer Encoder { get; }

    internal override IEnumerable<NetworkTransformer> Companions => [Encoder];

    /// <summary>
    /// How the images of <see cref="ImageGeneratorTransformer.Generate(int, long)"/> are painted, as the frames of an animation.
    /// </summary>
    /// <remarks>
    /// <c>Data.SaveAnimation(generator.Canvas(10), "canvas.gif", imagesPerFrame: 10)</c> makes a GIF of them. The
    /// pictures are painted at once.
    /// </remarks>
    /// <param name="count">How many images, at least 1.</param>
    /// <param name="seed">Another number gives other seeds, hence other images.</param>
    /// <returns>
    /// The columns <c>Step</c> (Single, from 1), <c>Seed</c> and <c>Image</c>: frame by frame, in each image by image, <see cref="Steps"/>
    /// frames and one more. An image is a known-size vector of 3 channels with values from 0 to 255, small ones enlarged; a red frame shows
    /// where the attention window that was written through lies. In the last frame images stand alone.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IDataView Canvas(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using NetworkReaders.Reading reading = Read();
        var frames = new DrawFrames((DrawDecoder)Network, Model.Device);
        long SeedOf(int row) => CounterNoise.Combine(seed, row % count);
        IReadOnlyList<float[]>[] images = [.. Enumerable.Range(0, count).Select(image => frames.Of(LatentOf(SeedOf(image))))];
        float[][] rows = [.. Enumerable.Range(0, Steps + 1).SelectMany(step => images.Select(image => image[step]))];
        ImageShape shape = frames.Shape;
        return ValueDataView.Of(
            ValueColumn.Numbers("Step", rows.Length, row => row / count + 1),
            ValueColumn.Seeds(Model.SeedColumnName!, rows.Length, SeedOf),
            ValueColumn.Vectors("Image",
                new VectorDataViewType(NumberDataViewType.Single, shape.Channels, shape.Height, shape.Width), rows));
    }
}
