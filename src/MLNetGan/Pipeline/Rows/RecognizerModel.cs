using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A trained network that tells something of images, and the columns that it was trained on.</summary>
/// <param name="network">A network whose input is an image.</param>
/// <param name="heads">What is made of its outputs.</param>
/// <param name="trained">What the network was trained with.</param>
internal sealed class RecognizerModel(Network network, IReadOnlyList<RecognizerHead> heads, TrainedGan trained)
{
    public Network Network => network;

    public IReadOnlyList<RecognizerHead> Heads => heads;

    public Device Device { get; } = trained.Device;

    public ImageColumn Image { get; } = trained.Image;

    public string ImageColumnName { get; } = trained.Options.Images[0].Column;
}
