using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Adds a trained model's PredictedLabel and Score.</summary>
public sealed class MulticlassPredictionTransformer<TModel> : ITransformer
    where TModel : class
{
    internal MulticlassPredictionTransformer(TModel model, string featureColumnName, DataViewType featureColumnType, DataViewSchema.Column? label) =>
        (Model, FeatureColumnName, FeatureColumnType, Label) = (model, featureColumnName, featureColumnType, label);

    public TModel Model { get; }
    public string FeatureColumnName { get; }
    public DataViewType FeatureColumnType { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The label column of the training data if its keys are named, else null.</summary>
    internal DataViewSchema.Column? Label { get; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        DataViewSchema.Column features = inputSchema.GetColumnOrNull(FeatureColumnName)
            ?? throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "feature", FeatureColumnName);
        if (!features.Type.Equals(FeatureColumnType))
            throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "feature", FeatureColumnName, FeatureColumnType.ToString(), features.Type.ToString());
        return RowMapperView.GetOutputSchema(inputSchema, Mapper(inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new RowMapperView(input, Mapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        return new RowMapperView(new EmptyView(inputSchema), Mapper(inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        MulticlassPredictionLoader.Save(ctx, (MulticlassPredictionTransformer<MaximumEntropyModelParameters>)(object)this);

    /// <summary>More lenient than <see cref="GetOutputSchema"/>: only the element type and the size must be the model's.</summary>
    private MulticlassRowMapper Mapper(DataViewSchema schema)
    {
        DataViewSchema.Column features = schema.GetColumnOrNull(FeatureColumnName)
            ?? throw Contracts.ExceptParam(nameof(schema), "Features column 'Feature' not found");
        var wanted = (VectorDataViewType)FeatureColumnType;
        var found = features.Type as VectorDataViewType;
        if (!(found?.ItemType ?? features.Type).Equals(wanted.ItemType))
            throw new InvalidOperationException($"Incompatible features column type item type: '{found?.ItemType ?? features.Type}' vs '{wanted.ItemType}'");
        if (found?.Size != wanted.Size)
            throw new InvalidOperationException($"Incompatible features column type: '{features.Type}' vs '{wanted}'");
        return new MulticlassRowMapper((MaximumEntropyModelParameters)(object)Model, schema, features, Label);
    }
}
