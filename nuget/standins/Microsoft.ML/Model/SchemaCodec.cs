using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Writes and reads schemas. Columns of types of other assemblies (images) are left out, as by the real package.</summary>
internal static class SchemaCodec
{
    public static void Write(BinaryWriter writer, DataViewSchema schema)
    {
        DataViewSchema.Column[] columns = schema.Where(column => column.Type.IsCacheable()).ToArray();
        Contracts.Check(columns.Length > 0, "No valid columns to save");
        writer.Write(columns.Length);
        foreach (DataViewSchema.Column column in columns)
        {
            writer.Write(column.Name);
            WriteType(writer, column.Type);
            DataViewSchema.Column[] annotations = column.Annotations.Schema.Where(a => a.Type.IsCacheable()).ToArray();
            writer.Write(annotations.Length);
            foreach (DataViewSchema.Column annotation in annotations)
            {
                writer.Write(annotation.Name);
                WriteType(writer, annotation.Type);
                Generic.Call<object>(typeof(SchemaCodec), annotation.Type is VectorDataViewType ? nameof(WriteVector) : nameof(WriteValue),
                    annotation.Type.ItemType().RawType, null, writer, column.Annotations, annotation);
            }
        }
    }

    public static DataViewSchema Read(BinaryReader reader)
    {
        var schema = new DataViewSchema.Builder();
        for (int columns = reader.ReadInt32(); columns > 0; columns--)
        {
            string name = reader.ReadString();
            DataViewType type = ReadType(reader);
            var annotations = new DataViewSchema.Annotations.Builder();
            for (int count = reader.ReadInt32(); count > 0; count--)
            {
                string kind = reader.ReadString();
                DataViewType kindType = ReadType(reader);
                annotations.Add(kind, kindType, Generic.Call<Delegate>(typeof(SchemaCodec),
                    kindType is VectorDataViewType ? nameof(ReadVector) : nameof(ReadValue), kindType.ItemType().RawType, null, reader));
            }
            schema.AddColumn(name, type, annotations.ToAnnotations());
        }
        return schema.ToSchema();
    }

    public static void WriteType(BinaryWriter writer, DataViewType type)
    {
        var item = (PrimitiveDataViewType)type.ItemType();
        writer.Write((byte)item.RawType.ToCode());
        writer.Write((item as KeyDataViewType)?.Count ?? 0);
        int[] dimensions = (type as VectorDataViewType)?.Dimensions.ToArray() ?? [];
        writer.Write(dimensions.Length);
        Array.ForEach(dimensions, writer.Write);
    }

    public static DataViewType ReadType(BinaryReader reader)
    {
        PrimitiveDataViewType item = reader.ReadByte().ToPrimitiveType();
        ulong count = reader.ReadUInt64();
        if (count > 0)
            item = new KeyDataViewType(item.RawType, count);
        var dimensions = new int[reader.ReadInt32()];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = reader.ReadInt32();
        return dimensions.Length > 0 ? new VectorDataViewType(item, dimensions) : item;
    }

    private static object WriteVector<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        VBuffer<T> value = default;
        annotations.GetValue(annotation.Name, ref value);
        ArrayCodec.Write(writer, value.DenseValues().ToArray());
        return null;
    }

    private static object WriteValue<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default;
        annotations.GetValue(annotation.Name, ref value);
        ArrayCodec.Write(writer, [value]);
        return null;
    }

    private static Delegate ReadVector<T>(BinaryReader reader) => AnnotationKinds.Constant(ArrayCodec.Read<T>(reader));

    private static Delegate ReadValue<T>(BinaryReader reader)
    {
        T value = ArrayCodec.Read<T>(reader)[0];
        return (ValueGetter<T>)((ref T destination) => destination = value);
    }
}
