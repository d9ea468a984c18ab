using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Rows;

/// <summary>Images of rows, and the probabilities of their labels.</summary>
internal sealed class ClassifierBatch : RowBatch
{
    private readonly ClassifierModel _model;
    private readonly ImageReader _image;
    private readonly float[] _pixels, _scores;
    private readonly int _pixelsPerImage, _labels;

    public ClassifierBatch(ClassifierModel model, DataViewRow row, DataViewSchema.Column image, int capacity)
    {
        (_model, _pixelsPerImage, _labels) = (model, model.Image.Length, model.Label.Count);
        _image = ImageReader.Create(row, image, model.Image.Channels, model.Image.Scale);
        _pixels = new float[capacity * _pixelsPerImage];
        _scores = new float[capacity * _labels];
    }

    // Values outside the range are no error here: a classifier can judge an image that is somewhat too bright.
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
        Tensor scores = _model.Network.Forward(images)[_model.Output].softmax(1);
        scores.cpu().contiguous().data<float>().CopyTo(_scores.AsSpan(0, count * _labels));
    }

    public override Delegate GetGetter(int output, Slot slot) =>
        output == ClassifierBinding.PredictedLabelOutput ? PredictedLabelGetter(slot) : ScoreGetter(slot);

    private ValueGetter<uint> PredictedLabelGetter(Slot slot) => (ref uint value) =>
    {
        // Without a largest score, where all are NaN, the label is missing.
        value = 0;
        float largest = float.NegativeInfinity;
        ReadOnlySpan<float> scores = Scores(slot.Index);
        for (int label = 0; label < scores.Length; label++)
        {
            if (scores[label] > largest)
                (largest, value) = (scores[label], (uint)label + 1);
        }
    };

    private ValueGetter<VBuffer<float>> ScoreGetter(Slot slot) => (ref VBuffer<float> value) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, _labels);
        Scores(slot.Index).CopyTo(editor.Values);
        value = editor.Commit();
    };

    private ReadOnlySpan<float> Scores(int slot) => _scores.AsSpan(slot * _labels, _labels);
}
