using MLNetGan.Networks;

namespace MLNetGan.Systems.Vanilla;

/// <summary>The first GAN: fully connected networks.</summary>
internal sealed class VanillaGanSystem(VanillaGanOptions options, Shape image) : LatentSystem(
    options, () => new MlpGenerator("GAN generator", image, options.LatentSize),
    () => new MlpDiscriminator("GAN discriminator", image, options.Dropout));
