using Microsoft.ML;
using MLNetGan.Native;
using MLNetGan.Pipeline.Augmenting;

namespace MLNetGan;

public sealed partial class GanDataCatalog
{
    /// <summary>Tops rare labels up with generated images, to as many as the most frequent label has, or a share of that.</summary>
    /// <remarks>Counts the labels now; images are generated when they are read, and are the same at every reading.</remarks>
    /// <param name="data">
    /// The images, with the label column of the generator, text or keys. Columns that the generator does not make are to be dropped first.
    /// </param>
    /// <param name="generator">A generator trained on these labels.</param>
    /// <param name="share">The share of the largest label's images that every label comes to have at least; above 0, at most 1.</param>
    /// <param name="filter">What keeps generated images, see <see cref="Filter"/>; null to keep all.</param>
    /// <param name="seed">Another number gives other images.</param>
    /// <param name="cancellationToken">Ends the choice by the filter, which has more images generated than it keeps.</param>
    /// <returns>
    /// The data and, after its rows, the generated ones. Of a label whose images the filter refuses there are fewer; a warning in
    /// <c>MLContext.Log</c> says so.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range, or a column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">
    /// The generator takes no labels, or the data has a label that it or the filter does not know, or another column.
    /// </exception>
    /// <exception cref="InvalidDataException">The filter is of images with other channels.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IDataView Balance(
        IDataView data, ImageGeneratorTransformer generator, double share = 1, GeneratedImageFilter? filter = null, long seed = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generator);
        RequireShare(share, isWholeAllowed: true);
        int[] counts = LabelCounts.Of(data, generator);
        int goal = (int)Math.Ceiling(share * counts.Max());
        return Add(data, generator, [.. counts.Select(count => Math.Max(0, goal - count))], filter, seed, cancellationToken);
    }

    /// <summary>Adds generated images to data, of each label in proportion to those that it has.</summary>
    /// <remarks>Counts the labels now; images are generated when they are read, and are the same at every reading.</remarks>
    /// <param name="data">
    /// The images, with the label column of the generator, text or keys. Columns that the generator does not make are to be dropped first.
    /// </param>
    /// <param name="generator">A generator trained on these labels.</param>
    /// <param name="share">The share of generated images in the result, above 0 and below 1.</param>
    /// <param name="filter">What keeps generated images, see <see cref="Filter"/>; null to keep all.</param>
    /// <param name="seed">Another number gives other images.</param>
    /// <param name="cancellationToken">Ends the choice by the filter, which has more images generated than it keeps.</param>
    /// <returns>
    /// The data and, after its rows, the generated ones. Of a label whose images the filter refuses there are fewer; a warning in
    /// <c>MLContext.Log</c> says so.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range, or a column is missing or of another type.</exception>
    /// <exception cref="ArgumentException">
    /// The generator takes no labels, or the data has a label that it or the filter does not know, or another column.
    /// </exception>
    /// <exception cref="InvalidDataException">The filter is of images with other channels.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IDataView Augment(
        IDataView data, ImageGeneratorTransformer generator, double share = 0.5, GeneratedImageFilter? filter = null, long seed = 0,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generator);
        RequireShare(share, isWholeAllowed: false);
        int[] wanted = [.. LabelCounts.Of(data, generator).Select(count => (int)Math.Round(count * share / (1 - share)))];
        return Add(data, generator, wanted, filter, seed, cancellationToken);
    }

    /// <summary>
    /// Trains a small convolutional classifier that keeps generated images which it reads as their label, and refuses others: less than a
    /// minute's work on a processor.
    /// </summary>
    /// <param name="data">The images that the generator was trained on; every label counts alike, however rare.</param>
    /// <param name="classic">
    /// How the images are varied, so that few suffice; null for the defaults. Its column and its seed do not count here.
    /// </param>
    /// <param name="steps">Steps of 64 images, at least 1.</param>
    /// <param name="imageColumnName">The column of images with values 0..255.</param>
    /// <param name="labelColumnName">A text or key column.</param>
    /// <param name="seed">The seed of weights, variations and order.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <returns>The filter; dispose of it when done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or a number out of its range.</exception>
    /// <exception cref="InvalidDataException">
    /// A label is missing, a pixel is outside 0..255, all images are so dark that their values must be of another range, or there is
    /// one label only.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GeneratedImageFilter Filter(
        IDataView data, ClassicAugmentationOptions? classic = null, int steps = 300, string imageColumnName = "Image",
            string labelColumnName = "Label", long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentException.ThrowIfNullOrEmpty(imageColumnName);
        ArgumentException.ThrowIfNullOrEmpty(labelColumnName);
        ClassicAugmentationOptions options = (classic ?? new ClassicAugmentationOptions()).Checked();
        LibTorch.Load();
        return ProcessEnd.Defer(() =>
        {
            var images = StoredRows.Read(data, "real", imageColumnName, labelColumnName);
            if (images.LabelNames!.Count < 2)
                throw new InvalidDataException($"All {images.Count} images have the label '{images.LabelNames[0]}' in column " +
                    $"'{labelColumnName}': expected at least two labels, for a filter to tell apart.");
            return GeneratedImageFilter.Train(images, [.. Enumerable.Range(0, images.Count)], options, steps, seed, cancellationToken);
        });
    }

    /// <summary>
    /// Classic augmentation: varies images by shifts, turns, zooms, mirroring and brightness, each row in a way of its own.
    /// </summary>
    /// <param name="options">The bounds and the seed; null for the defaults.</param>
    /// <returns>
    /// A transformer of training data. Data that is varied with several seeds can be joined by <see cref="Concatenate"/>.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ClassicAugmentationTransformer Classic(ClassicAugmentationOptions? options = null) =>
        new(options ?? new ClassicAugmentationOptions());

    private IDataView Add(IDataView data, ImageGeneratorTransformer generator, int[] wanted, GeneratedImageFilter? filter, long seed,
        CancellationToken cancellation)
    {
        GeneratedRow[] rows = ProcessEnd.Defer(() => GeneratedRows.Choose(generator, wanted, seed, filter, cancellation));
        int missing = wanted.Sum() - rows.Length;
        if (missing > 0)
        {
            int[] found = new int[wanted.Length];
            foreach (GeneratedRow row in rows)
                found[row.Label]++;
            IEnumerable<string> few = Enumerable.Range(0, wanted.Length).Where(label => found[label] < wanted[label])
                .Select(label => $"{generator.NamesOfLabels[label]} ({found[label]} of {wanted[label]})");
            Warn($"The filter refused most generated images of {string.Join(", ", few)}: there are fewer " +
                "than wanted. Train the generator longer, or leave the filter out.");
        }
        return rows.Length == 0 ? data : Concatenate(data, generator.GenerateRows(rows));
    }

    private static void RequireShare(double share, bool isWholeAllowed)
    {
        if (!(share > 0 && (isWholeAllowed ? share <= 1 : share < 1)))
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"expected a share above 0, {(isWholeAllowed ? "at most" : "below")} 1.");
    }
}
