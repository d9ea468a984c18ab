using MLNetGan.Runs;

namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Makes the transformer of a run folder, whether or not its training has ended: that of its best checkpoint, where pairs
    /// were held out to tell, else of its last.
    /// </summary>
    /// <typeparam name="TTransformer">
    /// The transformer that the run's system trains, such as <see cref="AcGanTransformer"/> or
    /// <see cref="ImageToImageTransformer"/>, or a class that it derives from.
    /// </typeparam>
    /// <param name="runFolder">The folder that was given as <see cref="GanOptions.RunFolder"/> in training.</param>
    /// <returns>The transformer that Fit would have returned at that checkpoint.</returns>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">
    /// The run is of another system, has no checkpoint yet, or a file is damaged or of another version.
    /// </exception>
    public TTransformer LoadRun<TTransformer>(string runFolder) where TTransformer : NetworkTransformer
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        var run = new RunFolder(runFolder);
        RunModel model = RunModel.Read(run);
        return model.System switch
        {
            "acgan" => Load(AcGan(model.OptionsAs<AcGanOptions>())),
            "cgan" => Load(Cgan(model.OptionsAs<CganOptions>())),
            "dcgan" => Load(Dcgan(model.OptionsAs<DcganOptions>())),
            "gan" => Load(VanillaGan(model.OptionsAs<VanillaGanOptions>())),
            "infogan" => Load(InfoGan(model.OptionsAs<InfoGanOptions>())),
            "lsgan" => Load(Lsgan(model.OptionsAs<LsganOptions>())),
            "pix2pix" => Load(Pix2Pix(model.OptionsAs<Pix2PixOptions>())),
            "progan" => Load(ProGan(model.OptionsAs<ProGanOptions>())),
            "wgan" => Load(Wgan(model.OptionsAs<WganOptions>())),
            "wgangp" => Load(WganGp(model.OptionsAs<WganGpOptions>())),
            _ => throw new InvalidDataException($"Run folder '{runFolder}' is of system '{model.System}', which this version of MLNetGan does not know."),
        };

        TTransformer Load<TOptions, TTrained>(GanEstimator<TOptions, TTrained> estimator)
            where TOptions : GanOptions
            where TTrained : NetworkTransformer
        {
            if (!typeof(TTrained).IsAssignableTo(typeof(TTransformer)))
            {
                string name = typeof(TTrained).Name;
                throw new InvalidDataException($"Run folder '{runFolder}' is of a {model.System} run, whose transformer is {name}, not {typeof(TTransformer).Name}. Use LoadRun<{name}>, or name another folder.");
            }
            return (TTransformer)(NetworkTransformer)estimator.Load(model, run);
        }
    }
}
