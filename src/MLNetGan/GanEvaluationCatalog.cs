using Microsoft.ML;
using MLNetGan.Metrics.Extractors;
using MLNetGan.Native;
using MLNetGan.Pipeline.Evaluating;

namespace MLNetGan;

/// <summary>
/// Measures generated images against real ones. Reached through <c>mlContext.Gan().Evaluate</c>.
/// </summary>
/// <remarks>
/// What is compared are features that an extractor makes of images: those of <see cref="ResNet18"/>, of any network in an ONNX file, or of
/// a classifier of the user's own images. The same images, options and extractor give the same figures.
/// </remarks>
public sealed partial class GanEvaluationCatalog
{
    internal GanEvaluationCatalog()
    {
    }

    /// <summary>Measures generated images against real ones.</summary>
    /// <param name="real">
    /// Real images, and their labels if any. Best are such that the generator was trained on: others are never copied. Of more than 10,000
    /// a sample is read: <see cref="ImageEvaluationOptions.MaximumImages"/>.
    /// </param>
    /// <param name="generated">Generated images, and their labels if any, of the same size.</param>
    /// <param name="extractor">What makes features; null for <see cref="ResNet18"/>.</param>
    /// <param name="imageColumnName">The column of images in both data views.</param>
    /// <param name="labelColumnName">
    /// The column of labels, text or keys, in both data views; null, or where one has no such column, to measure without.
    /// </param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or images are of two sizes.</exception>
    /// <exception cref="FileNotFoundException">The network of ResNet18 is missing; the message names its package.</exception>
    /// <exception cref="InvalidDataException">
    /// There are too few images, a pixel is outside 0..255, all images of a vector column are so dark that it must hold another range, or
    /// generated images have labels that real ones have not.
    /// </exception>
    public ImageMetrics Images(
        IDataView real, IDataView generated, ImageFeatureExtractor? extractor = null, string imageColumnName = "Image",
            string? labelColumnName = "Label") =>
        Images(real, generated, new ImageEvaluationOptions
        {
            Extractor = extractor,
            RealImageColumnName = imageColumnName,
            GeneratedImageColumnName = imageColumnName,
            LabelColumnName = labelColumnName,
        });

    /// <summary>Measures generated images against real ones.</summary>
    /// <param name="real">Real images, and their labels if any.</param>
    /// <param name="generated">Generated images, and their labels if any, of the same size.</param>
    /// <param name="options">The columns, the extractor and the metrics' own numbers.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of its range, a column is missing or of another type, or images are of two sizes.
    /// </exception>
    /// <exception cref="FileNotFoundException">The network of ResNet18 is missing; the message names its package.</exception>
    /// <exception cref="InvalidDataException">
    /// There are too few images, a pixel is outside its range, all images of a vector column are so dark that it must hold another range,
    /// or generated images have labels that real ones have not.
    /// </exception>
    /// <exception cref="IOException">The output folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public ImageMetrics Images(IDataView real, IDataView generated, ImageEvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        LibTorch.Load();
        ImageFeatureExtractor extractor = options.Extractor ?? ResNet18();
        try
        {
            return ProcessEnd.Defer(() => new ImageEvaluation(real, generated, options, extractor).Run());
        }
        finally
        {
            if (options.Extractor is null)
                extractor.Dispose();
        }
    }

    /// <summary>The 512 features of ResNet18 (He et al. 2016) trained on ImageNet.</summary>
    /// <remarks>
    /// The network comes with the package <c>Microsoft.ML.DnnImageFeaturizer.ResNet18</c>, which the program must reference. Images are
    /// resized to a square (bilinear, with a filter where they shrink); grey ones become colour, alpha is dropped. The network was trained
    /// at 224 pixels; at 64 it takes a twelfth of the time. Figures of two sizes do not compare.
    /// </remarks>
    /// <param name="imageSize">
    /// Height and width to which images are brought, 32 to 512: 64 suits images of up to 64 pixels, 224 larger ones.
    /// </param>
    /// <param name="path">The file ResNet18.onnx; null for where the package puts it, beside the program.</param>
    /// <returns>The extractor; dispose of it when done.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageSize"/> is out of its range.</exception>
    /// <exception cref="FileNotFoundException">The file is missing; the message names the package.</exception>
    /// <exception cref="InvalidDataException">It is another file.</exception>
    public ImageFeatureExtractor ResNet18(int imageSize = 64, string? path = null)
    {
        const int smallest = 32, largest = 512;
        ArgumentOutOfRangeException.ThrowIfLessThan(imageSize, smallest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(imageSize, largest);
        LoadLibraries();
        return ResNet18Features.Create(path, imageSize);
    }

    /// <summary>Features that a network in an ONNX file makes of images, such as an Inception network's.</summary>
    /// <param name="path">The file, which must hold its weights.</param>
    /// <param name="options">Its input, its output, and how images are brought to it; null for the defaults.</param>
    /// <returns>The extractor; dispose of it when done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of its range, or has numbers for more or fewer channels than the network takes.
    /// </exception>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">
    /// It is no ONNX file, has its weights in another file, has no input of images, or has not what the options name; the message says what
    /// it has. Or it does not run on an image of this size; where it takes one alone though its sizes say otherwise, extraction throws the
    /// same.
    /// </exception>
    public ImageFeatureExtractor Onnx(string path, OnnxFeatureOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        LoadLibraries();
        return File.Exists(path)
            ? OnnxFeatures.Create(Path.GetFileName(path), path, File.ReadAllBytes(path), options ?? new OnnxFeatureOptions())
            : throw new FileNotFoundException($"Could not find the ONNX file '{path}'. Check the path.", path);
    }

    /// <summary>
    /// The 64 features of a small convolutional classifier that is trained on labelled real images: a minute's work on a processor.
    /// </summary>
    /// <remarks>
    /// It needs no other package, suits images unlike photographs, and gives an inception score. It sees images at 32 pixels or less.
    /// </remarks>
    /// <param name="labeled">Labelled real images, at best others than those that are measured against.</param>
    /// <param name="path">
    /// A file of the classifier: read if it is there and of these images and labels, or if these have no labels; else written. Null to
    /// train anew each time.
    /// </param>
    /// <param name="options">Columns, the most images, steps, seed and token; null for the defaults.</param>
    /// <returns>The extractor; dispose of it when done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or is no classifier, or there is one label only.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public ImageFeatureExtractor Classifier(IDataView labeled, string? path = null, ImageEvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labeled);
        options ??= new ImageEvaluationOptions();
        options.Validate();
        LibTorch.Load();
        return ProcessEnd.Defer(() => new ClassifierFeatures(ClassifierFile.Get(labeled, path, options)));
    }

    private static void LoadLibraries()
    {
        LibTorch.Load();
        NativeLibraries.LoadOnnxRuntime();
    }
}
