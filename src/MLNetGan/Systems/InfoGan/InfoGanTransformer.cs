using MLNetGan.Pipeline.Fitting;

namespace MLNetGan;

/// <summary>A trained InfoGAN: its generator, and its recognition network.</summary>
/// <remarks>
/// Each code is an optional column of data to transform: a key (UInt32, as many values as the code has) for a categorical
/// code, Single for others. A code that data lacks, or that is missing in a row (key 0, NaN), is computed from the row's
/// seed, or else from the row's id, even where there is a latent vector; an infinite one is an error. A saved generator wants
/// all of these columns, and the seed; a code that is missing in a row is computed from the seed there, too.
/// <para>
/// An exported graph has an input for each code: int64 indices from 0 or floats, shape (batch, 1). One that starts from
/// seeds computes the codes that are below 0 or NaN.
/// </para>
/// </remarks>
public sealed class InfoGanTransformer : ImageGeneratorTransformer
{
    internal InfoGanTransformer(TrainedGan trained) : base(trained)
    {
        Codes = ((InfoGanOptions)trained.Options).Codes;
        Recognizer = new CodeRecognizerTransformer(trained, Codes);
    }

    /// <summary>The codes that it was trained with.</summary>
    public IReadOnlyList<InfoGanCode> Codes { get; }

    /// <summary>The recognition network, which tells the codes of images. Disposed of with the generator.</summary>
    public CodeRecognizerTransformer Recognizer { get; }

    internal override IEnumerable<NetworkTransformer> Companions => [Recognizer];
}
