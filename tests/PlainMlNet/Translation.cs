using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace PlainMlNet;

/// <summary>A translated image.</summary>
internal sealed class Translation
{
    [ImageType(32, 32)]
    public MLImage? Translated { get; set; }
}
