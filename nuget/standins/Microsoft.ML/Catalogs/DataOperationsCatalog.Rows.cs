using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Contracts.CheckValue(input, nameof(input));
        foreach (string missing in (columnsToPrefetch ?? []).Where(name => input.Schema.GetColumnOrNull(name) == null))
            throw Contracts.ExceptSchemaMismatch(nameof(columnsToPrefetch), "prefetch", missing);
        return new CacheView(input, columnsToPrefetch ?? []);
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffledView(input, seed ?? _env.Register("Shuffle").Rand.Next(), shufflePoolSize, shuffleSource);
    }

    public IDataView TakeRows(IDataView input, long count)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckParam(count > 0, nameof(count), "Must be greater than zero.");
        return new FilteredView(input, () => () => true, count, () => input.GetRowCount() is { } rows ? Math.Min(rows, count) : null);
    }

    /// <summary>Draws a number for every row; sampling by a key column is not part of the stand-in.</summary>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckParam(testFraction is > 0 and < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        if (samplingKeyColumnName != null)
            throw new NotSupportedException("The stand-in splits only without a sampling key column.");
        uint used = (uint?)(seed ?? ((IHostEnvironmentInternal)_env).Seed) ?? 42;
        IDataView Part(bool test) => new FilteredView(data, () =>
        {
            var random = new TauswortheHybrid(used);
            return () => random.NextSingle() < testFraction == test;
        }, long.MaxValue, () => null);
        return new TrainTestData(Part(false), Part(true));
    }

    /// <summary>What a split makes.</summary>
    public struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet) => (TrainSet, TestSet) = (trainSet, testSet);
    }
}
