using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace MLNetGan;

/// <summary>How images are brought to an ONNX graph, and which of its outputs are features.</summary>
public sealed class OnnxFeatureOptions
{
    /// <summary>The input of images, float N,C,H,W. The default value is null: the graph's only input.</summary>
    public string? InputName { get; set; }

    /// <summary>
    /// The output of features; of maps of features the mean over each is taken. The default value is null: the graph's only output.
    /// </summary>
    public string? OutputName { get; set; }

    /// <summary>The output of scores of classes before softmax, for the inception score. The default value is null: none.</summary>
    public string? ScoresOutputName { get; set; }

    /// <summary>
    /// Height and width to which images are brought, where the graph leaves them open, at least 1. The default value is null: the images'
    /// own.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int? ImageSize { get; set; }

    /// <summary>What is taken from pixel values 0..255, one finite number a channel or one for all. The default value is 0.</summary>
    public IReadOnlyList<float> Mean { get; set; } = [0];

    /// <summary>
    /// What pixel values are divided by after that, one finite number other than 0 a channel or one for all. The default value is 1: 255
    /// where a network wants 0..1.
    /// </summary>
    public IReadOnlyList<float> Deviation { get; set; } = [1];

    /// <summary>Whether channels are blue, green, red. The default value is false.</summary>
    public bool IsBgr { get; set; }

    /// <summary>A copy that later changes by the user do not reach.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A property is out of its range.</exception>
    internal OnnxFeatureOptions Snapshot()
    {
        OptionProperty.RequireRanges(this);
        var copy = (OnnxFeatureOptions)MemberwiseClone();
        copy.Mean = Numbers(nameof(Mean), Mean, "finite numbers", float.IsFinite);
        copy.Deviation = Numbers(nameof(Deviation), Deviation, "finite numbers other than 0", value => float.IsFinite(value) && value != 0);
        return copy;
    }

    /// <summary>Makes sure that there is a number for each channel of a graph, or one for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is another number of them.</exception>
    internal void RequireFor(int channels)
    {
        foreach ((string property, int count) in ((string, int)[])[(nameof(Mean), Mean.Count), (nameof(Deviation), Deviation.Count)])
        {
            if (count != 1 && count != channels)
                throw new ArgumentOutOfRangeException(property, $"OnnxFeatureOptions.{property} has {count} numbers: expected one for " +
                    $"each channel that the network takes ({channels}), or one for all.");
        }
    }

    private static float[] Numbers(string property, IReadOnlyList<float>? values, string expected, Func<float, bool> isExpected)
    {
        if (values is { Count: > 0 } && values.All(isExpected))
            return [.. values];
        string found = values is null ? "null"
            : $"[{string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]";
        throw new ArgumentOutOfRangeException(
            property, $"OnnxFeatureOptions.{property} is {found}: expected {expected}, one a channel or one for all.");
    }
}
