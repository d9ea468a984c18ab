using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetGan.Data;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Trains the generator of a cell, on the images of its draw alone, and takes images from it.</summary>
internal sealed class UpliftGenerator(ImageSet pool, UpliftOptions options)
{
    private const int SamplePerLabel = 50;

    private readonly MLContext _ml = new(seed: 0);

    /// <summary>Trains, and generates.</summary>
    /// <param name="draw">What it sees.</param>
    /// <param name="perLabel">How many images of each label.</param>
    /// <param name="judge">Reads labels, of the experiment's all real images.</param>
    /// <param name="seed">Of the generator.</param>
    public (ImageSet Images, UpliftDiagnosis Diagnosis) Make(UpliftDraw draw, int perLabel, GeneratedImageFilter judge, long seed)
    {
        using ImageGeneratorTransformer generator = options.Generator!(seed).Fit(View(draw, seed));
        generator.RequireLabels(nameof(UpliftOptions.Generator));
        using GeneratedImageFilter? filter = options.FilterSteps == 0 ? null : GeneratedImageFilter.Train(
            pool, [.. draw.Images.SelectMany(label => label)], options.Classic, options.FilterSteps, CounterNoise.Combine(seed, 2),
            options.CancellationToken);
        int labels = draw.Images.Length;
        GeneratedRow[] sample = GeneratedRows.Choose(
            generator, [.. Enumerable.Repeat(SamplePerLabel, labels)], CounterNoise.Combine(seed, 3), filter: null);
        UpliftDiagnosis diagnosis = Diagnose(draw, Read(generator, sample), filter, judge);
        int[] wanted = [.. Enumerable.Repeat(perLabel, labels)];
        GeneratedRow[] chosen = GeneratedRows.Choose(
            generator, wanted, CounterNoise.Combine(seed, 4), filter, options.CancellationToken);
        // Of a label that the filter refuses altogether all are taken: every arm has every label.
        var found = new HashSet<int>(chosen.Select(row => row.Label));
        GeneratedRow[] rows = found.Count == labels ? chosen : [.. chosen, .. sample.Where(row => !found.Contains(row.Label))];
        return (Read(generator, rows), diagnosis);
    }

    private IDataView View(UpliftDraw draw, long seed)
    {
        int labels = draw.Images.Length;
        int[] rows = [.. Enumerable.Range(0, options.GeneratorImages)
            .Select(row => draw.Images[row % labels] is var images ? images[row / labels % images.Length] : 0)];
        IDataView view = new ImageSetDataView(new ChosenImageSet(pool, rows));
        if (options.VaryForGenerator)
        {
            ClassicAugmentationOptions classic = options.Classic.Checked();
            (classic.ImageColumnName, classic.Seed) = (ImageSetDataView.ImageColumn, CounterNoise.Combine(seed, 1));
            view = new ClassicAugmentationTransformer(classic).Transform(view);
        }
        return _ml.Transforms.Conversion.MapValueToKey(
            ImageSetDataView.LabelColumn, keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(view).Transform(view);
    }

    private StoredImageSet Read(ImageGeneratorTransformer generator, GeneratedRow[] rows)
    {
        StoredImageSet images = StoredRows.Read(
            generator.GenerateRows(rows), "generated", generator.ImageColumns[0], generator.LabelColumn!);
        return images.Shape == pool.Shape ? images : throw new ArgumentException(
            $"The generator makes images of {images.Shape}, and the real ones are of {pool.Shape} (channels, height, width). Train one " +
            "that grows until it makes images of their size.", nameof(UpliftOptions.Generator));
    }

    private UpliftDiagnosis Diagnose(UpliftDraw draw, StoredImageSet sample, GeneratedImageFilter? filter, GeneratedImageFilter judge)
    {
        int[] judged = judge.Read(sample), filtered = filter?.Read(sample) ?? [.. Enumerable.Range(0, sample.Count).Select(sample.LabelOf)];
        int[] all = [.. Enumerable.Range(0, sample.Count)];
        bool IsMeant(int image) => judged[image] == sample.LabelOf(image);
        double Share(IEnumerable<int> images) => images.Select(image => IsMeant(image) ? 1.0 : 0).DefaultIfEmpty(0).Average();
        int[] kept = [.. all.Where(image => filtered[image] == sample.LabelOf(image))];
        (double recall, double copied) = judge.Compare(new ChosenImageSet(pool, [.. draw.Images.SelectMany(label => label)]), sample);
        return new UpliftDiagnosis(Share(all),
            draw.IsRare.Contains(true) ? Share(all.Where(image => draw.IsRare[sample.LabelOf(image)])) : null,
            kept.Length / (double)all.Length, Share(kept), recall, copied);
    }
}
