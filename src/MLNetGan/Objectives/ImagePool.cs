using MLNetGan.Networks;
using MLNetGan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Objectives;

/// <summary>
/// Generated images of the steps before, which a judge sees among those of now, so that it does not forget them (Shrivastava
/// 2017, section 2.3): once the pool is full, half of the images by chance go into it and give way to one of its own.
/// </summary>
internal sealed class ImagePool : IDisposable
{
    private readonly int _size;
    private readonly Func<StepNoise, int, IReadOnlyList<PoolChoice>> _choose;
    private readonly Tensor _count;
    private Tensor _images;

    /// <param name="size">How many images it holds; 0 for a pool that gives what it gets.</param>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="choose">Chooses for a number of images; null for chance.</param>
    public ImagePool(int size, Shape image, Func<StepNoise, int, IReadOnlyList<PoolChoice>>? choose = null)
    {
        (_size, _choose) = (size, choose ?? ByChance);
        _images = zeros([size, .. image.Dimensions]).DetachFromDisposeScope();
        // Read at every image, so in ordinary memory.
        _count = zeros(1, ScalarType.Int64).DetachFromDisposeScope();
    }

    /// <summary>What it holds, as tensors by name.</summary>
    public IEnumerable<(string Name, Tensor Value)> State => [("images", _images), ("count", _count)];

    public void MoveTo(Device device) => _images = _images.to(device, disposeAfter: true).DetachFromDisposeScope();

    /// <summary>Takes images in, and gives as many.</summary>
    public Tensor Exchange(Tensor images, StepNoise noise)
    {
        if (_size == 0)
            return images;
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        IReadOnlyList<PoolChoice> choices = _choose(noise, (int)images.shape[0]);
        var given = new Tensor[choices.Count];
        long count = _count.item<long>();
        for (int i = 0; i < given.Length; i++)
        {
            given[i] = images[i];
            if (count < _size)
            {
                _images[count++].copy_(images[i]);
            }
            else if (choices[i].GivesBack)
            {
                given[i] = _images[choices[i].Place].clone();
                _images[choices[i].Place].copy_(images[i]);
            }
        }
        using Scalar filled = count;
        _count.fill_(filled);
        return stack(given).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        _images.Dispose();
        _count.Dispose();
    }

    private PoolChoice[] ByChance(StepNoise noise, int count)
    {
        float[] chances = noise.UniformValues(2 * count);
        var choices = new PoolChoice[count];
        for (int i = 0; i < count; i++)
            choices[i] = new PoolChoice(chances[2 * i] > 0.5f, Math.Min((int)(chances[2 * i + 1] * _size), _size - 1));
        return choices;
    }
}

/// <summary>What a full pool does with an image.</summary>
/// <param name="GivesBack">Whether it keeps the image and gives another one; else it gives the image itself.</param>
/// <param name="Place">The place of that other one.</param>
internal readonly record struct PoolChoice(bool GivesBack, int Place);
