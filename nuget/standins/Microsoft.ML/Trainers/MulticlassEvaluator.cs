using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Compares scores with labels.</summary>
internal static class MulticlassEvaluator
{
    private const float SmallestProbability = 1e-15f;

    public static MulticlassClassificationMetrics Evaluate(IDataView data, DataViewSchema.Column label, DataViewSchema.Column score)
    {
        if (score.Type is not VectorDataViewType { Size: >= 2 } scores || scores.ItemType != NumberDataViewType.Single)
            throw Contracts.ExceptSchemaMismatch("schema", "score", score.Name, "vector of two or more items of type Single", score.Type.ToString());
        using DataViewRowCursor cursor = data.GetRowCursor([label, score]);
        Func<float> getLabel = LabelOf(cursor, label);
        ValueGetter<VBuffer<float>> getScore = cursor.GetGetter<VBuffer<float>>(score);
        double[][] counts = Enumerable.Range(0, scores.Size).Select(_ => new double[scores.Size]).ToArray();
        var (probabilities, buffer, unknown, loss) = (new float[scores.Size], default(VBuffer<float>), 0, 0.0);
        while (cursor.MoveNext())
        {
            float truth = getLabel();
            getScore(ref buffer);
            buffer.CopyTo(probabilities);
            if (!(truth >= 0 && truth == (int)truth) || !Array.TrueForAll(probabilities, float.IsFinite))
                continue;
            if (truth >= probabilities.Length)
            {
                unknown++;
                loss -= Math.Log(SmallestProbability);
                continue;
            }
            counts[(int)truth][Array.IndexOf(probabilities, probabilities.Max())]++;
            loss -= Math.Log(Math.Min(1, Math.Max(SmallestProbability, probabilities[(int)truth])));
        }
        return new MulticlassClassificationMetrics(counts, unknown, loss);
    }

    // Keys count from 1 and labels from 0; a missing key is no label.
    private static Func<float> LabelOf(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Single)
        {
            ValueGetter<float> getter = row.GetGetter<float>(column);
            return () =>
            {
                float value = 0;
                getter(ref value);
                return value;
            };
        }
        if (column.Type is not KeyDataViewType)
            throw Contracts.ExceptSchemaMismatch("schema", "label", column.Name, "Single or Key", column.Type.ToString());
        return Generic.Call<Func<float>>(typeof(MulticlassEvaluator), nameof(KeyOf), column.Type.RawType, null, row, column);
    }

    private static Func<float> KeyOf<TKey>(DataViewRow row, DataViewSchema.Column column)
        where TKey : IConvertible
    {
        ValueGetter<TKey> getter = row.GetGetter<TKey>(column);
        return () =>
        {
            TKey key = default;
            getter(ref key);
            return key.ToSingle(null) is var number && number > 0 ? number - 1 : float.NaN;
        };
    }
}
