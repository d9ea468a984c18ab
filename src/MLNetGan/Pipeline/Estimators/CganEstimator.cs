using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.Cgan;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Trains a CGAN (Mirza and Osindero 2014): images of a wanted label.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use [Cgan](xref:MLNetGan.GanCatalog.Cgan*).
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
/// | Machine learning task | Image generation |
/// | Is normalization required? | No; pixel values are scaled by `PixelMinimum` and `PixelMaximum`. |
/// | Is caching required? | No; data is read once an epoch, so cache what is slow to load. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with <xref:MLNetGan.ImageGeneratorTransformer.ExportOnnx*> |
/// ]]></format>
/// </remarks>
public sealed class CganEstimator : GanEstimator<CganOptions, LabeledGeneratorTransformer>
{
    internal CganEstimator(MLContext context, CganOptions options) : base(context, options)
    {
    }

    private protected override TrainingSystem CreateSystem(BatchFormat format) => new CganSystem(Options, format.Image, format.LabelCount);

    private protected override LabeledGeneratorTransformer CreateTransformer(TrainedGan trained) => new(trained);
}
