using Microsoft.ML;
using MLNetGan.Systems.Pix2Pix;
using MLNetGan.Training;

namespace MLNetGan;

/// <summary>
/// Trains pix2pix (Isola, Zhu, Zhou and Efros 2016): translates images, learning from pairs of an input and its target.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use [Pix2Pix](xref:MLNetGan.GanCatalog.Pix2Pix*).
///
/// ### Input and Output Columns
/// | Column | Used by | Type | Description |
/// | -- | -- | -- | -- |
/// | `Input` | Fit, Transform | vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage>; in Fit of known size | The image to translate; in Transform of any size. |
/// | `Target` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | What it should become. |
/// | `Translated` (`OutputColumnName`) | output | as `Target`, in the size of `Input` | The translated image. |
///
/// ### Trainer Characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Image-to-image translation |
/// | Is normalization required? | No; pixel values are scaled by `PixelMinimum` and `PixelMaximum`. |
/// | Is caching required? | No; data is read once an epoch, so cache what is slow to load. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with <xref:MLNetGan.ImageToImageTransformer.ExportOnnx*> |
/// ]]></format>
/// </remarks>
public sealed class Pix2PixEstimator : ImageToImageEstimator<Pix2PixOptions>
{
    internal Pix2PixEstimator(MLContext context, Pix2PixOptions options) : base(context, options)
    {
    }

    private protected override TrainingSystem CreateSystem(BatchFormat format) => new Pix2PixSystem(Options, format[BatchSlot.Input].Shape, format[BatchSlot.Target].Shape);
}
