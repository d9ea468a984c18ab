using Microsoft.ML;

namespace MLNetGan.Cli.Runs;

/// <summary>A system that <c>train</c> offers.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Data">What it trains on.</param>
/// <param name="Presets">Ready options by the preset's name.</param>
/// <param name="NewEstimator">Makes the estimator from options of its own type.</param>
internal sealed record TrainableSystem(
    string Name, TrainingDataKind Data, IReadOnlyDictionary<string, Func<GanOptions>> Presets,
    Func<GanCatalog, GanOptions, IEstimator<NetworkTransformer>> NewEstimator)
{
    public const string Reference = "reference", Compact = "compact";

    /// <summary>All of them. A new system is one more line.</summary>
    public static IReadOnlyList<TrainableSystem> All { get; } =
    [
        Of<VanillaGanOptions>("gan", TrainingDataKind.Images, VanillaGanOptions.Compact, (gan, options) => gan.VanillaGan(options)),
        Of<DcganOptions>("dcgan", TrainingDataKind.Images, DcganOptions.Compact, (gan, options) => gan.Dcgan(options)),
        Of<LsganOptions>("lsgan", TrainingDataKind.Images, LsganOptions.Compact, (gan, options) => gan.Lsgan(options)),
        Of<WganOptions>("wgan", TrainingDataKind.Images, WganOptions.Compact, (gan, options) => gan.Wgan(options)),
        Of<WganGpOptions>("wgangp", TrainingDataKind.Images, WganGpOptions.Compact, (gan, options) => gan.WganGp(options)),
        Of<CganOptions>("cgan", TrainingDataKind.LabeledImages, CganOptions.Compact, (gan, options) => gan.Cgan(options)),
        Of<InfoGanOptions>("infogan", TrainingDataKind.Images, InfoGanOptions.Compact, (gan, options) => gan.InfoGan(options)),
        Of<AcGanOptions>("acgan", TrainingDataKind.LabeledImages, AcGanOptions.Compact, (gan, options) => gan.AcGan(options)),
        Of<ProGanOptions>("progan", TrainingDataKind.Images, ProGanOptions.Compact, (gan, options) => gan.ProGan(options)),
        Of<Pix2PixOptions>("pix2pix", TrainingDataKind.Pairs, Pix2PixOptions.Compact, (gan, options) => gan.Pix2Pix(options)),
    ];

    /// <summary>Whether it learns to translate images, rather than to make them from noise.</summary>
    public bool Translates => Data == TrainingDataKind.Pairs;

    public static TrainableSystem Named(string name) => All.FirstOrDefault(system => system.Name == name)
        ?? throw new UserException($"There is no system '{name}'. Choose one of {string.Join(", ", All.Select(system => system.Name))}.");

    private static TrainableSystem Of<TOptions>(
        string name, TrainingDataKind data, Func<TOptions> compact, Func<GanCatalog, TOptions, IEstimator<NetworkTransformer>> newEstimator)
        where TOptions : GanOptions, new() => new(
            name, data, new Dictionary<string, Func<GanOptions>> { [Reference] = () => new TOptions(), [Compact] = compact },
            (gan, options) => newEstimator(gan, (TOptions)options));
}
