using Microsoft.ML.Data;

namespace PairedDigits;

/// <summary>A row with a grey image of 28x28.</summary>
internal sealed class Digit
{
    public const int Side = 28;

    /// <summary>Values from 0 to 255.</summary>
    [VectorType(1, Side, Side)]
    public float[] Image { get; set; } = [];
}
