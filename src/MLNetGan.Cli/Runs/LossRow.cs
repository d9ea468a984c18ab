using System.Globalization;

namespace MLNetGan.Cli.Runs;

/// <summary>A row of losses.csv; losses and beliefs are means over the epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">Steps since the run began.</param>
/// <param name="Images">Real images since the run began, of a run of growing networks.</param>
/// <param name="RealBelief">The discriminator's mean belief in real images, or a critic's mean score of them.</param>
/// <param name="FakeBelief">Its mean belief in generated images, or its mean score.</param>
/// <param name="WassersteinEstimate">A critic's estimate of the distance between real and generated images; null for other discriminators.</param>
/// <param name="DiscriminatorLoss">Its loss, all terms summed.</param>
/// <param name="GeneratorLoss">The generator's loss, all terms summed.</param>
/// <param name="HeldOutL1">The distance of translations to their targets, in epochs that end with an evaluation on held-out pairs.</param>
/// <param name="Seconds">Training time.</param>
internal sealed record LossRow(
    int Epoch, long Step, double? Images, double RealBelief, double FakeBelief, double? WassersteinEstimate, double DiscriminatorLoss, double GeneratorLoss, double? HeldOutL1, double Seconds)
{
    public static LossRow Parse(string header, string line)
    {
        Dictionary<string, string> row = header.Split(',').Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        double Value(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        double? Optional(string column) => row.GetValueOrDefault(column) is { Length: > 0 } ? Value(column) : null;
        return new LossRow((int)Value("epoch"), (long)Value("step"), Optional("images"), Value("real_belief"), Value("fake_belief"), Optional("wasserstein_estimate"),
            Value("discriminator_loss"), Value("generator_loss"), Optional("validation_l1"), Value("seconds"));
    }
}
