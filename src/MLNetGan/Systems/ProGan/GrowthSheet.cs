using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// The sheet of samples that other systems draw, and beside it growth.png: the same seeds at every resolution reached, a row
/// each, smaller images enlarged.
/// </summary>
/// <param name="system">The system.</param>
/// <param name="device">Where its networks are.</param>
/// <param name="labels">The names of the labels that the generator takes, if any.</param>
internal sealed class GrowthSheet(ProGanSystem system, Device device, IReadOnlyList<string>? labels = null) : ISampleSheet
{
    private readonly Network _generator = system[Player.Generator].Delivered;

    public void Write(string path, int epoch)
    {
        new LatentSheet(_generator, device, labels).Write(path, epoch);
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Shape image = _generator.OutputShapes()[0];
        int columns = LatentSheet.Columns(image);
        (string, Tensor)[] rows = [.. system.Smaller.Append(_generator).Select(network =>
        {
            Shape own = network.OutputShapes()[0];
            Tensor images = tensor(LatentSheet.Sample(network, columns, device, seed => seed), [columns, .. own.Dimensions]);
            while (images.shape[2] < image[1])
                images = Upsampling.Instance.Forward(images);
            return ($"{own[1]} x {own[2]}", images);
        })];
        SheetRows.Save(Path.Combine(Path.GetDirectoryName(path)!, "growth.png"), epoch, rows);
    }
}
