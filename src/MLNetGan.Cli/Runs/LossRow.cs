using System.Globalization;

namespace MLNetGan.Cli.Runs;

/// <summary>A row of losses.csv; losses and beliefs are means over the epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps since the run began.</param>
/// <param name="RealBelief">The discriminator's mean belief in real images.</param>
/// <param name="FakeBelief">The discriminator's mean belief in generated images.</param>
/// <param name="DiscriminatorLoss">Its loss, all terms summed.</param>
/// <param name="GeneratorLoss">The generator's loss, all terms summed.</param>
/// <param name="HeldOutL1">The distance of translations to their targets, in epochs that end with an evaluation on held-out pairs.</param>
/// <param name="Seconds">Training time.</param>
internal sealed record LossRow(
    int Epoch, long Step, double RealBelief, double FakeBelief, double DiscriminatorLoss, double GeneratorLoss, double? HeldOutL1, double Seconds)
{
    public static LossRow Parse(string header, string line)
    {
        Dictionary<string, string> row = header.Split(',').Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        double Value(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        return new LossRow((int)Value("epoch"), (long)Value("step"), Value("real_belief"), Value("fake_belief"),
            Value("discriminator_loss"), Value("generator_loss"),
            row.GetValueOrDefault("validation_l1") is { Length: > 0 } ? Value("validation_l1") : null, Value("seconds"));
    }
}
