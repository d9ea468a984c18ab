using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Systems.ProGan;

/// <summary>
/// The sheet of samples that other systems draw, and beside it growth.png: the same seeds at every resolution reached, a row
/// each, smaller images enlarged.
/// </summary>
internal sealed class GrowthSheet(Device device) : ISampleSheet
{
    private readonly LatentSheet _samples = new(device);

    public void Write(Network generator, string path)
    {
        _samples.Write(generator, path);
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var growing = (ProGanGenerator)generator;
        (int reached, double alpha) = (growing.Level, growing.Alpha);
        Shape image = growing.OutputShapes()[0];
        int columns = LatentSheet.Columns(image);
        Tensor[] rows = [.. Enumerable.Range(0, reached + 1).Select(level =>
        {
            growing.Grow(level, level == reached ? alpha : 1);
            float[] pixels = LatentSheet.Sample(growing, columns, device, seed => seed);
            Tensor images = tensor(pixels, [columns, .. growing.OutputShapes()[0].Dimensions]);
            for (; level < reached; level++)
                images = Upsampling.Instance.forward(images);
            return images;
        })];
        growing.Grow(reached, alpha);
        LatentSheet.Save(Path.Combine(Path.GetDirectoryName(path)!, "growth.png"), cat(rows, 0).contiguous().data<float>().ToArray(), image, columns);
    }
}
