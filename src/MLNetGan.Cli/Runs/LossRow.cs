namespace MLNetGan.Cli.Runs;

/// <summary>A row of losses.csv; losses and beliefs are means over the epoch.</summary>
internal sealed record LossRow(int Epoch, long Step, double RealBelief, double FakeBelief, double DiscriminatorLoss, double GeneratorLoss, double Seconds);
