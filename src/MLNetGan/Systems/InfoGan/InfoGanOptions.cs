using System.ComponentModel.DataAnnotations;
using MLNetGan.Objectives;

namespace MLNetGan;

/// <summary>
/// Options of InfoGAN (Chen et al. 2016): part of the latent input is codes, which a recognition network on the
/// discriminator's body recovers from generated images. Defaults are the paper's for MNIST, with the networks of the
/// published Keras form and its one code of ten values.
/// </summary>
public sealed class InfoGanOptions : LatentGanOptions
{
    private const int MostValues = 10_000;
    private IReadOnlyList<InfoGanCode> _codes = [InfoGanCode.Categorical("Category", 10)];

    /// <summary>Creates the reference's options.</summary>
    public InfoGanOptions()
    {
        LatentSize = 62;
        Epochs = 100;
        BatchSize = 64;
        GeneratorLearningRate = 1e-3;
        DiscriminatorLearningRate = 2e-4;
    }

    /// <summary>
    /// The codes, at least one. In data to generate for, each is an optional column of its name: a key for a categorical
    /// code, Single for others. The default value is one categorical code "Category" of 10 values.
    /// </summary>
    public IReadOnlyList<InfoGanCode> Codes
    {
        get => _codes;
        set => _codes = value is null ? [] : [.. value];
    }

    /// <summary>The weight (lambda) of the mutual information of categorical codes. The default value is 1.</summary>
    [Range(0, double.MaxValue)]
    public double CategoricalWeight { get; set; } = 1;

    /// <summary>The weight (lambda) of the mutual information of uniform and Gaussian codes. The default value is 1.</summary>
    [Range(0, double.MaxValue)]
    public double ContinuousWeight { get; set; } = 1;

    /// <summary>The form of the networks. The default value is <see cref="GanArchitecture.Reference"/>.</summary>
    public GanArchitecture Architecture { get; set; }

    /// <summary>Channels of the generator's first map. The default value is 512.</summary>
    [Range(1, int.MaxValue)]
    public int GeneratorChannels { get; set; } = 512;

    /// <summary>
    /// Channels of the discriminator's first convolution; they double with each further one, up to 512. The default value is 64.
    /// </summary>
    [Range(1, 512)]
    public int DiscriminatorChannels { get; set; } = 64;

    /// <summary>The width of the recognition network's hidden layer. The default value is 128.</summary>
    [Range(1, int.MaxValue)]
    public int RecognizerSize { get; set; } = 128;

    /// <summary>
    /// Whether categorical codes are recovered from images that are rotated, sheared, scaled and shifted at random, a little
    /// each: then a value cannot stand for a slant, a size or a place, and becomes a kind of thing. Pixels from outside are
    /// of the lowest value. The default value is false.
    /// </summary>
    public bool VaryRecognized { get; set; }

    /// <summary>
    /// The weight of what the recognition network learns from real images about categorical codes: each image, and the same
    /// image varied as for <see cref="VaryRecognized"/>, should be read as one value, and all values be equally frequent (Hu et
    /// al. 2017, "Learning Discrete Representations via Information Maximizing Self-Augmented Training", sections 3 and 4). No
    /// labels are used. It keeps two kinds of things from sharing a value. The default value is 0, as the paper has no such term.
    /// </summary>
    [Range(0, double.MaxValue)]
    public double RealCategoryWeight { get; set; }

    /// <summary>
    /// Options sized for a CPU: the compact networks; latent vectors of 64, weights of continuous codes 0.1, categorical codes
    /// recovered from varied images and read from real ones, too (<see cref="RealCategoryWeight"/> 1), rates 0.001 (generator) and
    /// 0.0002 with linear decay in the last 40 %, weights averaged with decay 0.999.
    /// </summary>
    public static InfoGanOptions Compact() => new()
    {
        Architecture = GanArchitecture.Compact,
        LatentSize = 64,
        GeneratorChannels = 96,
        DiscriminatorChannels = 32,
        ContinuousWeight = 0.1,
        VaryRecognized = true,
        RealCategoryWeight = 1,
        AverageDecay = 0.999,
        Schedule = LearningRateSchedule.LinearDecay(0.6),
    };

    internal override string System => "infogan";

    internal override IReadOnlyList<string> GeneratorInputs => [SeedColumnName, LatentColumnName, .. Codes.Select(code => code.Name)];

    internal override void Validate()
    {
        base.Validate();
        Require(Codes.Count > 0, nameof(Codes), "none", "at least one code");
        string[] categorical = [.. Codes.Where(code => code?.Kind == InfoGanCodeKind.Categorical).Select(code => code.Name)];
        // The recognition network adds a column of scores for each.
        string[] taken = ["Latent", "Seed", "Image", SeedColumnName, LatentColumnName, ImageColumnName, Output,
            .. categorical.Select(name => $"{name}Score")];
        string[] termNames = ["loss", .. AdversarialGame.TermNames, .. categorical.Select(name => $"real_{name}")];
        foreach (InfoGanCode code in Codes)
        {
            Require(code is not null && IsName(code.Name), nameof(Codes), code?.Name,
                "a name of letters, digits and underscores for every code");
            Require(!taken.Contains(code!.Name, StringComparer.OrdinalIgnoreCase), nameof(Codes), code.Name,
                $"a name for every code other than {string.Join(", ", taken.Distinct())}");
            Require(Codes.Count(other => string.Equals(other?.Name, code.Name, StringComparison.OrdinalIgnoreCase)) == 1,
                nameof(Codes), code.Name, "another name for every code");
            Require(!termNames.Contains(code.Name, StringComparer.OrdinalIgnoreCase), nameof(Codes), code.Name,
                $"a name for every code other than those of loss terms: {string.Join(", ", termNames)}");
            Require(Enum.IsDefined(code.Kind), nameof(Codes), code.Kind, "an InfoGanCodeKind");
            Require(code.Kind != InfoGanCodeKind.Categorical || code.Cardinality is >= 2 and <= MostValues, nameof(Codes), code,
                $"from 2 to {MostValues} values for a categorical code");
        }
    }

    private static bool IsName(string? name) => !string.IsNullOrEmpty(name) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
