using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.InfoGan;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Trains an InfoGAN (Chen et al. 2016): images with codes whose meaning is learned without labels, and a network that tells
/// the codes of images.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use [InfoGan](xref:MLNetGan.GanCatalog.InfoGan*).
///
/// ### Input and Output Columns
/// | Column | Used by | Type | Description |
/// | -- | -- | -- | -- |
/// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images. |
/// | `Category` (each of `Codes`) | Transform, optional | [key](xref:Microsoft.ML.Data.KeyDataViewType) of <xref:System.UInt32>, or <xref:System.Single> | The code; where it is missing it is computed as noise is. |
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
public sealed class InfoGanEstimator : GanEstimator<InfoGanOptions, InfoGanTransformer>
{
    internal InfoGanEstimator(MLContext context, InfoGanOptions options) : base(context, options)
    {
    }

    private protected override TrainingSystem CreateSystem(BatchFormat format) => new InfoGanSystem(Options, format.Image);

    private protected override InfoGanTransformer CreateTransformer(TrainedGan trained) => new(trained);
}
