using Microsoft.ML;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Inputs;

/// <summary>Where an input of a network comes from: all that one kind of column means, in process and in ONNX graphs.</summary>
internal abstract class RowInput
{
    /// <summary>Finds the column in data.</summary>
    /// <returns>The column; null where data does not have it and need not.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is of another type, or it is missing and must not be.</exception>
    public abstract DataViewSchema.Column? Find(DataViewSchema schema);

    /// <summary>Whether rows may have their value drawn from their seed.</summary>
    /// <param name="isFound">Whether data has the column.</param>
    public virtual bool TakesSeed(bool isFound) => false;

    /// <summary>A function that reads the row into a slot; it gives false for a row that lacks what nothing can be made without.</summary>
    /// <param name="row">The row, wherever its cursor then stands.</param>
    /// <param name="seed">Gives the row's seed.</param>
    /// <param name="column">What <see cref="Find"/> gave.</param>
    /// <param name="values">Where to put the values.</param>
    public abstract Func<int, bool> CreateReader(DataViewRow row, Func<long> seed, DataViewSchema.Column? column, SlotValues values);

    /// <summary>What the network takes for the given slots.</summary>
    public abstract Tensor ToTensor(SlotValues values, int[] slots, RowFrame frame, Device device);

    /// <summary>The network's input in a graph for any program: free batch, keys from 0.</summary>
    public abstract OnnxValue Export(RowGraph graph);

    /// <summary>The network's input in a graph for ML.NET, which names inputs as columns and runs one row at a time.</summary>
    public abstract OnnxValue Save(RowGraph graph);

    /// <summary>Adds to a saved model the column, and what prepares it for the graph.</summary>
    /// <returns>The column that the graph takes; null for an input that takes none.</returns>
    public abstract string? Save(SavedChain chain);

    /// <summary>Adds the column of training to the schema that a saved model starts from.</summary>
    public abstract void AddColumn(DataViewSchema.Builder schema);
}
