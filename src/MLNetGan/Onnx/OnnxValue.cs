namespace MLNetGan.Onnx;

/// <summary>The name of a value in an ONNX graph.</summary>
internal sealed record OnnxValue(string Name)
{
    /// <summary>Stands for an optional input that is left out.</summary>
    public static OnnxValue None { get; } = new("");
}
