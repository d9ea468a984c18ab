using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>The column of one member.</summary>
    public sealed class Column
    {
        internal Column(string memberName, DataViewType columnType, string columnName) =>
            (MemberName, ColumnType, ColumnName) = (memberName, columnType, columnName);

        public string MemberName { get; }
        public string ColumnName { get; set; }
        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var (kind, annotation) in Added)
                    builder.Add(kind, annotation.Type, annotation.Getter);
                return builder.ToAnnotations();
            }
        }

        internal Dictionary<string, (DataViewType Type, Delegate Getter)> Added { get; } = new();

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Contracts.CheckValue(kind, nameof(kind));
            Contracts.CheckValue(annotationType, nameof(annotationType));
            Contracts.Check(!Added.ContainsKey(kind), "Column already contains an annotation of this kind.");
            var (item, isVector) = typeof(T).SplitMember();
            string found = annotationType is VectorDataViewType ? "vector" : "scalar", given = isVector ? "vector" : "scalar";
            Contracts.Check(found == given, $"Value inputted is supposed to be {given}, but type of Annotationinfo is {found}");
            Type raw = annotationType.ItemType().RawType;
            Contracts.Check(item == raw, $"Value inputted is supposed to have Type {item}, but type of Annotationinfo has {raw}");
            Added[kind] = (annotationType, Getter(value));
        }

        private static Delegate Getter<T>(T value) => value switch
        {
            string text => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> destination) => destination = text.AsMemory()),
            string[] texts => AnnotationKinds.Constant(Array.ConvertAll(texts, text => text.AsMemory())),
            Array array => Generic.Call<Delegate>(typeof(AnnotationKinds), nameof(AnnotationKinds.Constant), typeof(T).GetElementType(), null, array),
            _ => (ValueGetter<T>)((ref T destination) => destination = value),
        };
    }
}
