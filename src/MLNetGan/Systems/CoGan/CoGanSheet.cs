using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.CoGan;

/// <summary>
/// Pairs of the same seeds at every evaluation: a row of images like inputs, and under each that like targets, several times.
/// </summary>
internal sealed class CoGanSheet(Network generator, Device device) : ISampleSheet
{
    private const int Rows = 4;

    public void Write(string path, int epoch)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int columns = LatentSheet.Columns(generator.OutputShapes()[0]), size = (int)generator.Inputs[0].Shape.Count;
        var latents = new float[Rows * columns * size];
        GeneratorSampling.FillLatents([.. Enumerable.Range(0, Rows * columns).Select(seed => (long)seed)], size, latents);
        Tensor[] made = generator.Forward(tensor(latents, [Rows * columns, size], device: device));
        string[] captions = ["input", "target"];
        SheetRows.Save(path, epoch, [.. Enumerable.Range(0, Rows).SelectMany(
            row => captions.Zip(made, (caption, images) => (caption, images.narrow(0, row * columns, columns))))]);
    }
}
