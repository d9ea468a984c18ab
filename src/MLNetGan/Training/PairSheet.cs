using MLNetGan.Imaging;
using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The same pairs at every evaluation: a row of sources, one of their translations, one of targets.</summary>
internal sealed class PairSheet(IBatchSource pairs, Device device) : ISampleSheet
{
    private const int Columns = 8;

    public void Write(Network generator, string path)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        var host = new HostBatch(Columns, pairs.Format);
        using (IBatchReader reader = pairs.Open(0))
            reader.Fill(host);
        if (host.Count == 0)
            return;
        Batch real = Batch.Stage(host, device.type).Fetch(device);
        Tensor translated = generator.Forward(real.Sources!)[0];
        long channels = Math.Max(real.Images.shape[1], real.Sources!.shape[1]);
        Tensor rows = cat(new[] { real.Sources!, translated, real.Images }.Select(row => ToChannels(row, channels)).ToArray(), 0);
        float[] pixels = ((rows + 1) * 127.5f).cpu().contiguous().data<float>().ToArray();
        SampleSheet.Save(path, pixels, new ImageShape((int)channels, (int)rows.shape[2], (int)rows.shape[3]), host.Count);
    }

    // Grey to colour, and an alpha plane that hides nothing.
    private static Tensor ToChannels(Tensor images, long channels)
    {
        if (images.shape[1] == 1 && channels > 1)
            images = cat([images, images, images], 1);
        return images.shape[1] == 3 && channels == 4 ? cat([images, full_like(images.narrow(1, 0, 1), 1)], 1) : images;
    }
}
