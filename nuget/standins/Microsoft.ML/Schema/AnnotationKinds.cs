namespace Microsoft.ML.Data;

/// <summary>The names of the usual annotations and the values of some.</summary>
internal static class AnnotationKinds
{
    public const string SlotNames = "SlotNames";
    public const string KeyValues = "KeyValues";
    public const string ScoreColumnSetId = "ScoreColumnSetId";
    public const string ScoreColumnKind = "ScoreColumnKind";
    public const string ScoreValueKind = "ScoreValueKind";
    public const string MulticlassClassification = "MulticlassClassification";
    public const string Score = "Score";
    public const string PredictedLabel = "PredictedLabel";

    /// <summary>The type of <see cref="ScoreColumnSetId"/>.</summary>
    public static KeyDataViewType SetIdType { get; } = new(typeof(uint), int.MaxValue);

    /// <summary>A getter of always the same vector.</summary>
    public static ValueGetter<VBuffer<T>> Constant<T>(T[] values) =>
        (ref VBuffer<T> destination) => VBuffer<T>.Copy(values, 0, ref destination, values.Length);
}
