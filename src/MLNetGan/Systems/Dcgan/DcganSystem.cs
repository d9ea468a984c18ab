using MLNetGan.Networks;
using MLNetGan.Training;

namespace MLNetGan.Systems.Dcgan;

/// <summary>DCGAN: convolutional networks under the options' adversarial loss.</summary>
internal sealed class DcganSystem(DcganOptions options, Shape image) : LatentSystem(
    options,
    () => new DcganGenerator(image, options.LatentSize, options.BaseChannels),
    new DcganDiscriminator(image, options.BaseChannels, options.Dropout));
