using MLNetGan.Imaging;
using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>The same pairs at every evaluation: a row of sources, one of their translations, one of targets.</summary>
internal sealed class PairSheet(Network translator, IBatchSource pairs, Device device) : ISampleSheet
{
    private const int Columns = 8;

    public void Write(string path)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (Batch real in pairs.Batches(Columns, device).Take(1))
        {
            Tensor[] rows = [real[BatchSlot.Input], translator.Forward(real[BatchSlot.Input])[0], real[BatchSlot.Target]];
            long channels = rows.Max(row => row.shape[1]);
            Tensor all = cat([.. rows.Select(row => ToChannels(row, channels))], 0);
            float[] pixels = ((all + 1) * 127.5f).cpu().contiguous().data<float>().ToArray();
            SampleSheet.Save(path, pixels, new ImageShape((int)channels, (int)all.shape[2], (int)all.shape[3]), (int)real.Count);
        }
    }

    // Grey to colour, and an alpha plane that hides nothing.
    private static Tensor ToChannels(Tensor images, long channels)
    {
        if (images.shape[1] == 1 && channels > 1)
            images = cat([images, images, images], 1);
        return images.shape[1] == 3 && channels == 4 ? cat([images, full_like(images.narrow(1, 0, 1), 1)], 1) : images;
    }
}
