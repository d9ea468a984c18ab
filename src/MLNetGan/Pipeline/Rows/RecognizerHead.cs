using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>What is made of an output of a network that tells something of images.</summary>
/// <param name="Output">Which of the network's outputs: the logits of keys, or one number.</param>
/// <param name="Name">The column of the key, or of the number as a vector of one value, which is what ONNX gives.</param>
/// <param name="Keys">The keys; null for a number.</param>
/// <param name="ScoreName">The column of the keys' probabilities.</param>
internal sealed record RecognizerHead(int Output, string Name, LabelColumn? Keys = null, string ScoreName = "")
{
    /// <summary>How many values the network's output has.</summary>
    public int Size => Keys?.Count ?? 1;
}
