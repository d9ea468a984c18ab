using Microsoft.ML;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Exploring;

namespace MLNetGan;

/// <content>
/// Ways to see what a generator has learned. Each gives rows for a sheet or an animation: the first thing named changes
/// from one row of the sheet, or frame, to the next; the images of one such row, or frame, follow each other.
/// </content>
public abstract partial class ImageGeneratorTransformer
{
    /// <summary>
    /// The columns that this generator takes beside its noise, with all their values, of numbers those of a range: its label, its codes, or
    /// none.
    /// </summary>
    public IReadOnlyList<GeneratorCondition> Conditions => ConditionColumns.Of(Model);

    /// <summary>The latent vector that the noise of a row with this seed is.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>A new array of <see cref="LatentSize"/> standard normal values.</returns>
    public float[] LatentOf(long seed)
    {
        var latent = new float[LatentSize];
        CounterNoise.Normal(seed, latent);
        return latent;
    }

    /// <summary>Images of given latent vectors.</summary>
    /// <param name="latents">Vectors of <see cref="LatentSize"/> values, at least one; they are not copied.</param>
    /// <param name="conditions">
    /// Values of this generator's conditions. Each latent vector is drawn with every combination of them; conditions that are
    /// not given take all their values, numbers among them 0.
    /// </param>
    /// <returns>The latent, condition and image columns: vector by vector. Images are generated when they are read.</returns>
    /// <exception cref="ArgumentException">There are no vectors, one has another length, or a condition does not fit.</exception>
    public IDataView Generate(IReadOnlyList<float[]> latents, IReadOnlyList<GeneratorCondition>? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(latents);
        if (latents.Count == 0)
            throw new ArgumentException("There are no latent vectors; expected at least one.", nameof(latents));
        if (latents.FirstOrDefault(latent => latent.Length != LatentSize) is { } odd)
            throw new ArgumentException(
                $"A latent vector has {odd.Length} values; expected {LatentSize}, as this generator's LatentSize says.", nameof(latents));
        return Transform(ValueDataView.Product(
            [ValueColumn.Latents(Latent.ColumnName!, LatentSize, latents),
                .. ConditionColumns.Create(Model, conditions, drawsCodes: false)]));
    }

