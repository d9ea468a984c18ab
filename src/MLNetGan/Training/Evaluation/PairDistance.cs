using MLNetGan.Networks;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>
/// The mean L1 distance of translations to their targets, in network values (-1 to 1), over pairs that are not trained on.
/// </summary>
internal sealed class PairDistance(Network translator, IBatchSource pairs, Device device) : IMeasure
{
    private const int BatchSize = 8;

    public string Name => "validation_l1";

    public bool IsLowerBetter => true;

    public Measurement Measure()
    {
        using IDisposable noGrad = no_grad();
        double sum = 0;
        long count = 0;
        foreach (Batch real in pairs.Batches(BatchSize, device))
        {
            Tensor translated = translator.ForwardRows(real.InputsOf(translator))[0];
            sum += real.Count * nn.functional.l1_loss(translated, real[BatchSlot.Target]).ToNumber();
            count += real.Count;
        }
        return new Measurement(sum / count);
    }
}
