using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Native;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan;

/// <summary>
/// A trained network as a transformer. Reading it from several threads at once is safe. It saves with
/// <c>mlContext.Model.Save</c>; what is loaded again needs Microsoft.ML.OnnxTransformer and not this library.
/// </summary>
public abstract class NetworkTransformer : ITransformer, IDisposable
{
    private bool _isDisposed;

    private protected NetworkTransformer(RowModel model)
    {
        Model = model;
        // Dropout that stays on is for variety: another one in each process, and in each layer.
        Network.SeedDropout(Random.Shared.NextInt64());
    }

    internal RowModel Model { get; }

    private protected Network Network => Model.Network;

    bool ITransformer.IsRowToRowMapper => true;

    /// <summary>The columns of transformed data: those of the input and after them the network's.</summary>
    /// <param name="inputSchema">The columns of the input.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Map(inputSchema).Output;

    /// <summary>Adds the network's columns to data. Rows are computed when they are read, many at a time.</summary>
    /// <param name="input">The data.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedDataView(input, Map(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new NetworkRowMapper(Map(inputSchema));

    // ML.NET keeps saving closed to components from outside; what can be done is to let its own components save.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ThrowIfDisposed();
        NativeLibraries.LoadOnnxRuntime();
        SavedModel.Save(Model, ctx);
    }

    /// <summary>Other networks of the same training that it holds, and disposes of with itself.</summary>
    internal virtual IEnumerable<NetworkTransformer> Companions => [];

    /// <summary>A table of the network's layers, their output shapes and numbers of parameters.</summary>
    public string Summary() => Network.Summary();

    /// <summary>Frees the network's memory. A prediction engine does this too, unless its options' OwnsTransformer is false.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the network's memory.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (disposing)
            Network.Dispose();
    }

    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    /// <summary>The network as an ONNX model for any program.</summary>
    /// <param name="takesSeeds">Whether noise is computed from seeds.</param>
    /// <param name="size">The size of images, where they may have any.</param>
    private protected byte[] Graph(bool takesSeeds = false, (int Height, int Width) size = default)
    {
        ThrowIfDisposed();
        return RowGraph.ForExport(Model, takesSeeds, size);
    }

    private MappedSchema Map(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ThrowIfDisposed();
        return new MappedSchema(inputSchema, new RowBinding(Model, inputSchema));
    }
}
