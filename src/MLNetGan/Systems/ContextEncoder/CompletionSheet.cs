using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ContextEncoder;

/// <summary>The same images at every evaluation: a row with parts hidden, one of them completed, one as they are.</summary>
internal sealed class CompletionSheet(ContextEncoderSystem system, IBatchSource images, Device device) : ISampleSheet
{
    private const int Columns = 8;
    private const long MaskSeed = 0x5368_6565_74;

    public void Write(string path, int epoch)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Network generator = system[Player.Generator].Delivered;
        foreach (Batch real in images.Batches(Columns, device).Take(1))
        {
            Tensor image = real[BatchSlot.Image];
            Tensor[] inputs = system.Hide(image, new StepNoise(MaskSeed, 0, device));
            Tensor shown = Masked.Blank.Forward(image, system.MaskOf(inputs))[0];
            Tensor completed = generator.Forward(inputs)[generator.OutputIndex(ContextEncoderGenerator.Completed)];
            SheetRows.Save(path, epoch, ("input", shown), ("output", completed), ("target", image));
        }
    }
}
