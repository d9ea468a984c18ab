using MLNetGan.Onnx;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// Enlarges images to a size that a network can take by reflecting them at their edges, without repeating the edge itself and
/// as often as it needs, and cuts the old size out again.
/// </summary>
/// <param name="height">The height of the images.</param>
/// <param name="width">The width of the images.</param>
/// <param name="multiple">What both sides become a multiple of.</param>
/// <param name="smallest">What both sides become at least, such a multiple itself.</param>
internal sealed class SizePadding(long height, long width, long multiple, long smallest = 1)
{
    private readonly Axis _rows = new(2, height, multiple, smallest), _columns = new(3, width, multiple, smallest);

    public Tensor Pad(Tensor images) => _columns.Pad(_rows.Pad(images));

    public Tensor Crop(Tensor images) => _columns.Crop(_rows.Crop(images));

    public OnnxValue Pad(OnnxGraph graph, OnnxValue images) => _columns.Pad(graph, _rows.Pad(graph, images));

    public OnnxValue Crop(OnnxGraph graph, OnnxValue images) => _columns.Crop(graph, _rows.Crop(graph, images));

    /// <summary>One side of the images: each padded place takes the value of one of the old places.</summary>
    private sealed class Axis
    {
        private readonly long _dimension, _size, _before;
        private readonly long[] _sources;

        public Axis(long dimension, long size, long multiple, long smallest)
        {
            (_dimension, _size) = (dimension, size);
            _sources = new long[Math.Max(smallest, (size + multiple - 1) / multiple * multiple)];
            _before = (_sources.Length - size) / 2;
            // There and back again, without either end twice.
            long period = Math.Max(1, 2 * (size - 1));
            for (int i = 0; i < _sources.Length; i++)
            {
                long place = ((i - _before) % period + period) % period;
                _sources[i] = Math.Min(place, period - place);
            }
        }

        private bool Fits => _sources.Length == _size;

        public Tensor Pad(Tensor images) => Fits ? images : images.index_select(_dimension, tensor(_sources, device: images.device));

        public Tensor Crop(Tensor images) => Fits ? images : images.narrow(_dimension, _before, _size);

        public OnnxValue Pad(OnnxGraph graph, OnnxValue images) =>
            Fits ? images : graph.Node("Gather", [images, graph.Constant(_sources)], ("axis", _dimension));

        public OnnxValue Crop(OnnxGraph graph, OnnxValue images) => Fits
            ? images
            : graph.Node("Slice", [images, graph.Constant(_before), graph.Constant(_before + _size), graph.Constant(_dimension)]);
    }
}
