using MLNetGan.Pipeline.Weights;
using MLNetGan.Runs;

namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Makes the transformer of a run folder, whether or not its training has ended: that of its best checkpoint, where training
    /// measured which is best (by <see cref="TrainingOptions.BestBy"/>, on held-out pairs, or by DRAW's bound), else of its last. A
    /// folder of weights that the tool has imported gives an <see cref="ImageToImageTransformer"/>.
    /// </summary>
    /// <typeparam name="TTransformer">
    /// The transformer that the run's system trains, such as <see cref="AcGanTransformer"/> or
    /// <see cref="ImageToImageTransformer"/>, or a class that it derives from.
    /// </typeparam>
    /// <param name="runFolder">The folder that was given as <see cref="TrainingOptions.RunFolder"/> in training.</param>
    /// <returns>The transformer that Fit would have returned at that checkpoint.</returns>
    /// <exception cref="FileNotFoundException">The folder holds no run.</exception>
    /// <exception cref="InvalidDataException">
    /// The run is of another system, has no checkpoint yet, or a file is damaged or of another version.
    /// </exception>
    public TTransformer LoadRun<TTransformer>(string runFolder) where TTransformer : NetworkTransformer =>
        Load<TTransformer>(runFolder, ofBytes: false);

    /// <summary>As <see cref="LoadRun"/>; where wanted with columns as image files have them, see <see cref="RunModel.OfBytes"/>.</summary>
    internal TTransformer Load<TTransformer>(string runFolder, bool ofBytes) where TTransformer : NetworkTransformer
    {
        ArgumentNullException.ThrowIfNull(runFolder);
        var run = new RunFolder(runFolder);
        RunModel model = RunModel.Read(run);
        SystemDefinition system = SystemList.Find(model.System)
            ?? throw new InvalidDataException(
                $"Run folder '{runFolder}' is of system '{model.System}', which this version of MLNetGan does not know.");
        Type made = run.IsImported ? typeof(ImageToImageTransformer) : system.TransformerType;
        if (!made.IsAssignableTo(typeof(TTransformer)))
        {
            string name = made.Name;
            throw new InvalidDataException(
                $"Run folder '{runFolder}' is of a {model.System} run, whose transformer is {name}, not {typeof(TTransformer).Name}. " +
                $"Use LoadRun<{name}>, or name another folder.");
        }
        if (ofBytes)
            model = model.OfBytes(system.OptionsType, run);
        return ProcessEnd.Defer(() => (TTransformer)(run.IsImported
            ? (NetworkTransformer)TranslatorWeights.Load(_context, system, model, run) : system.Load(_context, model, run)));
    }
}
