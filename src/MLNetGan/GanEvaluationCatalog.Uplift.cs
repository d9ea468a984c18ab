using Microsoft.ML;
using MLNetGan.Native;
using MLNetGan.Pipeline.Uplift;

namespace MLNetGan;

public sealed partial class GanEvaluationCatalog
{
    /// <summary>
    /// The uplift experiment: do generated images help a classifier of real ones, beyond what classic augmentation, oversampling or more
    /// real images do?
    /// </summary>
    /// <remarks>
    /// For each draw of a few real images and each seed a generator is trained on these images alone; classifiers then learn every
    /// <see cref="UpliftArm"/> with equal work, and are compared on the same test images. Images larger than 64 pixels are seen by
    /// classifiers at that size. The same data, options and machine give the same result.
    /// </remarks>
    /// <param name="real">Labelled real images, of which draws are taken.</param>
    /// <param name="test">Other labelled real images, of the same size and labels, for the comparison.</param>
    /// <param name="options">What is drawn, what generates and what learns.</param>
    /// <returns>Every score, the means of arms, and their differences with 95 % intervals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An option is out of its range, a column is missing or of another type, or images are of two sizes.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// There are too few images of a label (the message says how many are needed), the labels of the data views differ, where labels are
    /// to be rare the test images that are read lack one, or the output folder is of another experiment.
    /// </exception>
    /// <exception cref="IOException">The output folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled; finished cells are kept.</exception>
    public UpliftResult Uplift(IDataView real, IDataView test, UpliftOptions options)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(options);
        UpliftOptions own = options.Checked();
        LibTorch.Load();
        return ProcessEnd.Defer(() => new UpliftExperiment(real, test, own).Run());
    }
}
