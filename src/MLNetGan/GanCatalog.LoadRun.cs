using Microsoft.ML;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>Makes the generator of a run folder's last checkpoint, whether or not its training has ended.</summary>
    /// <param name="runFolder">The folder that was given as <see cref="GanOptions.RunFolder"/> in training.</param>
    /// <returns>The transformer that Fit would have returned at that checkpoint.</returns>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">There is no checkpoint yet, or a file is damaged or of another version.</exception>
    public ImageGeneratorTransformer LoadRun(string runFolder)
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        RunModel model = RunModel.Read(runFolder);
        return model.System switch
        {
            "acgan" => Load(AcGan(model.OptionsAs<AcGanOptions>())),
            "dcgan" => Load(Dcgan(model.OptionsAs<DcganOptions>())),
            _ => throw new InvalidDataException($"Run folder '{runFolder}' is of system '{model.System}', which this version of MLNetGan does not know."),
        };

        TTransformer Load<TOptions, TTransformer>(GanEstimator<TOptions, TTransformer> estimator)
            where TOptions : GanOptions
            where TTransformer : class, ITransformer => estimator.Load(model, runFolder);
    }
}
