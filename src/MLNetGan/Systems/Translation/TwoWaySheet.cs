using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Translation;

/// <summary>
/// The same images at every evaluation: rows of inputs, their translations and what comes back of these, then of targets likewise.
/// </summary>
internal sealed class TwoWaySheet(TwoWaySystem system, IBatchSource images, Device device) : ISampleSheet
{
    private const int Columns = 8;

    public void Write(string path, int epoch)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor ToTargets(Tensor inputs) => system.ToTargets.Delivered.ForwardRows(inputs)[0];
        Tensor ToInputs(Tensor targets) => system.ToInputs.Delivered.ForwardRows(targets)[0];
        foreach (Batch real in images.Batches(Columns, device).Take(1))
        {
            (Tensor input, Tensor target) = (real[BatchSlot.Input], real[BatchSlot.Target]);
            (Tensor toTarget, Tensor toInput) = (ToTargets(input), ToInputs(target));
            SheetRows.Save(path, epoch,
                ("input", input), ("to target", toTarget), ("and back", ToInputs(toTarget)),
                ("target", target), ("to input", toInput), ("and back", ToTargets(toInput)));
        }
    }
}
