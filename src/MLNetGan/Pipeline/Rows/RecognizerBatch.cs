using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Images of rows, and what a network tells of them.</summary>
internal sealed class RecognizerBatch : RowBatch
{
    private readonly RecognizerModel _model;
    private readonly RecognizerBinding _binding;
    private readonly ImageReader _image;
    private readonly float[] _pixels;
    private readonly Dictionary<RecognizerHead, float[]> _values;
    private readonly int _pixelsPerImage;

    public RecognizerBatch(RecognizerModel model, RecognizerBinding binding, DataViewRow row, DataViewSchema.Column image, int capacity)
    {
        (_model, _binding, _pixelsPerImage) = (model, binding, model.Image.Length);
        _image = ImageReader.Create(row, image, model.Image.Channels, model.Image.Scale);
        _pixels = new float[capacity * _pixelsPerImage];
        _values = model.Heads.ToDictionary(head => head, head => new float[capacity * head.Size]);
    }

    // Values outside the range are no error here: a network can judge an image that is somewhat too bright.
    public override void Read(int slot)
    {
        _image.Take();
        _image.Read(_pixels.AsSpan(slot * _pixelsPerImage, _pixelsPerImage), out _);
    }

    public override void Run(int count)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        int used = count * _pixelsPerImage;
        Tensor images = tensor(used == _pixels.Length ? _pixels : _pixels[..used], [count, .. _model.Image.Shape.Dimensions], device: _model.Device);
        Tensor[] outputs = _model.Network.Forward(images);
        foreach ((RecognizerHead head, float[] values) in _values)
        {
            Tensor output = head.Keys is null ? outputs[head.Output] : outputs[head.Output].softmax(1);
            output.cpu().contiguous().data<float>().CopyTo(values.AsSpan(0, count * head.Size));
        }
    }

    public override Delegate GetGetter(int output, Slot slot)
    {
        (RecognizerHead head, bool isKey) = _binding.Getters[output];
        return isKey ? KeyGetter(head, slot) : ValuesGetter(head, slot);
    }

    private ValueGetter<uint> KeyGetter(RecognizerHead head, Slot slot) => (ref uint value) =>
    {
        // Without a largest probability, where all are NaN, the key is missing.
        value = 0;
        float largest = float.NegativeInfinity;
        ReadOnlySpan<float> scores = Values(head, slot.Index);
        for (int key = 0; key < scores.Length; key++)
        {
            if (scores[key] > largest)
                (largest, value) = (scores[key], (uint)key + 1);
        }
    };

    private ValueGetter<VBuffer<float>> ValuesGetter(RecognizerHead head, Slot slot) => (ref VBuffer<float> value) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, head.Size);
        Values(head, slot.Index).CopyTo(editor.Values);
        value = editor.Commit();
    };

    private ReadOnlySpan<float> Values(RecognizerHead head, int slot) => _values[head].AsSpan(slot * head.Size, head.Size);
}
