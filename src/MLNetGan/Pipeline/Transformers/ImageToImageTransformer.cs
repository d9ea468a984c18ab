using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan;

/// <summary>A trained generator that translates images: adds a column of translations of the input column.</summary>
/// <remarks>
/// The input column is a known-size <c>Vector&lt;Single, C, H, W&gt;</c> with the channels of the training column and in the
/// declared range of values, or an image column, of known size or not. Images may have any size: those that the network
/// cannot take are enlarged by reflection at their edges, and their translations cut back. Translations are vectors or
/// images, and in the range of values, as the target column in training was; their size is that of their input. To make
/// vectors, image columns need a known size.
/// <para>
/// A translation depends on its own input alone, whatever is read beside it, unless dropout stays on after training
/// (<see cref="Pix2PixOptions.DropoutAfterTraining"/>): each reading then gives another translation.
/// </para>
/// </remarks>
public sealed class ImageToImageTransformer : NetworkTransformer
{
    internal ImageToImageTransformer(TrainedGan trained) : base(trained.Take(trained.System.Averaged)) =>
        Model = new TranslationModel((TranslationNetwork)Network, trained);

    internal TranslationModel Model { get; }

    /// <summary>The channels of the images that it translates: 1 (grey), 3 (R, G, B) or 4 (R, G, B, alpha).</summary>
    public int InputChannels => Model.Source.Channels;

    private protected override RowBinding Bind(DataViewSchema schema) => new TranslationBinding(Model, schema);

    private protected override ITransformer CreateSavedForm() => throw new NotSupportedException();
}
