namespace Microsoft.ML.Data;

/// <summary>From .NET types to column types, and questions to column types.</summary>
internal static class TypeExtensions
{
    /// <summary>The types of single values; models are saved with their places in this list.</summary>
    private static readonly PrimitiveDataViewType[] _types =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
        RowIdDataViewType.Instance,
    ];

    public static bool IsPrimitive(this Type type) => type.ToCode() >= 0;

    public static PrimitiveDataViewType ToPrimitiveType(this Type type) => (type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type).ToCode() is >= 0 and var code
        ? _types[code]
        : throw new InvalidOperationException($"Bad type in ColumnTypeExtensions.NumberTypeFromType: {type}");

    public static PrimitiveDataViewType ToPrimitiveType(this byte code) => _types[code];

    public static int ToCode(this Type type) => Array.FindIndex(_types, known => known.RawType == type);

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
