using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The mean L1 distance of translations to their targets, in network values (-1 to 1), over pairs that are not trained on.</summary>
internal sealed class PairValidation(IBatchSource pairs, Device device) : IValidation
{
    private const int BatchSize = 8;

    public string Name => "validation_l1";

    public double Measure(Network generator)
    {
        using IDisposable noGrad = no_grad();
        var host = new HostBatch(BatchSize, pairs.Format);
        using IBatchReader reader = pairs.Open(0);
        double sum = 0;
        long count = 0;
        do
        {
            using DisposeScope scope = NewDisposeScope();
            reader.Fill(host);
            if (host.Count == 0)
                break;
            Batch real = Batch.Stage(host, device.type).Fetch(device);
            sum += host.Count * nn.functional.l1_loss(generator.Forward(real.Sources!)[0], real.Images).ToDouble();
            count += host.Count;
        }
        while (host.Count == host.Capacity);
        return sum / count;
    }
}