    /// <summary>The images on the way from seed to seed through latent space.</summary>
    /// <param name="seeds">Seeds, at least two.</param>
    /// <param name="steps">Steps from each seed to the next, at least 1.</param>
    /// <param name="interpolation">The way between two latent vectors.</param>
    /// <param name="isLoop">
    /// True leads back to the first seed, and ends a step before it, as a repeating animation wants it: seeds x steps places.
    /// False ends at the last seed: (seeds - 1) x steps + 1 places.
    /// </param>
    /// <param name="conditions">
    /// Values of this generator's conditions, as for <see cref="Generate(IReadOnlyList{float[]}, IReadOnlyList{GeneratorCondition}?)"/>;
    /// each combination is a way of its own.
    /// </param>
    /// <returns>The latent, condition and image columns: place by place, at each the combinations of conditions.</returns>
    /// <exception cref="ArgumentException">
    /// There are fewer than two seeds, a number is out of its range, or a condition does not fit.
    /// </exception>
    public IDataView Interpolate(
        IReadOnlyList<long> seeds, int steps = 8, LatentInterpolation interpolation = LatentInterpolation.Spherical, bool isLoop = false,
        IReadOnlyList<GeneratorCondition>? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!Enum.IsDefined(interpolation))
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "The interpolation is Spherical or Linear.");
        if (seeds.Count < 2)
            throw new ArgumentException($"There are {seeds.Count} seeds; expected at least two to go from one to the next.", nameof(seeds));
        return Generate(LatentVectors.Path([.. seeds.Select(LatentOf)], steps, isLoop, interpolation), conditions);
    }

    /// <summary>What a condition does to images: a row a value, a column a seed.</summary>
    /// <param name="seeds">Seeds, at least one.</param>
    /// <param name="condition">The condition and its values, for example one of <see cref="Conditions"/>.</param>
    /// <param name="conditions">
    /// Values of the other conditions, as for <see cref="Generate(IReadOnlyList{float[]}, IReadOnlyList{GeneratorCondition}?)"/>; each
    /// combination is a column of its own. Codes that are not given are drawn from the seeds.
    /// </param>
    /// <returns>The condition, seed, other condition and image columns: value by value, in each seed by seed.</returns>
    /// <exception cref="ArgumentException">There are no seeds, or a condition does not fit.</exception>
    public IDataView Traverse(IReadOnlyList<long> seeds, GeneratorCondition condition, IReadOnlyList<GeneratorCondition>? conditions = null)
    {
        RequireSeeds(seeds);
        ArgumentNullException.ThrowIfNull(condition);
        ValueColumn[] columns = [.. ConditionColumns.Create(Model, [condition, .. conditions ?? []], drawsCodes: true)];
        long[] rowSeeds = [.. seeds];
        return Transform(ValueDataView.Product(
            [columns[0], ValueColumn.Seeds(Model.SeedColumnName!, rowSeeds.Length, i => rowSeeds[i]), .. columns[1..]]));
    }

    /// <summary>What one coordinate of the latent vector does to images: a row a value, a column a seed.</summary>
    /// <param name="seeds">Seeds, which give the other coordinates; at least one.</param>
    /// <param name="coordinate">The coordinate, from 0 to below <see cref="LatentSize"/>.</param>
    /// <param name="values">Its values; noise is mostly within -2..2.</param>
    /// <param name="conditions">
    /// Values of this generator's conditions, as for <see cref="Generate(IReadOnlyList{float[]}, IReadOnlyList{GeneratorCondition}?)"/>;
    /// each combination is a column of its own.
    /// </param>
    /// <returns>The latent, condition and image columns: value by value, in each seed by seed.</returns>
    /// <exception cref="ArgumentException">
    /// There are no seeds or values, the coordinate is out of its range, or a condition does not fit.
    /// </exception>
    public IDataView TraverseLatent(
        IReadOnlyList<long> seeds, int coordinate, IReadOnlyList<float> values, IReadOnlyList<GeneratorCondition>? conditions = null)
    {
        RequireSeeds(seeds);
        ArgumentNullException.ThrowIfNull(values);
        if ((uint)coordinate >= (uint)LatentSize)
            throw new ArgumentOutOfRangeException(nameof(coordinate), coordinate,
                $"Coordinates of this generator's latent vector are 0 to {LatentSize - 1}.");
        return Generate([.. values.SelectMany(value => seeds.Select(seed => Moved(seed, value)))], conditions);

        float[] Moved(long seed, float value)
        {
            float[] latent = LatentOf(seed);
            latent[coordinate] = value;
            return latent;
        }
    }

    /// <summary>
    /// Adds and subtracts what groups of images show: the mean latent vector of each group, as in "man with glasses - man +
    /// woman" (Radford 2015, section 6.3.2 and figure 7).
    /// </summary>
    /// <param name="terms">
    /// The groups, at least one, of as many seeds each; Radford found that single seeds are unstable, and took three.
    /// </param>
    /// <param name="variation">
    /// The bound of the uniform noise that is added to the result for the images beside it; 0.25 in the paper.
    /// </param>
    /// <param name="conditions">
    /// Values of this generator's conditions, as for <see cref="Generate(IReadOnlyList{float[]}, IReadOnlyList{GeneratorCondition}?)"/>;
    /// each combination is a column of its own.
    /// </param>
    /// <returns>
    /// The latent, condition and image columns. A row for each group: the images of its seeds and, last, that of their mean.
    /// Then a row for the result: as many variations as a group has seeds and, last, the result itself.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There are no groups or groups of different sizes, the variation is negative, or a condition does not fit.
    /// </exception>
    public IDataView Combine(IReadOnlyList<LatentTerm> terms, float variation = 0.25f, IReadOnlyList<GeneratorCondition>? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(variation);
        if (terms.Count == 0)
            throw new ArgumentException("There are no groups of seeds; expected at least one.", nameof(terms));
        if (terms.FirstOrDefault(term => term.Seeds.Count != terms[0].Seeds.Count) is { } odd)
            throw new ArgumentException($"Groups have {terms[0].Seeds.Count} and {odd.Seeds.Count} seeds; expected as many in each, " +
                "so that their images make a table.", nameof(terms));
        return Generate(
            LatentVectors.Table([.. terms.Select(term => (term.IsSubtracted, (float[][])[.. term.Seeds.Select(LatentOf)]))], variation),
            conditions);
    }

    private static void RequireSeeds(IReadOnlyList<long> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        if (seeds.Count == 0)
            throw new ArgumentException("There are no seeds; expected at least one.", nameof(seeds));
    }
}
