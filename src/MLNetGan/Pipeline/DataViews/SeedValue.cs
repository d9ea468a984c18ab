using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>A condition beside a seed.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Of">Its value for a row and the row's seed; of keys the index from 0.</param>
internal sealed record SeedValue(ConditionColumn Column, Func<int, long, float> Of);
