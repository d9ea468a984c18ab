using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Onnx;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Saving;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows.Inputs;

/// <summary>
/// One value that a generator takes beside its noise: the label, which rows must have, or a code, which is drawn where a row has none.
/// </summary>
internal sealed class ConditionInput : RowInput
{
    private readonly NetworkInput _input;
    // Of codes alone.
    private readonly Func<long, float>? _draw;
    private readonly Func<OnnxGraph, OnnxValue, OnnxValue>? _drawNodes;

    private ConditionInput(
        string name, NetworkInput input, LabelColumn? keys, Func<long, float>? draw, Func<OnnxGraph, OnnxValue, OnnxValue>? drawNodes) =>
        (Name, _input, Keys, _draw, _drawNodes) = (name, input, keys, draw, drawNodes);

    /// <summary>The column.</summary>
    public string Name { get; }

    /// <summary>The column's keys; null for a column of numbers.</summary>
    public LabelColumn? Keys { get; }

    public DataViewType Type => Keys?.Type ?? (DataViewType)NumberDataViewType.Single;

    /// <summary>What its values are.</summary>
    public NetworkInputKind Kind => _input.Kind;

    /// <summary>Whether data must have the column; else values are drawn from seeds where a row does not say.</summary>
    public bool IsRequired => _draw is null;

    /// <summary>The label.</summary>
    public static ConditionInput Label(string columnName, NetworkInput input, LabelColumn keys) => new(columnName, input, keys, null, null);

    /// <summary>A code, a key without names or a number, in a column of its own name.</summary>
    /// <param name="network">A network whose first input is the noise.</param>
    /// <param name="index">Which of the inputs after it.</param>
    public static ConditionInput Code(Network network, int index)
    {
        NetworkInput input = network.Inputs[1 + index];
        return new ConditionInput(input.Name, input,
            input.Kind == NetworkInputKind.Category ? LabelColumn.Of(input.Cardinality, null) : null,
            seed => CodeNoise.Draw(seed, network, index), (graph, seeds) => CodeNoise.ToOnnx(graph, seeds, network, index));
    }

    /// <summary>The value for a new row, of keys the index from 0: labels take turns, codes are drawn.</summary>
    public float ValueOf(int row, long seed) => _draw?.Invoke(seed) ?? row % Keys!.Count;

    /// <summary>A column of its values, of keys the indices from 0.</summary>
    public ValueColumn ToValues(int count, Func<int, float> of) =>
        Keys is null ? ValueColumn.Numbers(Name, count, of) : ValueColumn.Keys(Name, Keys, count, of);

    public override DataViewSchema.Column? Find(DataViewSchema schema)
    {
        if (IsRequired)
            return Keys!.FindSame(schema, Name);
        if (schema.GetColumnOrNull(Name) is not { } column)
            return null;
        if (column.Type.Equals(Type)
            || (Keys is null && column.Type is VectorDataViewType { Size: 1 } vector && vector.ItemType == NumberDataViewType.Single))
            return column;
        throw SchemaError.Mismatch("code", Name, $"{Type}", $"{column.Type}", Keys is null
            ? "Convert the column to Single, or drop it to have the code drawn."
            : $"Give keys of {Keys.Count} values, for example of a UInt32 property with [KeyType({Keys.Count})], or drop the column " +
                "to have the code drawn.");
    }

    // Even beside a column: rows may have no value in it.
    public override bool TakesSeed(bool isFound) => !IsRequired;

    public override Func<int, bool> CreateReader(DataViewRow row, Func<long> seed, DataViewSchema.Column? column, SlotValues values)
    {
        ValueGetter<DataViewRowId> id = row.GetIdGetter();
        Func<float> read = column switch
        {
            null => () => float.NaN,
            { } found when Keys is not null => KeyIndex(KeyReader.Create(row, found), id),
            { Type: VectorDataViewType } found => OnlyValue(new VectorReader(row, found)),
            { } found => Number(row.GetGetter<float>(found)),
        };
        return slot =>
        {
            float value = read();
            if (float.IsInfinity(value))
                throw RowError.NotFinite(Name, value, id);
            bool isMissing = float.IsNaN(value);
            values.Add(slot, 1)[0] = isMissing ? _draw?.Invoke(seed()) ?? 0 : value;
            return !isMissing || !IsRequired;
        };
    }

    public override Tensor ToTensor(SlotValues values, int[] slots, RowFrame frame, Device device) =>
        _input.Kind == NetworkInputKind.Category
            ? tensor(Array.ConvertAll(values.Gather(slots), value => (long)value), [slots.Length], device: device)
            : tensor(values.Gather(slots), [slots.Length, 1], device: device);

    public override OnnxValue Export(RowGraph graph)
    {
        OnnxValue value = graph.Onnx.Input(_input.Name, Keys is null ? OnnxType.Float : OnnxType.Int64, 1);
        if (Keys is not null)
            graph.AddNames(_input.Name, Keys);
        return graph.TakesSeeds && _drawNodes is not null ? OrDrawn(graph, value) : value;
    }

    public override OnnxValue Save(RowGraph graph)
    {
        OnnxGraph onnx = graph.Onnx;
        OnnxValue value = onnx.Input(Name, Keys is null ? OnnxType.Float : KeyType(), 1);
        if (Keys is not null)
            value = onnx.Node("Sub", [onnx.Node("Cast", value, ("to", (long)OnnxType.Int64)), onnx.Constant(1L)]);
        if (!IsRequired)
            return OrDrawn(graph, value);
        graph.AddMissing(onnx.Node("Less", [value, onnx.Constant(0L)]));
        return onnx.Node("Max", [value, onnx.Constant(0L)]);
    }

    public override string? Save(SavedChain chain) => Name;

    public override void AddColumn(DataViewSchema.Builder schema) => schema.AddColumn(Name, Type, Keys?.Annotations);

    // A category below 0 and a number that is none are for the seed to say.
    private OnnxValue OrDrawn(RowGraph graph, OnnxValue value)
    {
        OnnxValue isMissing = Keys is null ? graph.Onnx.Node("IsNaN", value) : graph.Onnx.Node("Less", [value, graph.Onnx.Constant(0L)]);
        return graph.Onnx.Node("Where", [isMissing, _drawNodes!(graph.Onnx, graph.Seeds), value]);
    }

    // From 0; NaN where it is missing.
    private Func<float> KeyIndex(Func<long> key, ValueGetter<DataViewRowId> id) => () => key() switch
    {
        0 => float.NaN,
        var value when value <= Keys!.Count => value - 1,
        var value => throw new InvalidDataException(
            $"{(IsRequired ? "Label" : "Code")} column '{Name}' has the key {value} in {RowName.Of(id, Name)}: " +
            $"expected one from 1 to {Keys.Count}. Map labels as those of the training data."),
    };

    private static Func<float> OnlyValue(VectorReader reader) => () => reader.Read()[0];

    private static Func<float> Number(ValueGetter<float> getter)
    {
        float number = 0;
        return () =>
        {
            getter(ref number);
            return number;
        };
    }

    private OnnxType KeyType() => System.Type.GetTypeCode(Type.RawType) switch
    {
        TypeCode.Byte => OnnxType.UInt8,
        TypeCode.UInt16 => OnnxType.UInt16,
        TypeCode.UInt32 => OnnxType.UInt32,
        _ => OnnxType.UInt64,
    };
}
