using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Maps one object to another through a transformer.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly ObjectRow<TSrc> _input;
    private readonly Action<TDst> _fill;
    private readonly ITransformer _owned;
    private bool _disposed;

    private protected PredictionEngineBase(ITransformer transformer, bool ignoreMissingColumns,
        SchemaDefinition inputSchemaDefinition, SchemaDefinition outputSchemaDefinition, bool ownsTransformer)
    {
        Contracts.CheckValue(transformer, nameof(transformer));
        Contracts.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");
        _input = new ObjectRow<TSrc>(RowClass.Create(typeof(TSrc), SchemaDefinition.Direction.Read, inputSchemaDefinition));
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(_input.Schema);
        var filler = new RowFiller<TDst>(mapper.OutputSchema, ignoreMissingColumns, outputSchemaDefinition);
        _fill = filler.Bind(mapper.GetRow(_input, mapper.OutputSchema));
        _owned = ownsTransformer ? transformer : null;
    }

    public TDst Predict(TSrc example)
    {
        var result = new TDst();
        Predict(example, ref result);
        return result;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed)
            return;
        _input.Dispose();
        (_owned as IDisposable)?.Dispose();
        _disposed = true;
    }

    private protected void Run(TSrc example, TDst prediction)
    {
        _input.Set(example);
        _fill(prediction);
    }
}
