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
    /// Height and width to which images are brought, where the graph leaves them open. The default value is null: the images' own.
    /// </summary>
    public int? ImageSize { get; set; }

    /// <summary>What is taken from pixel values 0..255, one number a channel or one for all. The default value is 0.</summary>
    public IReadOnlyList<float> Mean { get; set; } = [0];

    /// <summary>
    /// What pixel values are divided by after that, one number a channel or one for all. The default value is 1: 255 where a
    /// network wants 0..1.
    /// </summary>
    public IReadOnlyList<float> Deviation { get; set; } = [1];

    /// <summary>Whether channels are blue, green, red. The default value is false.</summary>
    public bool IsBgr { get; set; }
}
