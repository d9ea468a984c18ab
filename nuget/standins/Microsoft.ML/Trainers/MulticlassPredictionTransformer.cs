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

    private MulticlassRowMapper Mapper(DataViewSchema schema)
    {
        DataViewSchema.Column features = schema.GetColumnOrNull(FeatureColumnName)
            ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "feature", FeatureColumnName);
        if (!features.Type.Equals(FeatureColumnType))
            throw Contracts.ExceptSchemaMismatch("inputSchema", "feature", FeatureColumnName, FeatureColumnType.ToString(), features.Type.ToString());
        return new MulticlassRowMapper((MaximumEntropyModelParameters)(object)Model, schema, features, Label);
    }
}
