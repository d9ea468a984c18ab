using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Values of one type and their numbers.</summary>
internal abstract class TermMap(PrimitiveDataViewType itemType)
{
    public PrimitiveDataViewType ItemType { get; } = itemType;

    public abstract int Count { get; }

    /// <summary>An empty map still needs a key type with one value.</summary>
    public KeyDataViewType KeyType => new(typeof(uint), Math.Max(1, Count));

    public static TermMap Create(DataViewType itemType) => itemType is TextDataViewType
        ? new TermMap<string>((PrimitiveDataViewType)itemType)
        : (TermMap)Activator.CreateInstance(typeof(TermMap<>).MakeGenericType(itemType.RawType), itemType);

    public static TermMap Load(BinaryReader reader)
    {
        TermMap map = Create(SchemaCodec.ReadType(reader));
        map.Read(reader);
        return map;
    }

    public abstract Action Adder(DataViewRow row, DataViewSchema.Column column, int maximum);

    public abstract void Finish(bool sort);

    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column input, bool asText);

    public abstract Delegate Mapper(DataViewRow row, DataViewSchema.Column column);

    public abstract void Write(BinaryWriter writer);

    protected abstract void Read(BinaryReader reader);
}
