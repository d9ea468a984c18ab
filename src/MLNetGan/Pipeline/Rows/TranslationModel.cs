using MLNetGan.Training;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>A trained generator that translates images, and the columns that it was trained on.</summary>
internal sealed class TranslationModel(TranslationNetwork network, TrainedGan trained)
{
    public TranslationNetwork Network => network;

    public Device Device { get; } = trained.Device;

    /// <summary>What the training column of images to translate held.</summary>
    public ImageColumn Source { get; } = trained.Source!;

    /// <summary>What the training column of translations held.</summary>
    public ImageColumn Target { get; } = trained.Image;

    /// <summary>The range of values of vector columns.</summary>
    public PixelScale VectorScale { get; } = new(trained.Options.PixelMinimum, trained.Options.PixelMaximum);

    /// <summary>Whether the images of a batch influence each other.</summary>
    public bool MixesImages { get; } = ((ImageToImageOptions)trained.Options).MixesImages;

    public string InputColumnName { get; } = trained.Options.Images.Single(images => images.Slot == BatchSlot.Input).Column;

    public string OutputColumnName { get; } = trained.Options.Output;
}
