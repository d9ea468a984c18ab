using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Kind = Microsoft.ML.SchemaShape.Column.VectorKind;

namespace Microsoft.ML.Trainers;

/// <summary>Softmax regression with L1 and L2 regularization.</summary>
public sealed class LbfgsMaximumEntropyMulticlassTrainer : IEstimator<MulticlassPredictionTransformer<MaximumEntropyModelParameters>>
{
    private readonly IHost _host;
    private readonly SchemaShape.Column _label;
    private readonly SchemaShape.Column _features;
    private readonly float _l1;
    private readonly float _l2;
    private readonly float _tolerance;
    private readonly int _history;

    internal LbfgsMaximumEntropyMulticlassTrainer(IHostEnvironment env, string label, string features, float l1, float l2, float tolerance, int history)
    {
        _host = env.Register(nameof(LbfgsMaximumEntropyMulticlassTrainer));
        _label = new SchemaShape.Column(label, Kind.Scalar, NumberDataViewType.UInt32, true);
        _features = new SchemaShape.Column(features, Kind.Vector, NumberDataViewType.Single, false);
        Contracts.CheckParam(l2 >= 0, "L2Regularization", "Must be non-negative");
        Contracts.CheckParam(l1 >= 0, "L1Regularization", "Must be non-negative");
        Contracts.CheckParam(tolerance > 0, "OptimizationTolerance", "Must be positive");
        Contracts.CheckParam(history > 0, "HistorySize", "Must be positive");
        (_l1, _l2, _tolerance, _history) = (l1, l2, tolerance, history);
    }

    public MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(IDataView input)
    {
        CheckInput(SchemaShape.Create(input.Schema));
        using IChannel channel = _host.Start("Training");
        DataViewSchema.Column label = input.Schema[_label.Name], features = input.Schema[_features.Name];
        int classes = checked((int)((KeyDataViewType)label.Type).Count);
        var (x, y) = Load(input, label, features);
        Contracts.Check(y.Length > 0, "No valid training instances found, all instances have missing features.");
        var objective = new SoftmaxObjective(x, y, classes, _l2 / y.Length);
        float[] weights = LbfgsMinimizer.Minimize(objective, _l1 / y.Length, _history, _tolerance);
        var model = new MaximumEntropyModelParameters(weights, classes, ((VectorDataViewType)features.Type).Size);
        return new MulticlassPredictionTransformer<MaximumEntropyModelParameters>(model, features.Name, features.Type,
            label.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues) == null ? null : label);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        CheckInput(inputSchema);
        inputSchema.TryFindColumn(_label.Name, out SchemaShape.Column label);
        var result = inputSchema.ToDictionary(column => column.Name);
        var names = label.Annotations.Where(a => a.Name == AnnotationKinds.KeyValues).ToArray();
        var about = new[]
        {
            new SchemaShape.Column(AnnotationKinds.ScoreColumnSetId, Kind.Scalar, NumberDataViewType.UInt32, true),
            new SchemaShape.Column(AnnotationKinds.ScoreColumnKind, Kind.Scalar, TextDataViewType.Instance, false),
            new SchemaShape.Column(AnnotationKinds.ScoreValueKind, Kind.Scalar, TextDataViewType.Instance, false),
        };
        var slots = names.Select(n => new SchemaShape.Column(AnnotationKinds.SlotNames, Kind.Vector, n.ItemType, false));
        result["Score"] = new SchemaShape.Column("Score", Kind.Vector, NumberDataViewType.Single, false, new SchemaShape(slots.Concat(about)));
        result["PredictedLabel"] = new SchemaShape.Column("PredictedLabel", Kind.Scalar, NumberDataViewType.UInt32, true, new SchemaShape(names.Concat(about)));
        return new SchemaShape(result.Values);
    }

    private void CheckInput(SchemaShape schema)
    {
        foreach (var (wanted, role) in new[] { (_features, "feature"), (_label, "label") })
        {
            if (!schema.TryFindColumn(wanted.Name, out SchemaShape.Column found))
                throw Contracts.ExceptSchemaMismatch("inputSchema", role, wanted.Name);
            if (wanted.Kind != found.Kind || !wanted.ItemType.Equals(found.ItemType) || wanted.IsKey != found.IsKey)
                throw Contracts.ExceptSchemaMismatch(role == "label" ? "labelCol" : "inputSchema", role, wanted.Name, wanted.GetTypeString(), found.GetTypeString());
        }
    }

    private static (float[][] X, int[] Y) Load(IDataView data, DataViewSchema.Column label, DataViewSchema.Column features)
    {
        var (x, y) = (new List<float[]>(), new List<int>());
        using DataViewRowCursor cursor = data.GetRowCursor([label, features]);
        var (getLabel, getFeatures) = (cursor.GetGetter<uint>(label), cursor.GetGetter<VBuffer<float>>(features));
        (uint key, VBuffer<float> vector) = (0, default);
        while (cursor.MoveNext())
        {
            getLabel(ref key);
            getFeatures(ref vector);
            var row = new float[vector.Length];
            vector.CopyTo(row);
            if (key == 0 || !Array.TrueForAll(row, float.IsFinite))
                continue;
            x.Add(row);
            y.Add((int)key - 1);
        }
        return (x.ToArray(), y.ToArray());
    }
}
