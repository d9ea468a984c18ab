using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// The sheet of samples that other systems draw, and beside it growth.png: the same seeds at every resolution reached, a row
/// each, smaller images enlarged.
/// </summary>
internal sealed class GrowthSheet(ProGanSystem system, Device device) : ISampleSheet
{
    private readonly Network _generator = system[Player.Generator].Delivered;

    public void Write(string path)
    {
        new LatentSheet(_generator, device).Write(path);
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Shape image = _generator.OutputShapes()[0];
        int columns = LatentSheet.Columns(image);
        Tensor[] rows = [.. system.Smaller.Append(_generator).Select(network =>
        {
            Tensor images = tensor(LatentSheet.Sample(network, columns, device, seed => seed), [columns, .. network.OutputShapes()[0].Dimensions]);
            while (images.shape[2] < image[1])
                images = Upsampling.Instance.Forward(images);
            return images;
        })];
        LatentSheet.Save(Path.Combine(Path.GetDirectoryName(path)!, "growth.png"), cat(rows, 0).contiguous().data<float>().ToArray(), image, columns);
    }
}
