using Microsoft.ML;
using MLNetGan.Training;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Fitting;

/// <summary>What a system has at hand when it says what to train on.</summary>
/// <param name="View">The training data.</param>
/// <param name="Columns">What its columns hold.</param>
/// <param name="Options">The options.</param>
/// <param name="System">The networks and the objective.</param>
/// <param name="Device">Where they train.</param>
/// <param name="Log">Writes a line to MLContext.Log.</param>
/// <param name="Extractor">What makes the features that images are compared by while it trains; null where none are.</param>
internal sealed record TrainingInput(
    IDataView View, TrainingColumns Columns, TrainingOptions Options, TrainingSystem System, Device Device, Action<string> Log,
    ImageFeatureExtractor? Extractor = null);
