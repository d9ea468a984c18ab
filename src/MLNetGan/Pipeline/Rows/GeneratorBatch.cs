using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Noise and labels of rows, and the images made of them.</summary>
internal sealed class GeneratorBatch : RowBatch
{
    private readonly GeneratorModel _model;
    private readonly float[] _latents, _pixels;
    private readonly long[] _labels;
    private readonly bool[] _isMissing;
    private readonly Action<int> _readNoise;
    private readonly Func<long>? _key;
    private readonly int _pixelsPerImage;

    public GeneratorBatch(GeneratorModel model, GeneratorBinding binding, DataViewRow row, int capacity)
    {
        _model = model;
        _pixelsPerImage = model.Image.Length;
        _latents = new float[capacity * model.LatentSize];
        _pixels = new float[capacity * _pixelsPerImage];
        _labels = new long[model.Label is null ? 0 : capacity];
        _isMissing = new bool[capacity];
        _key = binding.Label is { } label ? KeyReader.Create(row, label) : null;
        _readNoise = binding switch
        {
            { Latent: { } latent } => FromLatent(row.GetGetter<VBuffer<float>>(latent)),
            { Seed: { } seed } => FromSeed(row.GetGetter<long>(seed)),
            _ => FromId(row.GetIdGetter()),
        };
    }

    public override void Read(int slot)
    {
        _readNoise(slot);
        if (_key is null)
            return;
        long key = _key();
        if (key > _model.Label!.Count)
            throw new InvalidDataException($"Label column '{_model.LabelColumnName}' has the key {key}; expected one from 1 to {_model.Label.Count}.");
        _isMissing[slot] = key == 0;
        _labels[slot] = Math.Max(0, key - 1);
    }

    public override void Run(int count)
    {
        bool isFull = count == _isMissing.Length;
        float[] latents = isFull ? _latents : _latents[..(count * _model.LatentSize)];
        long[] labels = isFull || _key is null ? _labels : _labels[..count];
        GeneratorSampling.Run(_model.Network, latents, labels, _pixels.AsSpan(0, count * _pixelsPerImage), _model.Device);
        for (int slot = 0; slot < count; slot++)
        {
            if (_isMissing[slot])
                Pixels(slot).Fill(float.NaN);
        }
    }

    public override Delegate GetGetter(int output, Slot slot) => _model.Image.IsImage ? ImageGetter(slot) : VectorGetter(slot);

    private ValueGetter<VBuffer<float>> VectorGetter(Slot slot) => (ref VBuffer<float> value) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, _pixelsPerImage);
        _model.Image.Scale.FromNetwork(Pixels(slot.Index), editor.Values);
        value = editor.Commit();
    };

    private ValueGetter<MLImage> ImageGetter(Slot slot)
    {
        var planar = new float[_pixelsPerImage];
        ImageColumn image = _model.Image;
        return (ref MLImage value) =>
        {
            image.Scale.FromNetwork(Pixels(slot.Index), planar);
            value = PlanarImage.Write(planar, image.Channels, image.Height, image.Width);
        };
    }

    private Action<int> FromLatent(ValueGetter<VBuffer<float>> getter)
    {
        VBuffer<float> latent = default;
        return slot =>
        {
            getter(ref latent);
            latent.CopyTo(Latent(slot));
        };
    }

    private Action<int> FromSeed(ValueGetter<long> getter)
    {
        long seed = 0;
        return slot =>
        {
            getter(ref seed);
            CounterNoise.Normal(seed, Latent(slot));
        };
    }

    private Action<int> FromId(ValueGetter<DataViewRowId> getter)
    {
        DataViewRowId id = default;
        return slot =>
        {
            getter(ref id);
            CounterNoise.Normal(CounterNoise.Combine((long)id.Low, (long)id.High), Latent(slot));
        };
    }

    private Span<float> Latent(int slot) => _latents.AsSpan(slot * _model.LatentSize, _model.LatentSize);

    private Span<float> Pixels(int slot) => _pixels.AsSpan(slot * _pixelsPerImage, _pixelsPerImage);
}
