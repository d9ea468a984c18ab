using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>The outputs of the row that stands; they are computed when the first of them is read.</summary>
internal sealed class OnnxRowRun(OnnxTransformer parent, DataViewRow row, Func<OrtValue>[] feeds, string[] active) : IDisposable
{
    private readonly RunOptions _options = new();
    private IDisposableReadOnlyCollection<OrtValue> _values;
    private long _position = -1;

    public OrtValue Get(string output)
    {
        if (_position != row.Position)
        {
            _values?.Dispose();
            OrtValue[] inputs = Array.ConvertAll(feeds, feed => feed());
            try
            {
                _values = parent.Model.Session.Run(_options, parent.Inputs, inputs, active);
            }
            finally
            {
                Array.ForEach(inputs, input => input.Dispose());
            }
            _position = row.Position;
        }
        return _values[Array.IndexOf(active, output)];
    }

    public void Dispose()
    {
        _values?.Dispose();
        _options.Dispose();
    }
}
