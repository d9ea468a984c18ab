using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML;

public static class ImageEstimatorsCatalog
{
    public static ImageLoadingEstimator LoadImages(this TransformsCatalog catalog, string outputColumnName, string imageFolder,
        string inputColumnName = null) =>
        new(catalog.GetEnvironment(), new ImageLoadingTransformer(catalog.GetEnvironment(), outputColumnName, inputColumnName, imageFolder));

    public static ImageResizingEstimator ResizeImages(this TransformsCatalog catalog, string outputColumnName,
        int imageWidth, int imageHeight, string inputColumnName = null,
        ImageResizingEstimator.ResizingKind resizing = ImageResizingEstimator.ResizingKind.IsoCrop,
        ImageResizingEstimator.Anchor cropAnchor = ImageResizingEstimator.Anchor.Center) =>
        new(catalog.GetEnvironment(), new ImageResizingTransformer(catalog.GetEnvironment(), outputColumnName, inputColumnName,
            imageWidth, imageHeight, resizing, cropAnchor));

    public static ImagePixelExtractingEstimator ExtractPixels(this TransformsCatalog catalog, string outputColumnName,
        string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsToExtract = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfExtraction = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavePixelColors = false, float offsetImage = 0, float scaleImage = 1, bool outputAsFloatArray = true) =>
        new(catalog.GetEnvironment(), new ImagePixelExtractingTransformer(catalog.GetEnvironment(), outputColumnName, inputColumnName,
            new PixelLayout(colorsToExtract, orderOfExtraction, interleavePixelColors, outputAsFloatArray ? offsetImage : 0,
                outputAsFloatArray ? scaleImage : 1), outputAsFloatArray));

    /// <summary>As in the real package, the last four parameters are not passed on.</summary>
    public static VectorToImageConvertingEstimator ConvertToImage(this TransformsCatalog catalog, int imageHeight, int imageWidth,
        string outputColumnName, string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsPresent = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfColors = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavedColors = false, float scaleImage = 1, float offsetImage = 0,
        int defaultAlpha = 255, int defaultRed = 0, int defaultGreen = 0, int defaultBlue = 0) =>
        new(catalog.GetEnvironment(), new VectorToImageConvertingTransformer(catalog.GetEnvironment(), outputColumnName, inputColumnName,
            imageHeight, imageWidth, new PixelLayout(colorsPresent, orderOfColors, interleavedColors, offsetImage, scaleImage)));
}
