namespace Microsoft.ML.OnnxRuntime.Tensors;

public class TensorBase
{
    internal TensorBase() { }

    internal virtual OrtValue ToOrtValue() => throw new NotSupportedException();
}
