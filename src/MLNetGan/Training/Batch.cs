using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Real samples on the training device.</summary>
/// <param name="Images">(batch, channels, height, width), values in [-1, 1].</param>
/// <param name="Labels">(batch) int64 from 0, where the system is conditioned on a label.</param>
/// <param name="Sources">(batch, channels, height, width), values in [-1, 1]: the images to translate, where the system does so.</param>
internal sealed record Batch(Tensor Images, Tensor? Labels = null, Tensor? Sources = null)
{
    public long Count => Images.shape[0];

    /// <summary>Copies what a batch in ordinary memory holds.</summary>
    public static Batch Of(HostBatch host, Device device)
    {
        BatchFormat format = host.Format;
        Tensor Upload(float[] pixels, Networks.Shape shape) => tensor(
            host.Count == host.Capacity ? pixels : pixels[..(int)(host.Count * shape.Count)], [host.Count, .. shape.Dimensions], device: device);
        return new Batch(
            Upload(host.Pixels, format.Image),
            format.LabelCount > 0 ? tensor(host.Labels[..host.Count], [host.Count], device: device) : null,
            format.Source is { } source ? Upload(host.SourcePixels, source) : null);
    }
}
