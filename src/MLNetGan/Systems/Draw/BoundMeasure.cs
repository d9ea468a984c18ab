using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.Draw;

/// <summary>The mean bound in nats of images that are not trained on, with the same noise at every evaluation.</summary>
internal sealed class BoundMeasure(Network encoder, IBatchSource images, Device device) : IMeasure
{
    private const int BatchSize = 100;
    private const long NoiseSeed = 0x426F_756E_6473;

    public string Name => "bound_nats";

    public bool IsLowerBetter => true;

    public Measurement Measure()
    {
        using IDisposable noGrad = no_grad();
        double sum = 0;
        long count = 0;
        foreach (Batch real in images.Batches(BatchSize, device))
        {
            Tensor noise = new StepNoise(NoiseSeed, count, device).Normal(real.Count, encoder.Inputs[1].Shape.Count);
            sum += encoder.Forward(real[BatchSlot.Image], noise)[encoder.OutputIndex(DrawEncoder.Bound)].sum().ToNumber();
            count += real.Count;
        }
        return new Measurement(sum / count);
    }
}
