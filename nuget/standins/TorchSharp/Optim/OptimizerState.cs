using System.Reflection;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter: public fields, tensors and numbers.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Copies the other's state. The copies belong to the dispose scope that is open, as in the real one.</summary>
    public virtual void LoadStateDict(OptimizerState source)
    {
        foreach (var field in Fields)
        {
            object? value = field.GetValue(source);
            (field.GetValue(this) as Tensor)?.Dispose();
            field.SetValue(this, value is Tensor tensor ? tensor.to(_parameter.device, copy: true) : value);
        }
    }

    public virtual void to(Device device)
    {
        foreach (var field in Fields)
        {
            if (field.GetValue(this) is Tensor tensor)
                field.SetValue(this, tensor.to(device));
        }
    }

    public abstract void Initialize(OptimizerOptions options);

    private protected void DisposeTensors()
    {
        foreach (var field in Fields)
            (field.GetValue(this) as Tensor)?.Dispose();
    }

    private protected Tensor Zeros() => _parameter.zeros_like().DetachFromDisposeScope();

    private FieldInfo[] Fields => GetType().GetFields(BindingFlags.Public | BindingFlags.Instance);
}
