using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Native;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Saving;
using MLNetGan.Pipeline.Weights;

namespace MLNetGan;

/// <summary>
/// A trained network as a transformer. Reading it from several threads at once is safe. It saves with
/// <c>mlContext.Model.Save</c>; what is loaded again needs Microsoft.ML.OnnxTransformer and not this library.
/// </summary>
public abstract class NetworkTransformer : ITransformer, IDisposable
{
    private readonly NetworkReaders _readers;
    private readonly bool _ownsNetwork;

    private protected NetworkTransformer(RowModel model)
    {
        (Model, _ownsNetwork) = (model, true);
        _readers = new NetworkReaders(GetType().FullName!, Free);
        // Dropout that stays on is for variety: another one in each process, and in each layer.
        Network.SeedDropout(Random.Shared.NextInt64());
    }

    /// <summary>Other columns of a network that another transformer owns, and frees.</summary>
    private protected NetworkTransformer(RowModel model, NetworkTransformer owner) => (Model, _readers) = (model, owner._readers);

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
        using NetworkReaders.Reading reading = Read();
        NativeLibraries.LoadOnnxRuntime();
        SavedModel.Save(Model, ctx);
    }

    /// <summary>Other networks of the same training that it holds, and disposes of with itself.</summary>
    internal virtual IEnumerable<NetworkTransformer> Companions => [];

    /// <summary>A table of the network's layers, their output shapes and numbers of parameters.</summary>
    /// <exception cref="ObjectDisposedException">The transformer was disposed of.</exception>
    public string Summary()
    {
        using NetworkReaders.Reading reading = Read();
        return Network.Summary();
    }

    /// <summary>
    /// Writes the network's weights as a safetensors file: those of the <c>state_dict</c> of a PyTorch module that is built alike, under
    /// its names and in its shapes, as float32. Images inside the network have values from -1 to 1. Networks that it holds beside this one
    /// (<c>Reverse</c>, a classifier) write theirs by themselves.
    /// </summary>
    /// <remarks>
    /// The metadata says what the network is: its name, the shapes that it takes and gives, and the labels in the order of their numbers.
    /// </remarks>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <exception cref="ObjectDisposedException">The transformer was disposed of.</exception>
    /// <exception cref="IOException">The folder is missing or cannot be written.</exception>
    public void ExportWeights(string path) => AtomicFile.Write(path, ExportWeights);

    /// <summary>Writes the network's weights, as <see cref="ExportWeights(string)"/> does.</summary>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="ObjectDisposedException">The transformer was disposed of.</exception>
    public void ExportWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using NetworkReaders.Reading reading = Read();
        WeightFile.Write(stream, Model);
    }

    /// <summary>
    /// Frees the network's memory, and that of the networks which the transformer holds beside it; where other threads read rows
    /// just then, as soon as they have what they compute. Reading more rows throws <see cref="ObjectDisposedException"/>. A prediction
    /// engine disposes of its transformer, too, unless its options' OwnsTransformer is false.
    /// </summary>
    public void Dispose()
    {
        foreach (NetworkTransformer companion in Companions)
            companion.Dispose();
        if (_ownsNetwork)
            _readers.Close();
    }

    /// <summary>Frees what the transformer holds, when nobody reads it any more.</summary>
    private protected virtual void Free() => Network.Dispose();

    /// <summary>Keeps the network for as long as what this gives is not disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The transformer was disposed of.</exception>
    private protected NetworkReaders.Reading Read() => _readers.Begin();

    /// <summary>The network as an ONNX model for any program.</summary>
    /// <param name="takesSeeds">Whether noise is computed from seeds.</param>
    /// <param name="size">The size of images, where they may have any.</param>
    private protected byte[] Graph(bool takesSeeds = false, (int Height, int Width) size = default)
    {
        using NetworkReaders.Reading reading = Read();
        return RowGraph.ForExport(Model, takesSeeds, size);
    }

    private MappedSchema Map(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        using NetworkReaders.Reading reading = Read();
        return new MappedSchema(inputSchema, new RowBinding(Model, inputSchema), _readers);
    }
}
