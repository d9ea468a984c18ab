using Microsoft.ML;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Systems.ProGan;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan;

/// <summary>
/// Trains a ProGAN (Karras, Aila, Laine and Lehtinen 2017): networks that grow with the resolution of the images that they
/// are trained on.
/// </summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// To create this estimator, use [ProGan](xref:MLNetGan.GanCatalog.ProGan*).
///
/// ### Input and Output Columns
/// | Column | Used by | Type | Description |
/// | -- | -- | -- | -- |
/// | `Image` | Fit | known-size vector of <xref:System.Single> with dimensions C,H,W, or <xref:Microsoft.ML.Data.MLImage> of known size | Training images; their smaller side is 4 to 7 pixels doubled any number of times, such as 32, 28 or 1024. |
/// | `LabelColumnName`, where it is set | Fit, Transform | [key](xref:Microsoft.ML.Data.KeyDataViewType) | The image's label; in Transform the label to generate. A missing label gives missing pixels (NaN), or a black image. |
/// | `Seed` | Transform, optional | <xref:System.Int64> | What the row's noise is computed from; without it (and without `Latent`) the id of the row. |
/// | `Latent` | Transform, optional | known-size vector of <xref:System.Single> | The row's noise itself: standard normal values. |
/// | `Image` (`OutputColumnName`) | output | as the training column, of the resolution that training has reached | The generated image. |
///
/// ### Trainer Characteristics
/// |  |  |
/// | -- | -- |
/// | Machine learning task | Image generation |
/// | Is normalization required? | No; pixel values are scaled by `PixelMinimum` and `PixelMaximum`. |
/// | Is caching required? | No; lower resolutions are made once and kept in temporary files, the full one is read once an epoch. |
/// | Required NuGet in addition to Microsoft.ML | MLNetGan and one of TorchSharp-cpu, TorchSharp-cuda-linux, TorchSharp-cuda-windows |
/// | Exportable to ONNX | Yes, with <xref:MLNetGan.ImageGeneratorTransformer.ExportOnnx*> |
/// ]]></format>
/// </remarks>
public sealed class ProGanEstimator : GanEstimator<ProGanOptions, ProGanTransformer>
{
    internal ProGanEstimator(MLContext context, ProGanOptions options) : base(context, options)
    {
    }

    private protected override TrainingSystem CreateSystem(BatchFormat format) => new ProGanSystem(Options, format.Image, format.LabelCount);

    private protected override ProGanTransformer CreateTransformer(TrainedGan trained) => new(trained);

    private protected override TrainingPlan Plan(IDataView input, TrainingColumns columns, TrainingSystem system, Device device, Action<string> log)
    {
        var images = new ViewBatchSource(input, columns, Options);
        var pyramid = new PyramidSource(images, Doublings.Count(columns.Images[BatchSlot.Image].Shape), log, Options.CancellationToken);
        return new TrainingPlan(pyramid, new GrowthSheet((ProGanSystem)system, device));
    }
}
