using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetGan.Tests.Pipeline.Translation;

/// <summary>A pair of RGB vectors.</summary>
internal sealed class PairRow
{
    public string Name { get; set; } = "";

    [VectorType(3, TinyPairs.Side, TinyPairs.Side)]
    public float[] Input { get; set; } = [];

    [VectorType(3, TinyPairs.Side, TinyPairs.Side)]
    public float[] Target { get; set; } = [];
}

/// <summary>A pair of images.</summary>
internal sealed class ImagePairRow
{
    // ML.NET does not save a model with a schema of images alone.
    public string Name { get; set; } = "";

    [ImageType(TinyPairs.Side, TinyPairs.Side)]
    public MLImage? Input { get; set; }

    [ImageType(TinyPairs.Side, TinyPairs.Side)]
    public MLImage? Target { get; set; }
}

/// <summary>The file of an image.</summary>
internal sealed class FileRow
{
    public string Path { get; set; } = "";
}
