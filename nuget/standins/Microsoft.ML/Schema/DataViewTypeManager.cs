using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Remembers which .NET types have column types of their own.</summary>
public static class DataViewTypeManager
{
    private static readonly Dictionary<(Type, DataViewTypeAttribute), DataViewType> _columnTypes = new();
    private static readonly Dictionary<DataViewType, (Type, DataViewTypeAttribute)> _rawTypes = new();
    private static readonly Lock _lock = new();

    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute typeAttribute = null)
    {
        Contracts.CheckParam(!type.IsPrimitive() && type != typeof(string), nameof(type),
            $"Type {type} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        lock (_lock)
        {
            var raw = (type, typeAttribute);
            bool hasColumnType = _columnTypes.TryGetValue(raw, out DataViewType columnType);
            bool hasRaw = _rawTypes.TryGetValue(dataViewType, out var registered);
            Contracts.CheckParam(!hasColumnType || columnType.Equals(dataViewType), nameof(type), $"Repeated type register. The raw " +
                $"type {type} has been associated with {columnType} so it cannot be associated with {dataViewType}.");
            Contracts.CheckParam(!hasRaw || registered.Equals(raw), nameof(dataViewType), $"Repeated type register. The DataView type " +
                $"{dataViewType} has been associated with {registered.Item1} so it cannot be associated with {type}.");
            _columnTypes[raw] = dataViewType;
            _rawTypes[dataViewType] = raw;
        }
    }

    internal static bool Knows(DataViewType dataViewType)
    {
        lock (_lock)
            return _rawTypes.ContainsKey(dataViewType);
    }

    internal static bool TryGet(Type type, IEnumerable<Attribute> attributes, out DataViewType columnType)
    {
        DataViewTypeAttribute[] own = attributes?.OfType<DataViewTypeAttribute>().ToArray() ?? [];
        Contracts.CheckParam(own.Length <= 1, nameof(type), $"Type {type.Name} cannot be marked with multiple attributes derived from {typeof(DataViewTypeAttribute)}.");
        lock (_lock)
            return _columnTypes.TryGetValue((type, own.SingleOrDefault()), out columnType);
    }
}
