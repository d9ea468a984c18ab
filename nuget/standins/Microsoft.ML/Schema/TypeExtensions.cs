namespace Microsoft.ML.Data;

/// <summary>From .NET types to column types, and questions to column types.</summary>
internal static class TypeExtensions
{
    private static readonly Dictionary<Type, (DataKind Kind, PrimitiveDataViewType Type)> _types = new()
    {
        [typeof(sbyte)] = (DataKind.SByte, NumberDataViewType.SByte),
        [typeof(byte)] = (DataKind.Byte, NumberDataViewType.Byte),
        [typeof(short)] = (DataKind.Int16, NumberDataViewType.Int16),
        [typeof(ushort)] = (DataKind.UInt16, NumberDataViewType.UInt16),
        [typeof(int)] = (DataKind.Int32, NumberDataViewType.Int32),
        [typeof(uint)] = (DataKind.UInt32, NumberDataViewType.UInt32),
        [typeof(long)] = (DataKind.Int64, NumberDataViewType.Int64),
        [typeof(ulong)] = (DataKind.UInt64, NumberDataViewType.UInt64),
        [typeof(float)] = (DataKind.Single, NumberDataViewType.Single),
        [typeof(double)] = (DataKind.Double, NumberDataViewType.Double),
        [typeof(ReadOnlyMemory<char>)] = (DataKind.String, TextDataViewType.Instance),
        [typeof(bool)] = (DataKind.Boolean, BooleanDataViewType.Instance),
        [typeof(TimeSpan)] = (DataKind.TimeSpan, TimeSpanDataViewType.Instance),
        [typeof(DateTime)] = (DataKind.DateTime, DateTimeDataViewType.Instance),
        [typeof(DateTimeOffset)] = (DataKind.DateTimeOffset, DateTimeOffsetDataViewType.Instance),
        // The real package has a kind 16 of its own for row ids, which its public enumeration lacks.
        [typeof(DataViewRowId)] = ((DataKind)16, RowIdDataViewType.Instance),
    };

    public static bool IsPrimitive(this Type type) => _types.ContainsKey(type);

    public static PrimitiveDataViewType ToPrimitiveType(this Type type) =>
        _types.TryGetValue(type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type, out var found)
            ? found.Type
            : throw new InvalidOperationException($"Bad type in ColumnTypeExtensions.NumberTypeFromType: {type}");

    public static PrimitiveDataViewType ToPrimitiveType(this DataKind kind) => _types.Values.First(t => t.Kind == kind).Type;

    public static DataKind ToKind(this Type type) => _types[type].Kind;

    public static DataViewType ItemType(this DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

    /// <summary>Rows with only such columns may be read ahead and kept.</summary>
    public static bool IsCacheable(this DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    public static bool IsStandardScalar(this DataViewType type) => type is PrimitiveDataViewType and not KeyDataViewType;

    /// <summary>Splits the type of a member of a row class into item type and vector or not.</summary>
    public static (Type Item, bool IsVector) SplitMember(this Type type)
    {
        bool isVector = type.IsArray || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Type item = type.IsArray ? type.GetElementType() : isVector ? type.GetGenericArguments()[0] : type;
        return (item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item, isVector);
    }
}
