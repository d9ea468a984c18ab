namespace Microsoft.ML.Data;

/// <summary>How good a classifier is.</summary>
public sealed class MulticlassClassificationMetrics
{
    /// <param name="counts">Rows by true and predicted class.</param>
    /// <param name="losses">Sums of log-losses by true class.</param>
    /// <param name="unknown">Rows of classes that the model does not know.</param>
    /// <param name="unknownLoss">The sum of their log-losses.</param>
    internal MulticlassClassificationMetrics(double[][] counts, double[] losses, double unknown, double unknownLoss)
    {
        double[] sizes = Array.ConvertAll(counts, row => row.Sum());
        double rows = sizes.Sum() + unknown;
        int[] present = Enumerable.Range(0, counts.Length).Where(i => sizes[i] > 0).ToArray();
        ConfusionMatrix = new ConfusionMatrix(counts);
        MicroAccuracy = rows > 0 ? counts.Select((row, i) => row[i]).Sum() / rows : 0;
        MacroAccuracy = present.Length > 0 ? present.Average(i => counts[i][i] / sizes[i]) : 0;
        LogLoss = rows > 0 ? (losses.Sum() + unknownLoss) / rows : 0;
        double entropy = -present.Sum(i => sizes[i] * Math.Log(sizes[i] / rows)) / rows;
        LogLossReduction = (entropy - LogLoss) / entropy;
        PerClassLogLoss = losses.Select((loss, i) => sizes[i] > 0 ? loss / sizes[i] : 0).ToArray();
    }

    public double LogLoss { get; }
    public double LogLossReduction { get; }
    public double MacroAccuracy { get; }
    public double MicroAccuracy { get; }
    public IReadOnlyList<double> PerClassLogLoss { get; }
    public ConfusionMatrix ConfusionMatrix { get; }
}
