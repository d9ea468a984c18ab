using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a row class, checked against its members.</summary>
internal sealed class RowClass
{
    private RowClass(Column[] columns)
    {
        Columns = columns;
        var builder = new DataViewSchema.Builder();
        foreach (Column column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        Schema = builder.ToSchema();
    }

    public Column[] Columns { get; }

    /// <summary>The schema of data views over rows of the class.</summary>
    public DataViewSchema Schema { get; }

    public static RowClass Create(Type userType, SchemaDefinition.Direction direction, SchemaDefinition definition = null) =>
        new((definition ?? SchemaDefinition.Create(userType, direction)).Select(column => Bind(userType, column))
            .Where(column => column != null).ToArray());

    private static Column Bind(Type userType, SchemaDefinition.Column column)
    {
        const string Parameter = "userSchemaDefinition";
        MemberInfo member = (MemberInfo)userType.GetField(column.MemberName) ?? userType.GetProperty(column.MemberName)
            ?? throw Contracts.ExceptParam(Parameter, $"No field or property with name '{column.MemberName}' found in type '{userType.FullName}'");
        if (SchemaDefinition.MemberType(member) == typeof(IChannel))
            return null;
        var (item, isVector) = SchemaDefinition.Split(member);
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        DataViewType type = column.ColumnType;
        if (type == null)
            return new Column(name, isVector ? new VectorDataViewType(item.ToPrimitiveType()) : item.ToPrimitiveType(), member, column.Annotations);
        string wanted = type is VectorDataViewType ? "vector" : "scalar", found = isVector ? "vector" : "scalar";
        if (wanted != found)
            throw Contracts.ExceptParam(Parameter, $"Column '{name}' is supposed to be {wanted}, but type of associated field '{column.MemberName}' is {found}");
        Type raw = type.ItemType().RawType;
        if (raw != item)
            throw Contracts.ExceptParam(Parameter, $"Column '{name}' is supposed to have item type {raw}, but associated field has type {item}");
        return new Column(name, type, member, column.Annotations);
    }

    public sealed record Column(string Name, DataViewType Type, MemberInfo Member, DataViewSchema.Annotations Annotations)
    {
        public Type MemberType => SchemaDefinition.MemberType(Member);
    }
}
