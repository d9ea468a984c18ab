using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan;

/// <summary>
/// A trained generator that makes images of latent vectors alone: adds the same column of images as the generator, of the row's
/// <c>Latent</c> column, which data must have, before saving and after loading.
/// </summary>
/// <remarks>
/// <c>Latent</c> (<see cref="LatentGanOptions.LatentColumnName"/>) is a vector of Single as long as
/// <see cref="ImageGeneratorTransformer.LatentSize"/>: standard normal values, or what DRAW's encoder tells of an image. A generator with
/// labels wants the label column beside it. Codes are read and drawn as the generator does; a saved decoder with codes wants
/// their columns and <c>Seed</c>.
/// <para>
/// Reading a row whose vector has another number of values, or one that is not finite, throws <see cref="InvalidDataException"/>; of a
/// vector with NaN for all its values the image is missing: NaN, or black. After loading it is missing for every value that is not finite.
/// </para>
/// <para>
/// Disposing of it does nothing: it can be read until the generator is disposed of. <c>ExportOnnx</c> of the generator exports it.
/// </para>
/// </remarks>
public sealed class DecoderTransformer : NetworkTransformer
{
    internal DecoderTransformer(ImageGeneratorTransformer generator, LatentInput latent)
        : base(generator.Model.WithRequired(latent), generator)
    {
    }
}
