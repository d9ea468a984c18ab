using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A parameter as its optimizer has it, in vectors.</summary>
/// <param name="Values">Its weights.</param>
/// <param name="Memory">What is known of earlier gradients.</param>
/// <param name="Steps">How many steps it has taken: one number.</param>
internal sealed record WeightState(Tensor Values, Tensor[] Memory, Tensor Steps) : IDisposable
{
    public void Dispose()
    {
        foreach (Tensor tensor in (IEnumerable<Tensor>)[Values, Steps, .. Memory])
            tensor.Dispose();
    }
}
