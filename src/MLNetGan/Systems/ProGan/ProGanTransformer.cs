using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Systems.ProGan;

namespace MLNetGan;

/// <summary>
/// A trained ProGAN. Its images are of the resolution that training has reached; while that is being faded in, they are the
/// mixture that training has reached.
/// </summary>
public sealed class ProGanTransformer : ImageGeneratorTransformer, IResizable
{
    private readonly ProGanGenerator[] _smaller;

    internal ProGanTransformer(TrainedGan trained) : base(trained) =>
        _smaller = [.. ((ProGanSystem)trained.System).Smaller.Select(network => (ProGanGenerator)trained.Take(network))];

    private ProGanTransformer(RowModel model, ProGanGenerator[] smaller) : base(model) => _smaller = smaller;

    private LabelColumn Labels => Label
        ?? throw new InvalidOperationException(
            "The generator was trained without labels. Use Generate, or set LabelColumnName in training.");

    private ProGanGenerator Generator => (ProGanGenerator)Network;

    /// <summary>The smaller side of the images, in pixels.</summary>
    public int Resolution => Math.Min(Image.Height, Image.Width);

    /// <summary>The resolutions that training has reached, from the smallest to <see cref="Resolution"/>.</summary>
    public IReadOnlyList<int> Resolutions =>
        [.. Enumerable.Range(0, Generator.Level + 1).Select(level => Resolution >> (Generator.Level - level))];

    /// <summary>
    /// The names of the labels in the order of their keys: the key names of the training column, or "0", "1", ... without; none for a
    /// generator without labels.
    /// </summary>
    public IReadOnlyList<string> LabelNames => Label?.NamesOrNumbers ?? [];

    /// <inheritdoc cref="LabeledGeneratorTransformer.GeneratePerLabel(int, long)"/>
    /// <exception cref="InvalidOperationException">The generator has no labels.</exception>
    public IDataView GeneratePerLabel(int countPerLabel, long seed = 0) => GenerateForEach(Labels, countPerLabel, seed);

    /// <inheritdoc cref="LabeledGeneratorTransformer.GeneratePerLabel(int, IReadOnlyList{string}, long)"/>
    /// <exception cref="InvalidOperationException">The generator has no labels.</exception>
    public IDataView GeneratePerLabel(int countPerLabel, IReadOnlyList<string> labels, long seed = 0) =>
        GenerateForEach(Labels, countPerLabel, seed, labels);

    /// <summary>
    /// A generator of smaller images of the same seeds: a copy of this one as it was when it grew beyond them. Dispose of it apart.
    /// </summary>
    /// <param name="resolution">One of <see cref="Resolutions"/>.</param>
    /// <returns>The generator, whose image column has that smaller side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The generator has no such resolution.</exception>
    public ProGanTransformer AtResolution(int resolution)
    {
        using NetworkReaders.Reading reading = Read();
        int level = Resolutions.ToList().IndexOf(resolution);
        if (level < 0)
            throw new ArgumentOutOfRangeException(
                nameof(resolution), resolution, $"The generator has no such resolution; it has {string.Join(", ", Resolutions)}.");
        ProGanGenerator Clone(int at) => (at == Generator.Level ? Generator : _smaller[at]).CloneAt(at);
        return new ProGanTransformer(Model.With(Clone(level)), [.. Enumerable.Range(0, level).Select(Clone)]);
    }

    NetworkTransformer IResizable.AtResolution(int resolution) => AtResolution(resolution);

    private protected override void Free()
    {
        foreach (ProGanGenerator generator in _smaller)
            generator.Dispose();
        base.Free();
    }
}
