namespace MLNetGan;

/// <summary>What keeps the size of activations in ProGAN's networks.</summary>
public enum ProGanNormalization
{
    /// <summary>The paper's: pixel normalization after each 3x3 convolution of the generator, nothing in the discriminator.</summary>
    Pixel,

    /// <summary>
    /// The widely used Keras form: batch normalization before the activation after each 3x3 and 4x4 convolution of both
    /// networks. There the first block of the generator has two 3x3 convolutions after a plain projection, and the last 4x4
    /// convolution of the discriminator keeps its size, before the one dense layer.
    /// </summary>
    Batch,
}
