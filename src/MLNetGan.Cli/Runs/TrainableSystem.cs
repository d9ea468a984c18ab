using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>A system that <c>train</c> offers.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="NeedsLabels">Whether it trains on labels.</param>
/// <param name="Presets">Ready options by the preset's name.</param>
/// <param name="NewEstimator">Makes the estimator from options of its own type.</param>
internal sealed record TrainableSystem(
    string Name, bool NeedsLabels, IReadOnlyDictionary<string, Func<GanOptions>> Presets,
    Func<GanCatalog, GanOptions, IEstimator<ImageGeneratorTransformer>> NewEstimator)
{
    public const string Reference = "reference", Compact = "compact";

    /// <summary>All of them. A new system is one more line.</summary>
    public static IReadOnlyList<TrainableSystem> All { get; } =
    [
        Of<DcganOptions>("dcgan", needsLabels: false, DcganOptions.Compact, (gan, options) => gan.Dcgan(options)),
        Of<AcGanOptions>("acgan", needsLabels: true, AcGanOptions.Compact, (gan, options) => gan.AcGan(options)),
    ];

    public static TrainableSystem Named(string name) => All.FirstOrDefault(system => system.Name == name)
        ?? throw new UserException($"There is no system '{name}'. Choose one of {string.Join(", ", All.Select(system => system.Name))}.");

    private static TrainableSystem Of<TOptions>(
        string name, bool needsLabels, Func<TOptions> compact, Func<GanCatalog, TOptions, IEstimator<ImageGeneratorTransformer>> newEstimator)
        where TOptions : GanOptions, new() => new(
            name, needsLabels, new Dictionary<string, Func<GanOptions>> { [Reference] = () => new TOptions(), [Compact] = compact },
            (gan, options) => newEstimator(gan, (TOptions)options));
}
