using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void SaveStateDict(BinaryWriter writer);
    public abstract void LoadStateDict(BinaryReader reader);
    public abstract void LoadStateDict(OptimizerState source);
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;
    public abstract void Initialize(OptimizerOptions options);

    public virtual void to(Device device)
    {
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        if (reader.ReadBoolean())
        {
            TensorExtensionMethods.Load(ref result, reader);
            result = result!.to(device, disposeAfter: true);
            return;
        }
        result?.Dispose();
        result = null;
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    private protected void Reset(ref Tensor? tensor, bool wanted)
    {
        tensor?.Dispose();
        tensor = wanted ? _parameter.zeros_like().DetachFromDisposeScope() : null;
    }

    // The copy belongs to the dispose scope that is open, as in the real one.
    private protected void Copy(ref Tensor? tensor, Tensor? source)
    {
        tensor?.Dispose();
        tensor = source?.to(_parameter.device, copy: true);
    }
}
