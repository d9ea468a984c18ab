using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Pipeline.Saving;

/// <summary>
/// A trainer's model that turns a one-hot vector into PredictedLabel, a key with names. What ONNX gives is always a vector,
/// and of ML.NET's own savable components only models of trainers make a key of one.
/// </summary>
internal static class OneHotDecoder
{
    /// <summary>The columns that the model adds: the key, and scores that say how sure it is.</summary>
    public const string Key = "PredictedLabel", Score = "Score";

    public static ITransformer Fit(MLContext context, LabelColumn label, string oneHotColumn)
    {
        const string Label = "Label";
        IDataView keys = ValueDataView.Of(ValueColumn.Keys(Label, label.AsPredicted(), label.Count, i => i));
        IDataView data = context.Transforms.Conversion.MapKeyToVector(oneHotColumn, Label).Fit(keys).Transform(keys);
        // Next to no regularization: every label has one example, and what matters is that each is told from the others.
        return context.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy(Label, oneHotColumn, l1Regularization: 0, l2Regularization: 1e-4f).Fit(data);
    }
}
