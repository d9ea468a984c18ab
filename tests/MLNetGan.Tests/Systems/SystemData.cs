using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace MLNetGan.Tests.Systems;

/// <summary>What systems of one kind train on, and what their transformers take and make.</summary>
internal abstract class SystemData
{
    public static SystemData Images { get; } = new LatentData(isLabeled: false);

    public static SystemData LabeledImages { get; } = new LatentData(isLabeled: true);

    public static SystemData CodedImages { get; } = new CodedData();

    public static SystemData Twins { get; } = new TwinData();

    public static SystemData Pairs { get; } = new PairData();

    public static SystemData Completions { get; } = new CompletionData();

    /// <summary>A few rows, with labels as text.</summary>
    public abstract IDataView Training { get; }

    /// <summary>What training data and rows to transform go through first.</summary>
    public virtual IEstimator<ITransformer> Preparation => new EstimatorChain<ITransformer>();

    /// <summary>The column of images that the transformer makes.</summary>
    public abstract string Output { get; }

    /// <summary>The first rows to transform, which can be shuffled.</summary>
    public IDataView Requests(int count) => TrainedSystem.ML.Data.Cache(Requests(Enumerable.Range(0, count)));

    /// <summary>Rows to transform by their numbers.</summary>
    public abstract IDataView Requests(IEnumerable<int> rows);

    /// <summary>Tells the number of a row.</summary>
    public abstract Func<int> IndexGetter(DataViewRow row);

    /// <summary>Makes an image of one row after the other in a prediction engine.</summary>
    public abstract float[][] Predict(ITransformer model, int[] rows);

    /// <summary>The exported graph.</summary>
    public abstract byte[] Export(NetworkTransformer network);

    /// <summary>The graph's inputs for some rows.</summary>
    /// <param name="prepared">The first rows, with labels as keys.</param>
    /// <param name="count">How many of them to take.</param>
    public abstract NamedOnnxValue[] OnnxInputs(IDataView prepared, int count);

    private protected static float[][] Predict<TRow, TMade>(ITransformer model, int[] rows, Func<int, TRow> request, Func<TMade, float[]> image)
        where TRow : class
        where TMade : class, new()
    {
        using PredictionEngine<TRow, TMade> engine = TrainedSystem.ML.Model.CreatePredictionEngine<TRow, TMade>(model, new PredictionEngineOptions { OwnsTransformer = false });
        return [.. rows.Select(row => image(engine.Predict(request(row))))];
    }
}
