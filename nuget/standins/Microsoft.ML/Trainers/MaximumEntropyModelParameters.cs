namespace Microsoft.ML.Trainers;

/// <summary>What softmax regression learned.</summary>
public sealed class MaximumEntropyModelParameters
{
    internal MaximumEntropyModelParameters(float[] parameters, int classes, int features) =>
        (Parameters, Classes, Features) = (parameters, classes, features);

    /// <summary>One bias a class, then the weights class by class.</summary>
    internal float[] Parameters { get; }

    internal int Classes { get; }

    internal int Features { get; }
}
