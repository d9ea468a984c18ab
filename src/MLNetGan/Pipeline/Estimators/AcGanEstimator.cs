using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.AcGan;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Trains an AC-GAN (Odena, Olah and Shlens 2016): images of a wanted label, and a classifier of images.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use [AcGan](xref:MLNetGan.GanCatalog.AcGan*).
///
/// ### Input and Output Columns
/// | Column | Used by | Type | Description |
/// | -- | -- | -- | -- |
/// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images. |
/// | `Label` | Fit, Transform | [key](xref:Microsoft.ML.Data.KeyDataViewType) | The image's label; in Transform the label to generate. A missing label gives missing pixels (NaN), or a black image. |
/// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
/// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
/// | `Image` (`OutputColumnName`) | output | as the training column | The generated image. |
///
/// ### Trainer Characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Image generation, multiclass classification |
/// | Is normalization required? | No; pixel values are scaled by `PixelMinimum` and `PixelMaximum`. |
/// | Is caching required? | No; data is read once an epoch, so cache what is slow to load. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with <xref:MLNetGan.ImageGeneratorTransformer.ExportOnnx*> |
/// ]]></format>
/// </remarks>
public sealed class AcGanEstimator : GanEstimator<AcGanOptions, AcGanTransformer>
{
    internal AcGanEstimator(MLContext context, AcGanOptions options) : base(context, options)
    {
    }

    private protected override TrainingSystem CreateSystem(BatchFormat format) => new AcGanSystem(Options, format.Image, format.LabelCount);

    private protected override AcGanTransformer CreateTransformer(TrainedGan trained) => new(trained);
}
