using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Computes PredictedLabel and Score; a row's scores are computed once.</summary>
internal sealed class MulticlassRowMapper(MaximumEntropyModelParameters model, DataViewSchema schema, DataViewSchema.Column features,
    DataViewSchema.Column? label) : IRowMapper
{
    public DataViewSchema.DetachedColumn[] GetOutputColumns()
    {
        uint sets = 0;
        foreach (DataViewSchema.Column column in schema.Where(c => c.Annotations.Schema.GetColumnOrNull(AnnotationKinds.ScoreColumnSetId) != null))
        {
            uint set = 0;
            column.Annotations.GetValue(AnnotationKinds.ScoreColumnSetId, ref set);
            sets = Math.Max(sets, set);
        }
        return
        [
            new("PredictedLabel", new KeyDataViewType(typeof(uint), model.Classes), About(AnnotationKinds.PredictedLabel, AnnotationKinds.KeyValues, sets + 1)),
            new("Score", new VectorDataViewType(NumberDataViewType.Single, model.Classes), About(AnnotationKinds.Score, AnnotationKinds.SlotNames, sets + 1)),
        ];
    }

    public Func<int, bool> GetDependencies(Func<int, bool> activeOutput)
    {
        bool needed = activeOutput(0) || activeOutput(1);
        return column => needed && column == features.Index;
    }

    public Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
    {
        disposer = null;
        if (!activeOutput(0) && !activeOutput(1))
            return new Delegate[2];
        ValueGetter<VBuffer<float>> getter = input.GetGetter<VBuffer<float>>(features);
        VBuffer<float> vector = default, dense = default;
        var scores = new float[model.Classes];
        long served = -1;
        void Score()
        {
            if (served == input.Position)
                return;
            getter(ref vector);
            vector.CopyToDense(ref dense);
            SoftmaxObjective.Predict(model.Parameters, dense.GetValues(), scores);
            served = input.Position;
        }
        ValueGetter<uint> predicted = (ref uint value) =>
        {
            Score();
            int best = 0;
            for (int c = 1; c < scores.Length; c++)
                best = scores[c] > scores[best] ? c : best;
            value = float.IsNaN(scores[best]) ? 0 : (uint)best + 1;
        };
        ValueGetter<VBuffer<float>> score = (ref VBuffer<float> value) =>
        {
            Score();
            VBuffer<float>.Copy(scores, 0, ref value, scores.Length);
        };
        return [activeOutput(0) ? predicted : null, activeOutput(1) ? score : null];
    }

    private DataViewSchema.Annotations About(string valueKind, string names, uint set)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (label is { } own)
        {
            DataViewSchema.Column values = own.Annotations.Schema[AnnotationKinds.KeyValues];
            annotations.Add(names, values.Type, own.Annotations.GetterAt(values.Index));
        }
        annotations.AddPrimitiveValue(AnnotationKinds.ScoreColumnSetId, AnnotationKinds.SetIdType, set);
        annotations.AddPrimitiveValue(AnnotationKinds.ScoreColumnKind, TextDataViewType.Instance, AnnotationKinds.MulticlassClassification.AsMemory());
        annotations.AddPrimitiveValue(AnnotationKinds.ScoreValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        return annotations.ToAnnotations();
    }
}
