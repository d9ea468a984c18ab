using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A trained classifier of images and the columns that it was trained on.</summary>
/// <param name="network">A network whose input is an image.</param>
/// <param name="output">Which of the network's outputs are the logits of the labels.</param>
/// <param name="trained">What the network was trained with.</param>
internal sealed class ClassifierModel(Network network, int output, TrainedGan trained)
{
    public Network Network => network;

    public int Output => output;

    public Device Device { get; } = trained.Device;

    public ImageColumn Image { get; } = trained.Image;

    public LabelColumn Label { get; } = trained.Label!;

    public string ImageColumnName { get; } = trained.Options.Images.Column;
}
