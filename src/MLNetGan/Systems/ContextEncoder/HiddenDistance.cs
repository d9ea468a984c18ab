using MLNetGan.Networks;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>
/// The mean L1 distance, in network values (-1 to 1), of what is filled in to what is there, over the hidden pixels of images that are
/// not trained on, with the same ones hidden at every evaluation.
/// </summary>
internal sealed class HiddenDistance(ContextEncoderSystem system, IBatchSource images, Device device) : IMeasure
{
    private const int BatchSize = 64;
    private const long MaskSeed = 0x4D61_736B_73;

    public string Name => "hidden_l1";

    public bool IsLowerBetter => true;

    public Measurement Measure()
    {
        using IDisposable noGrad = no_grad();
        Network generator = system[Player.Generator].Delivered;
        (double sum, double pixels, long count) = (0, 0, 0);
        foreach (Batch real in images.Batches(BatchSize, device))
        {
            Tensor image = real[BatchSlot.Image];
            Tensor[] inputs = system.Hide(image, new StepNoise(MaskSeed, count, device));
            Tensor hidden = system.MaskOf(inputs).Plus(1).DividedBy(2).expand(-1, image.shape[1], -1, -1);
            Tensor completed = generator.Forward(inputs)[generator.OutputIndex(ContextEncoderGenerator.Completed)];
            sum += ((completed - image).abs() * hidden).sum().ToNumber();
            pixels += hidden.expand(real.Count, -1, -1, -1).sum().ToNumber();
            count += real.Count;
        }
        return new Measurement(sum / pixels);
    }
}
