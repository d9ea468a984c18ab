using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Randomness;

/// <summary>
/// The dropout masks of a network. Of all that its layers draw in a step, value i is a function of the step's seed and of i:
/// the same on every device, after a resume, and whatever else the process does.
/// </summary>
/// <remarks>
/// Three rounds of exclusive or with a shift and of multiplication (the constants are Wellons' lowbias32), with one half of the
/// seed before the first and one after it; a value is kept where the result, of which the top bits count, is large enough.
/// </remarks>
internal sealed class DropoutMasks : IDisposable
{
    private const int Multiplier1 = 0x7feb352d, Multiplier2 = unchecked((int)0x846ca68b);
    private const int Shift1 = 16, Shift2 = 15;

    // What is filled at once on a CPU: a whole mask may be larger than a span.
    private const int MostAtOnce = 1 << 28;

    // What is made ahead: between two steps whole sets of images may have been translated.
    private const int MostAhead = 1 << 24;

    private int _first, _key;
    private long _drawn;

    // On a GPU operations are too small to be made for each layer: a step's masks are made at once, as many as the last one drew.
    private Tensor? _ahead;
    private double _aheadProbability;

    /// <summary>Begins a step: what is drawn from here on depends on the seed alone.</summary>
    public void Begin(long seed)
    {
        (_first, _key) = ((int)((ulong)seed >> 34), (int)seed);
        long drawn = Interlocked.Exchange(ref _drawn, 0);
        if (_ahead is null)
            return;
        Device device = _ahead.device;
        _ahead.Dispose();
        _ahead = drawn == 0 ? null : OnDevice(0, Math.Min(drawn, MostAhead), _aheadProbability, device).DetachFromDisposeScope();
    }

    /// <summary>The next mask: zero with a probability, else what keeps the mean.</summary>
    public Tensor Next(long[] shape, double probability, Device device)
    {
        long count = 1;
        foreach (long side in shape)
            count *= side;
        long start = Interlocked.Add(ref _drawn, count) - count;
        if (device.type == DeviceType.CPU)
            return InMemory(start, shape, probability);
        if (_ahead is not null && probability == _aheadProbability && start + count <= _ahead.shape[0])
            return _ahead.narrow(0, start, count).view(shape);
        Tensor mask = OnDevice(start, count, probability, device);
        if (_ahead is null)
            (_ahead, _aheadProbability) = (mask.alias().DetachFromDisposeScope(), probability);
        return mask.view(shape);
    }

    /// <summary>The values by libtorch's operations.</summary>
    public Tensor OnDevice(long start, long count, double probability, Device device)
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using Scalar from = _first + start, to = _first + start + count, key = _key, multiplier1 = Multiplier1, multiplier2 = Multiplier2;
        using Scalar shift1 = Shift1, shift2 = Shift2, threshold = Threshold(probability), kept = Kept(probability), one = 1;
        Tensor x = arange(from, to, one, ScalarType.Int32, device);
        Tensor far = full([], shift1, ScalarType.Int32, device), near = full([], shift2, ScalarType.Int32, device);
        x = x.bitwise_xor_(x.bitwise_right_shift(far)).mul_(multiplier1).add_(key, one);
        x = x.bitwise_xor_(x.bitwise_right_shift(near)).mul_(multiplier2);
        x = x.bitwise_xor_(x.bitwise_right_shift(far)).mul_(multiplier1);
        return scope.MoveToOuter(x.ge(threshold).to(ScalarType.Float32).mul_(kept));
    }

    /// <summary>The values on a CPU, where libtorch draws masks one value at a time, which can take half of a training step.</summary>
    public Tensor InMemory(long start, long[] shape, double probability, int mostAtOnce = MostAtOnce)
    {
        Tensor mask = empty(shape);
        using Tensor line = mask.view(-1);
        for (long done = 0; done < line.shape[0]; done += mostAtOnce)
        {
            using Tensor part = line.narrow(0, done, Math.Min(mostAtOnce, line.shape[0] - done));
            Fill(MemoryMarshal.Cast<byte, float>(part.bytes), start + done, probability);
        }
        return mask;
    }

    /// <summary>Disposes of the masks that were made ahead; others may be made again.</summary>
    public void Dispose()
    {
        _ahead?.Dispose();
        _ahead = null;
    }

    private void Fill(Span<float> values, long start, double probability)
    {
        var threshold = new Vector<int>(Threshold(probability));
        var kept = new Vector<float>(Kept(probability));
        var key = new Vector<int>(_key);
        Vector<int> counter = Vector<int>.Indices + new Vector<int>((int)(_first + start));
        var step = new Vector<int>(Vector<int>.Count);
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count, counter += step)
            Keep(counter, key, threshold, kept).CopyTo(values[i..]);
        Vector<float> last = Keep(counter, key, threshold, kept);
        for (int j = 0; i + j < values.Length; j++)
            values[i + j] = last[j];
    }

    private static Vector<float> Keep(Vector<int> counter, Vector<int> key, Vector<int> threshold, Vector<float> kept)
    {
        Vector<int> x = (counter ^ (counter >> Shift1)) * new Vector<int>(Multiplier1) + key;
        x = (x ^ (x >> Shift2)) * new Vector<int>(Multiplier2);
        x = (x ^ (x >> Shift1)) * new Vector<int>(Multiplier1);
        return Vector.AsVectorSingle(Vector.BitwiseAnd(Vector.GreaterThanOrEqual(x, threshold), Vector.AsVectorInt32(kept)));
    }

    private static int Threshold(double probability) => (int)(int.MinValue + Math.Floor(probability * (1L << 32)));

    private static float Kept(double probability) => (float)(1 / (1 - probability));
}
