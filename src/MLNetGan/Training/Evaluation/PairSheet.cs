using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The same pairs at every evaluation: a row of sources, one of their translations, one of targets.</summary>
internal sealed class PairSheet(Network translator, IBatchSource pairs, Device device) : ISampleSheet
{
    private const int Columns = 8;

    public void Write(string path, int epoch)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (Batch real in pairs.Batches(Columns, device).Take(1))
        {
            Tensor output = translator.ForwardRows(real.InputsOf(translator))[0];
            SheetRows.Save(path, epoch, ("input", real[BatchSlot.Input]), ("output", output), ("target", real[BatchSlot.Target]));
        }
    }
}
