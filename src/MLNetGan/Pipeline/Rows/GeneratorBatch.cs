using MLNetGan.Randomness;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Noise and conditions of rows, and the images made of them.</summary>
internal sealed class GeneratorBatch : RowBatch
{
    // Features of large images take a multiple of this.
    private const int MostPixels = 1 << 22;

    private readonly GeneratorModel _model;
    private readonly float[] _latents, _pixels;
    private readonly float[][] _conditions;
    private readonly bool[] _isMissing;
    private readonly Func<float>?[] _readConditions;
    private readonly Func<long> _readSeed;
    private readonly ValueGetter<VBuffer<float>>? _readLatent;
    private readonly int _pixelsPerImage;
    private VBuffer<float> _latent;
    private int _count;

    public GeneratorBatch(GeneratorModel model, GeneratorBinding binding, DataViewRow row, int capacity)
    {
        _model = model;
        _pixelsPerImage = model.Image.Length;
        capacity = Math.Clamp(MostPixels / _pixelsPerImage, 1, capacity);
        _latents = new float[capacity * model.LatentSize];
        _pixels = new float[capacity * _pixelsPerImage];
        _conditions = [.. model.Conditions.Select(_ => new float[capacity])];
        _isMissing = new bool[capacity];
        _readConditions = [.. model.Conditions.Zip(binding.Conditions, (condition, column) => column is null ? null : condition.CreateReader(row, column.Value))];
        _readLatent = binding.Latent is { } latent ? row.GetGetter<VBuffer<float>>(latent) : null;
        _readSeed = binding.Seed is { } seed ? FromColumn(row.GetGetter<long>(seed)) : FromId(row.GetIdGetter());
    }

    public override bool IsFull => _count == _isMissing.Length;

    public override void Read(int slot)
    {
        _count = slot + 1;
        if (_readLatent is null)
        {
            CounterNoise.Normal(_readSeed(), Latent(slot));
        }
        else
        {
            _readLatent(ref _latent);
            _latent.CopyTo(Latent(slot));
        }
        _isMissing[slot] = false;
        for (int i = 0; i < _conditions.Length; i++)
            _conditions[i][slot] = ReadCondition(i, slot);
    }

    public override void Run(int count)
    {
        bool isFull = count == _isMissing.Length;
        float[] latents = isFull ? _latents : _latents[..(count * _model.LatentSize)];
        float[][] conditions = isFull ? _conditions : Array.ConvertAll(_conditions, values => values[..count]);
        GeneratorSampling.Run(_model.Network, latents, conditions, _pixels.AsSpan(0, count * _pixelsPerImage), _model.Device);
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

    private float ReadCondition(int condition, int slot)
    {
        float value = _readConditions[condition]?.Invoke() ?? float.NaN;
        if (!float.IsNaN(value))
            return value;
        if (!_model.Conditions[condition].IsRequired)
            return CodeNoise.Draw(_readSeed(), _model.Network, condition);
        _isMissing[slot] = true;
        return 0;
    }

    private static Func<long> FromColumn(ValueGetter<long> getter)
    {
        long seed = 0;
        return () =>
        {
            getter(ref seed);
            return seed;
        };
    }

    private static Func<long> FromId(ValueGetter<DataViewRowId> getter)
    {
        DataViewRowId id = default;
        return () =>
        {
            getter(ref id);
            return CounterNoise.Combine((long)id.Low, (long)id.High);
        };
    }

    private Span<float> Latent(int slot) => _latents.AsSpan(slot * _model.LatentSize, _model.LatentSize);

    private Span<float> Pixels(int slot) => _pixels.AsSpan(slot * _pixelsPerImage, _pixelsPerImage);
}
