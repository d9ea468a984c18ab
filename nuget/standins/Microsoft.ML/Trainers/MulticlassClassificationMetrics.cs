namespace Microsoft.ML.Data;

/// <summary>How good a classifier is.</summary>
public sealed class MulticlassClassificationMetrics
{
    /// <param name="counts">Rows by true and predicted class.</param>
    /// <param name="unknown">Rows of classes that the model does not know.</param>
    /// <param name="loss">The sum of all rows' log-losses.</param>
    internal MulticlassClassificationMetrics(double[][] counts, double unknown, double loss)
    {
        double[] sizes = Array.ConvertAll(counts, row => row.Sum());
        double rows = sizes.Sum() + unknown;
        int[] present = Enumerable.Range(0, counts.Length).Where(i => sizes[i] > 0).ToArray();
        MicroAccuracy = rows > 0 ? counts.Select((row, i) => row[i]).Sum() / rows : 0;
        MacroAccuracy = present.Length > 0 ? present.Average(i => counts[i][i] / sizes[i]) : 0;
        LogLoss = rows > 0 ? loss / rows : 0;
    }

    public double LogLoss { get; }
    public double MacroAccuracy { get; }
    public double MicroAccuracy { get; }
}
