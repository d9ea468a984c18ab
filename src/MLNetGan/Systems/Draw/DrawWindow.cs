using MLNetGan.Networks;

namespace MLNetGan.Systems.Draw;

/// <summary>An attention window as a hidden state moves it: the five numbers of its filters, and these.</summary>
internal sealed class DrawWindow : Block
{
    /// <summary>How much of the image's larger side windows reach over before training.</summary>
    public const double FirstShare = 0.45;

    private readonly Dense numbers;
    private readonly FilterBanks filters;

    /// <param name="units">Values of the hidden state.</param>
    /// <param name="side">The window's side.</param>
    /// <param name="image">(channels, height, width).</param>
    /// <param name="isWritten">Whether its intensity divides, rather than multiplies.</param>
    public DrawWindow(int units, int side, Shape image, bool isWritten) : base("Window")
    {
        filters = new FilterBanks(side, image[1], image[2]);
        // First windows look at the middle of the image, with filters that reach their neighbours, and what is written is as high as the
        // patch: where they start as single points, hundreds of steps go by before there is anything to learn from; where they start
        // over the whole image, they stay large.
        double stride = filters.LargestStride * FirstShare;
        float variance = (float)(2 * Math.Log(stride / 2)), intensity = isWritten ? (float)(-2 * Math.Log(stride)) : 0;
        numbers = new Dense(units, 5, initialDeviation: 0.01, initialBias: [0, 0, variance, (float)Math.Log(FirstShare), intensity]);
        RegisterComponents();
    }

    public FilterBanks Filters => filters;

    /// <summary>The five numbers.</summary>
    public T Numbers<T>(IPass<T> pass, T hidden) => pass.One(numbers, hidden);

    public override T[] Wire<T>(IPass<T> pass, ReadOnlySpan<T> inputs) => pass.Apply(filters, Numbers(pass, inputs[0]));
}
