using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Images of rows, of any sizes, and their translations.</summary>
internal sealed class TranslationBatch : RowBatch
{
    // 64 images of 64x64, 4 of 256x256: more at a time would take memory and save no time.
    private const int Enough = 1 << 18;

    private readonly TranslationModel _model;
    private readonly ImageReader _reader;
    private readonly (int Height, int Width)[] _sizes;
    // Where each slot's image ends in _sources; the next begins there.
    private readonly int[] _ends;
    private readonly ArraySegment<float>[] _translations;
    private float[] _sources = [];
    private int _read;

    public TranslationBatch(TranslationModel model, DataViewRow row, DataViewSchema.Column input, int capacity)
    {
        _model = model;
        _reader = ImageReader.Create(row, input, model.Source.Channels, input.Type is ImageDataViewType ? PixelScale.Bytes : model.VectorScale);
        _sizes = new (int, int)[capacity];
        _ends = new int[capacity];
        _translations = new ArraySegment<float>[capacity];
    }

    public override bool IsFull => _read >= Enough * _model.Source.Channels;

    // Values outside the range are no error here: an image that is somewhat too bright can be translated, too.
    public override void Read(int slot)
    {
        (int height, int width) = _sizes[slot] = _reader.Take();
        int start = slot == 0 ? 0 : _ends[slot - 1];
        _read = _ends[slot] = start + _model.Source.Channels * height * width;
        if (_sources.Length < _read)
            Array.Resize(ref _sources, Math.Max(2 * start, _read));
        _reader.Read(_sources.AsSpan(start.._read), out _);
    }

    public override void Run(int count)
    {
        Array.Clear(_translations);
        foreach (IGrouping<(int Height, int Width), int> slots in Enumerable.Range(0, count).GroupBy(slot => _sizes[slot]))
        {
            foreach (int[] together in slots.Chunk(_model.MixesImages ? 1 : count))
                Translate(together, slots.Key.Height, slots.Key.Width);
        }
    }

    public override Delegate GetGetter(int output, Slot slot) => _model.Target.IsImage ? ImageGetter(slot) : VectorGetter(slot);

    private void Translate(int[] slots, int height, int width)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int values = _model.Source.Channels * height * width;
        var sources = new float[slots.Length * values];
        for (int i = 0; i < slots.Length; i++)
            Array.Copy(_sources, _ends[slots[i]] - values, sources, i * values, values);
        Tensor images = tensor(sources, [slots.Length, _model.Source.Channels, height, width], device: _model.Device);
        float[] translations = _model.Network.Translate(images).cpu().contiguous().data<float>().ToArray();
        int length = _model.Target.Channels * height * width;
        for (int i = 0; i < slots.Length; i++)
            _translations[slots[i]] = new ArraySegment<float>(translations, i * length, length);
    }

    private ValueGetter<VBuffer<float>> VectorGetter(Slot slot) => (ref VBuffer<float> value) =>
    {
        ArraySegment<float> translation = _translations[slot.Index];
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, translation.Count);
        _model.Target.Scale.FromNetwork(translation, editor.Values);
        value = editor.Commit();
    };

    private ValueGetter<MLImage> ImageGetter(Slot slot) => (ref MLImage value) =>
    {
        ArraySegment<float> translation = _translations[slot.Index];
        var planar = new float[translation.Count];
        _model.Target.Scale.FromNetwork(translation, planar);
        (int height, int width) = _sizes[slot.Index];
        value = PlanarImage.Write(planar, _model.Target.Channels, height, width);
    };
}
