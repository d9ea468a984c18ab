using MLNetGan.Networks;

namespace MLNetGan.Systems.Translation;

/// <summary>
/// What UnetGenerator in junyanz/pytorch-CycleGAN-and-pix2pix calls the weights of <see cref="UNetGenerator"/>: modules within modules,
/// from the outermost to the bottleneck, each of them convolution, what lies below, and transposed convolution.
/// </summary>
internal static class UNetNames
{
    // By the places of layers here, their places there; the authors have each leaky ReLU within its skip, before the convolution.
    private static readonly Dictionary<string, int> s_outermost = new() { ["0"] = 0, ["2"] = 1, ["4"] = 3 };
    private static readonly Dictionary<string, int> s_between = new() { ["0"] = 1, ["1"] = 2, ["3"] = 3, ["5"] = 5, ["6"] = 6 };
    private static readonly Dictionary<string, int> s_innermost = new() { ["0"] = 1, ["2"] = 3, ["3"] = 4 };

    /// <param name="depth">The number of halvings.</param>
    /// <param name="normalization">Over what features are normalized.</param>
    public static WeightNames Of(int depth, TranslationNormalization normalization) => new(
        name => InFile(name, depth),
        name => IfAbsent(name, depth, normalization),
        CancelsShifts: normalization != TranslationNormalization.Batch);

    // layers.2.inner.3.inner.0.weight: the first convolution, two levels down.
    private static string InFile(string name, int depth)
    {
        string[] parts = name.Split('.');
        IEnumerable<string> places = parts.Where((_, i) => i % 2 == 1).Select((place, level) => $".model.{Places(level, depth)[place]}");
        return $"model{string.Concat(places)}.{parts[^1]}";
    }

    private static Dictionary<string, int> Places(int level, int depth) =>
        level == 0 ? s_outermost : level == depth - 1 ? s_innermost : s_between;

    // The authors' convolutions have a bias where instances are normalized, and their normalization of instances has neither scale nor
    // bias; here it is the same for all of them.
    private static float? IfAbsent(string name, int depth, TranslationNormalization normalization)
    {
        string[] parts = name.Split('.');
        (int level, string place, string value) = (parts.Length / 2 - 1, parts[^2], parts[^1]);
        bool isNormalization = level > 0 && (level == depth - 1 ? place == "3" : place is "1" or "6");
        return isNormalization && normalization == TranslationNormalization.Instance ? value == "weight" ? 1 : 0
            : (place, value) == ("0", "bias") ? 0
            : null;
    }
}
