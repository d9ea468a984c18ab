using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public class NamedOnnxValue
{
    internal NamedOnnxValue(string name, object value) => (Name, Value) = (name, value);

    public string Name { get; set; }

    public object Value { get; set; }

    public static NamedOnnxValue CreateFromTensor<T>(string name, Tensor<T> value) => new(name, value);

    /// <summary>Null when the value is of another type.</summary>
    public Tensor<T>? AsTensor<T>() => Value as Tensor<T>;
}
