using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Uplift;

/// <summary>Trains an ML.NET trainer on features of images.</summary>
internal sealed class FeatureLearner(
    string name, ImageFeatureExtractor extractor, Func<int, IEstimator<ITransformer>> trainer, int images) : UpliftLearner(name)
{
    private const string LabelColumn = "Label", FeatureColumn = "Features", PredictionColumn = "PredictedLabel";

    private readonly MLContext _ml = new(seed: 0);

    internal override string Description => $"{images} rows of {extractor.Name} {extractor.Fingerprint}";

    internal override int Images => images;

    internal override int[] Learn(TrainingSet training, TrainingSet test, int labels, long seed, CancellationToken cancellation)
    {
        ITransformer model = trainer((int)(seed & int.MaxValue)).Fit(_ml.Data.Cache(View(training, labels, cancellation)));
        try
        {
            IDataView read = model.Transform(View(test, labels, cancellation));
            DataViewSchema.Column column = SchemaError.Find(read.Schema, "prediction", PredictionColumn);
            if (column.Type is not KeyDataViewType)
                throw SchemaError.Mismatch("prediction", PredictionColumn, "Key", $"{column.Type}",
                    $"Give learner '{Name}' a multiclass trainer.");
            using DataViewRowCursor cursor = read.GetRowCursor([column]);
            Func<long> key = KeyReader.Create(cursor, column);
            var predicted = new int[test.Rows.Length];
            for (int row = 0; cursor.MoveNext(); row++)
                predicted[row] = (int)key() - 1;
            return predicted;
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    private IDataView View(TrainingSet set, int labels, CancellationToken cancellation)
    {
        float[][] features = set.FeaturesOf(extractor, cancellation);
        // ML.NET counts keys of objects from 0.
        var columns = SchemaDefinition.Create(typeof(Row));
        columns[LabelColumn].ColumnType = new KeyDataViewType(typeof(uint), (ulong)labels);
        columns[FeatureColumn].ColumnType = new VectorDataViewType(NumberDataViewType.Single, extractor.FeatureCount);
        long[] numbers = set.Images.Labels.ToArray();
        return _ml.Data.LoadFromEnumerable(
            set.Rows.Select(row => new Row { Label = (uint)numbers[row], Features = features[row] }), columns);
    }

    private sealed class Row
    {
        public uint Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
