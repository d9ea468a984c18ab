using Microsoft.ML;

namespace MLNetGan.Pipeline.Rows;

/// <summary>The columns of the input, at their places, and after them those that a network adds.</summary>
internal sealed class MappedSchema
{
    public MappedSchema(DataViewSchema input, RowBinding binding, NetworkReaders readers)
    {
        (Input, Binding, Readers) = (input, binding, readers);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns(binding.Outputs);
        Output = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public DataViewSchema Output { get; }

    public RowBinding Binding { get; }

    /// <summary>Those who read the network, of whom everyone is that runs it.</summary>
    public NetworkReaders Readers { get; }

    public bool IsAdded(int column) => column >= Input.Count;

    /// <summary>Which of the given columns of the output are asked for.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[Output.Count];
        foreach (DataViewSchema.Column column in columns)
            active[column.Index] = true;
        return active;
    }

    public bool AnyAdded(bool[] active) => active.AsSpan(Input.Count).Contains(true);

    /// <summary>The columns of the input that the active ones of the output need.</summary>
    public IEnumerable<DataViewSchema.Column> Needed(bool[] active)
    {
        var needed = active[..Input.Count];
        if (AnyAdded(active))
        {
            foreach (DataViewSchema.Column column in Binding.Inputs)
                needed[column.Index] = true;
        }
        return Input.Where(column => needed[column.Index]);
    }

    /// <summary>Refuses, as ML.NET does, a getter of a column that is not active or of another type.</summary>
    public void CheckGetter<TValue>(DataViewSchema.Column column, bool[] active)
    {
        if (column.Index >= active.Length || !active[column.Index])
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was made.");
        Type type = Output[column.Index].Type.RawType;
        if (typeof(TValue) != type)
            throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column '{column.Name}': '{typeof(TValue)}', expected type: '{type}'.");
    }
}
