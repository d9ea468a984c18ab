using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows.Inputs;
using MLNetGan.Pipeline.Rows.Outputs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Rows that go through a network together.</summary>
internal sealed class RowBatch
{
    // Features of large images take a multiple of this.
    private const int MostMadeValues = 1 << 22;

    // Of images of any size: 64 of 64x64, 4 of 256x256. More at a time would take memory and save no time.
    private const int EnoughPixels = 1 << 18;

    private readonly RowBinding _binding;
    private readonly NetworkReaders _network;
    private readonly RowModel _model;
    private readonly SlotValues[] _inputs, _outputs;
    private readonly Func<int, bool>[] _readers;
    private readonly bool[] _isMissing;
    private readonly bool _mixesRows;
    // The inputs of any size, of which the first gives the size; one that data may lack does so last.
    private readonly int[] _sized;
    private readonly ValueGetter<DataViewRowId> _id;
    private long _pixels;
    private int _count;

    /// <summary>Prepares to read rows from where <paramref name="row"/> stands, as many as <paramref name="capacity"/> at a time.</summary>
    public RowBatch(MappedSchema schema, DataViewRow row, int capacity)
    {
        (_binding, _model, _network) = (schema.Binding, schema.Binding.Model, schema.Readers);
        _mixesRows = _model.Network.MixesRows;
        int made = _model.Outputs.OfType<ImageOutput>().Where(output => !output.IsAnySize).Sum(output => output.Image.Length);
        // A power of two: what begins at a multiple of the most rows begins with a batch, and is made as it is within more rows.
        capacity = 1 << BitOperations.Log2((uint)Math.Clamp(MostMadeValues / Math.Max(1, made), 1, capacity));
        _inputs = [.. _model.Inputs.Select(_ => new SlotValues(capacity))];
        _outputs = [.. _model.Outputs.Select(_ => new SlotValues(capacity))];
        _isMissing = new bool[capacity];
        _id = row.GetIdGetter();
        _readers = _binding.CreateReaders(row, _inputs);
        _sized = [.. _model.Inputs.Index().Where(input => input.Item is ImageInput { IsAnySize: true })
            .OrderBy(input => ((ImageInput)input.Item).Absent is not null).Select(input => input.Index)];
    }

    /// <summary>Whether the slots read so far are as many as should go through the network together, whatever room there is.</summary>
    public bool IsFull => _count == _isMissing.Length || _pixels >= EnoughPixels;

    /// <summary>Reads what the network needs of the row where the input stands; slots are read from 0 on.</summary>
    public void Read(int slot)
    {
        if (slot == 0)
        {
            Array.ForEach(_inputs, values => values.Clear());
            _pixels = 0;
        }
        _isMissing[slot] = false;
        foreach (Func<int, bool> reader in _readers)
            _isMissing[slot] |= !reader(slot);
        _count = slot + 1;
        (int height, int width) = SizeOf(slot);
        _pixels += (long)height * width;
        CheckSizes(slot);
    }

    /// <summary>Runs the network on the first <paramref name="count"/> slots.</summary>
    /// <exception cref="ObjectDisposedException">The network's owner was disposed of.</exception>
    public void Run(int count)
    {
        using NetworkReaders.Reading reading = _network.Begin();
        Array.ForEach(_outputs, values => values.Clear());
        foreach (IGrouping<(int Height, int Width), int> slots in Enumerable.Range(0, count).GroupBy(SizeOf))
        {
            var frame = new RowFrame(slots.Key.Height, slots.Key.Width, _model);
            foreach (int[] together in slots.Chunk(_mixesRows ? 1 : count))
                Run(together, frame);
        }
    }

    /// <summary>A ValueGetter, of the added column's raw type, of the slot that <paramref name="slot"/> then points to.</summary>
    public Delegate GetGetter(int added, Slot slot)
    {
        (int output, int column) = _binding.Getters[added];
        return _model.Outputs[output].GetGetter(column, _outputs[output], slot);
    }

    private void Run(int[] slots, RowFrame frame)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor[] given = [.. _model.Inputs.Select((input, i) => input.ToTensor(_inputs[i], slots, frame, _model.Device))];
        Tensor[] made = _model.Network.Forward(given);
        for (int i = 0; i < _outputs.Length; i++)
        {
            RowOutput output = _model.Outputs[i];
            Keep(output.ToValues(made[output.Index], frame), _outputs[i], slots, frame);
        }
    }

    private void Keep(Tensor made, SlotValues values, int[] slots, RowFrame frame)
    {
        Span<float> kept = values.Add(slots, checked((int)(made.numel() / slots.Length)), frame.Height, frame.Width);
        made.cpu().contiguous().data<float>().CopyTo(kept);
        foreach (int slot in slots)
        {
            if (_isMissing[slot])
                values[slot].Fill(float.NaN);
        }
    }

    private (int Height, int Width) SizeOf(int slot) => _sized is [var first, ..] ? _inputs[first].SizeOf(slot) : default;

    private void CheckSizes(int slot)
    {
        foreach (int i in _sized)
        {
            (int Height, int Width) found = _inputs[i].SizeOf(slot), expected = SizeOf(slot);
            if (found != expected && found != default)
            {
                var images = (ImageInput)_model.Inputs[i];
                string row = RowName.Of(_id, images.ColumnName);
                throw new InvalidDataException(
                    $"{images.Title} holds an image of {found.Height}x{found.Width} pixels (height x width) in {row}; " +
                    $"expected {expected.Height}x{expected.Width}, as column '{_model.SizedBy!.ColumnName}' has in that row.");
            }
        }
    }
}
