using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Real samples as tensors.</summary>
/// <param name="Images">(batch, channels, height, width), values in [-1, 1].</param>
/// <param name="Labels">(batch) int64 from 0, where the system is conditioned on a label.</param>
/// <param name="Sources">(batch, channels, height, width), values in [-1, 1]: the images to translate, where the system does so.</param>
internal sealed record Batch(Tensor Images, Tensor? Labels = null, Tensor? Sources = null)
{
    public long Count => Images.shape[0];

    /// <summary>A copy in ordinary memory of what a buffer holds, ready to be fetched by a device of the type.</summary>
    public static Batch Stage(HostBatch host, DeviceType device)
    {
        BatchFormat format = host.Format;
        Tensor Pixels(float[] pixels, Shape shape) => Upload.Stage(pixels, ScalarType.Float32, [host.Count, .. shape.Dimensions], device);
        return new Batch(
            Pixels(host.Pixels, format.Image),
            format.LabelCount > 0 ? Upload.Stage(host.Labels, ScalarType.Int64, [host.Count], device) : null,
            format.Source is { } source ? Pixels(host.SourcePixels, source) : null);
    }

    /// <summary>Takes a staged batch to the device, and disposes of it.</summary>
    public Batch Fetch(Device device) => new(
        Upload.Fetch(Images, device), Labels is null ? null : Upload.Fetch(Labels, device), Sources is null ? null : Upload.Fetch(Sources, device));

    /// <summary>Disposes of a staged batch that nobody fetches.</summary>
    public void Discard()
    {
        Images.Dispose();
        Labels?.Dispose();
        Sources?.Dispose();
    }
}
