using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Runs the session once a row, for all the outputs that are read.</summary>
internal sealed class OnnxRowMapper : IRowMapper
{
    private const string DroppedSuffix = ".output";
    private readonly OnnxTransformer _parent;
    private readonly DataViewSchema.Column[] _columns;
    private readonly int[][] _shapes;

    public OnnxRowMapper(OnnxTransformer parent, DataViewSchema schema)
    {
        _parent = parent;
        OnnxVariable[] variables = Array.ConvertAll(parent.Inputs, parent.Model.Input);
        _shapes = Array.ConvertAll(variables, variable => variable.RowShape);
        _columns = Array.ConvertAll(parent.Inputs, name => schema.GetColumnOrNull(name)
            ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", name));
        for (int i = 0; i < _columns.Length; i++)
            Check(_columns[i], variables[i], _shapes[i]);
    }

    public DataViewSchema.DetachedColumn[] GetOutputColumns() => Array.ConvertAll(_parent.Outputs, output =>
        new DataViewSchema.DetachedColumn(output.Name.EndsWith(DroppedSuffix) ? output.Name.Replace(DroppedSuffix, "") : output.Name, output.Type));

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
    {
        bool any = Enumerable.Range(0, _parent.Outputs.Length).Any(activeOutput);
        return index => any && _columns.Any(column => column.Index == index);
    }

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        string[] active = [.. _parent.Outputs.Where((_, i) => activeOutput(i)).Select(output => output.Name)];
        var feeds = _columns.Select((column, i) => Generic.Call<Func<OrtValue>>(typeof(OnnxRowMapper),
            column.Type is VectorDataViewType ? nameof(VectorFeed) : nameof(ScalarFeed), column.Type.ItemType().RawType, null, input, column, _shapes[i]));
        var run = new OnnxRowRun(_parent, input, active.Length == 0 ? [] : [.. feeds], active);
        disposer = run.Dispose;
        return [.. _parent.Outputs.Select((output, i) => !activeOutput(i) ? null : Generic.Call<Delegate>(typeof(OnnxRowMapper),
            output.Type is VectorDataViewType ? nameof(VectorGetter) : nameof(ScalarGetter), output.Type.ItemType().RawType, null, run, output.Name))];
    }

    private static void Check(DataViewSchema.Column column, OnnxVariable variable, int[] shape)
    {
        DataViewType item = column.Type.ItemType(), expected = variable.Type.ItemType();
        // A key may stand for a plain number of its kind.
        if (!item.Equals(expected) && !(item is KeyDataViewType && item.RawType == expected.RawType))
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", variable.Name, expected.ToString(), column.Type.ToString());
        if (shape.Contains(0))
            return;
        int length = column.Type is VectorDataViewType vector ? vector.Size : 1;
        if (length % shape.Aggregate((a, b) => a * b) != 0)
        {
            throw Contracts.Except(
                $"Input shape mismatch: Input '{variable.Name}' has shape {string.Join(",", shape)}, but input data is of length {length}.");
        }
    }

    /// <summary>A scalar column goes in as a matrix of one by one, whatever the model declares.</summary>
    private static Func<OrtValue> ScalarFeed<T>(DataViewRow row, DataViewSchema.Column column, int[] shape)
        where T : unmanaged
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            var value = new T[1];
            getter(ref value[0]);
            return OrtValue.CreateTensorValueFromMemory(value, [1, 1]);
        };
    }

    private static Func<OrtValue> VectorFeed<T>(DataViewRow row, DataViewSchema.Column column, int[] shape)
        where T : unmanaged
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        bool isKnownSize = ((VectorDataViewType)column.Type).IsKnownSize;
        int free = Array.IndexOf(shape, 0);
        int known = shape.Where(d => d > 0).Aggregate(1, (a, b) => a * b);
        return () =>
        {
            getter(ref value);
            var values = new T[value.Length];
            value.CopyTo(values);
            long[] dimensions = Array.ConvertAll(shape, d => (long)d);
            // A vector of unknown size needs a free dimension, one of known size must not meet any.
            if (!isKnownSize)
                dimensions[free >= 0 ? free : throw new ArgumentOutOfRangeException("index")] = values.Length / known;
            if (dimensions.Aggregate((a, b) => a * b) != values.Length)
                throw new ArgumentException($"Length of memory ({values.Length}) must match product of dimensions ({dimensions.Aggregate((a, b) => a * b)}).");
            return OrtValue.CreateTensorValueFromMemory(values, dimensions);
        };
    }

    private static ValueGetter<VBuffer<T>> VectorGetter<T>(OnnxRowRun run, string output)
        where T : unmanaged => (ref VBuffer<T> destination) =>
        {
            ReadOnlySpan<T> values = run.Get(output).GetTensorDataAsSpan<T>();
            VBufferEditor<T> editor = VBufferEditor.Create(ref destination, values.Length);
            values.CopyTo(editor.Values);
            destination = editor.Commit();
        };

    /// <summary>An output without a dimension cannot be read, in the real package neither.</summary>
    private static ValueGetter<T> ScalarGetter<T>(OnnxRowRun run, string output) => (ref T destination) =>
    {
        run.Get(output);
        throw new ArgumentNullException("source");
    };
}
