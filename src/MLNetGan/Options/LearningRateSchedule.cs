using System.Globalization;

namespace MLNetGan;

/// <summary>How the learning rates of a run change: a factor on the options' rates over the course of training.</summary>
public sealed class LearningRateSchedule
{
    // Of this share of a rate hardly anything is learned.
    private const double NextToNothing = 0.02;

    private readonly double _value;
    private readonly int[] _epochs;

    private LearningRateSchedule(double value, params int[] epochs) => (_value, _epochs) = (value, epochs);

    /// <summary>The same rate from beginning to end.</summary>
    public static LearningRateSchedule Constant { get; } = new(1);

    /// <summary>Multiplies the rate by a factor at the start of each given epoch, however long the run is.</summary>
    /// <param name="factor">The factor, finite and greater than 0.</param>
    /// <param name="epochs">The numbers of whole epochs after which the factor applies, each at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor or an epoch out of range.</exception>
    public static LearningRateSchedule Steps(double factor, params int[] epochs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfEqual(factor, double.PositiveInfinity);
        ArgumentOutOfRangeException.ThrowIfZero(epochs.Length, nameof(epochs));
        foreach (int epoch in epochs)
            ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1, nameof(epochs));
        return new LearningRateSchedule(factor, [.. epochs]);
    }

    /// <summary>Keeps the rate until a share of the run is done, then lowers it linearly to zero at the end.</summary>
    /// <param name="start">The share of epochs or of time, from 0 (decay from the beginning) to below 1; 0.5 is CycleGAN's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share out of range.</exception>
    public static LearningRateSchedule LinearDecay(double start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, 1);
        return new LearningRateSchedule(start) { IsLinear = true };
    }

    private bool IsLinear { get; init; }

    /// <summary>The whole epochs after which next to nothing of the rate is left for good; null where that never is.</summary>
    internal int? SpentAfter => Factor(int.MaxValue, 0) < NextToNothing
        ? _epochs.Where(epoch => Factor(epoch, 0) < NextToNothing).Min() : null;

    /// <summary>The factor on the learning rate.</summary>
    /// <param name="epoch">Whole epochs done.</param>
    /// <param name="progress">The share of the run that is done, 0 to 1.</param>
    public double Factor(int epoch, double progress) => IsLinear
        ? Math.Clamp((1 - progress) / (1 - _value), 0, 1)
        : Math.Pow(_value, _epochs.Count(e => epoch >= e));

    /// <summary>The schedule as text, which <see cref="Parse"/> reads: "constant", "steps 0.1 at 10,20,25", "linear from 0.5".</summary>
    public override string ToString() => this switch
    {
        { IsLinear: true } => string.Create(CultureInfo.InvariantCulture, $"linear from {_value}"),
        { _epochs: [] } => "constant",
        _ => string.Create(CultureInfo.InvariantCulture, $"steps {_value} at {string.Join(',', _epochs)}"),
    };

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is not a schedule, or has a number out of its range.</exception>
    public static LearningRateSchedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["constant"])
            return Constant;
        if (words is ["linear", "from", var start] && TryNumber(start, out double share) && share is >= 0 and < 1)
            return LinearDecay(share);
        if (words is ["steps", var by, "at", var at] && TryNumber(by, out double factor) && factor is > 0 and < double.PositiveInfinity)
        {
            int[] epochs = [.. at.Split(',').Select(
                word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int epoch) ? epoch : 0)];
            if (epochs.All(epoch => epoch > 0))
                return Steps(factor, epochs);
        }
        throw new FormatException($"'{text}' is not a learning-rate schedule: expected 'constant', 'steps FACTOR at EPOCH,EPOCH' " +
            "(a factor above 0, epochs from 1 on) or 'linear from SHARE' (from 0 to below 1).");
    }

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
