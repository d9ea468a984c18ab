using MLNetGan.Pipeline.Weights;

namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Makes a translator of images out of a safetensors file of its generator's weights: one that
    /// <see cref="NetworkTransformer.ExportWeights(string)"/> wrote, or one of the authors' PyTorch code of pix2pix and CycleGAN
    /// (junyanz/pytorch-CycleGAN-and-pix2pix: <c>unet_256</c> and its like, <c>resnet_9blocks</c>, <c>resnet_6blocks</c>). Files of halves
    /// and of doubles are read, too; docs/weights.md says how a .pth file becomes such a file, and what differs.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">
    /// <see cref="Pix2PixOptions"/>, <see cref="CycleGanOptions"/>, <see cref="DualGanOptions"/> or <see cref="DiscoGanOptions"/>: the
    /// architecture of the generator (its channels, blocks and normalization), and the names of columns. What is of
    /// training alone is not read.
    /// </param>
    /// <param name="height">
    /// The height in pixels that the network was trained at, at least 1: the U-Net has a level for each of its halvings.
    /// </param>
    /// <param name="width">The width, likewise.</param>
    /// <param name="asImages">
    /// Whether translations are a column of <see cref="Microsoft.ML.Data.MLImage"/>; else vectors with values from
    /// PixelMinimum to PixelMaximum.
    /// </param>
    /// <param name="renamed">
    /// By names of tensors in a file of other code, the names that <see cref="NetworkTransformer.ExportWeights(string)"/>
    /// gives them; null for none.
    /// </param>
    /// <returns>
    /// The translator that Fit would have returned, one way where the system learns two: it transforms, saves and exports. Dispose of it.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option or a size is out of its range, or the network cannot have that size.
    /// </exception>
    /// <exception cref="ArgumentException">The options are of a system whose translator needs more than one network's weights.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or lacks a tensor of the network, or has one that the network has no place for, or one of another shape, or not
    /// of floating-point numbers.
    /// </exception>
    public ImageToImageTransformer LoadWeights(
        string path, ImageToImageOptions options, int height = 256, int width = 256, bool asImages = false,
        IReadOnlyDictionary<string, string>? renamed = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return ProcessEnd.Defer(() => new TranslatorWeights(options, height, width, asImages).Load(_context, path, renamed));
    }
}
