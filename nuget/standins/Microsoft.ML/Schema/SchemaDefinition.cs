using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns that the members of a row class stand for.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Which members count: those that can be read, written, or either.</summary>
    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName] => this.FirstOrDefault(column => column.ColumnName == columnName);

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (MemberInfo member in Members(userType, direction).Where(IsColumn))
        {
            // Registration comes first: the type of the member may be known only through its attribute.
            member.GetCustomAttributes().OfType<DataViewTypeAttribute>().SingleOrDefault()?.Register();
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (!names.Add(name))
                throw Contracts.ExceptParam(nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, TypeOf(member), name));
        }
        return definition;
    }

    internal static IEnumerable<MemberInfo> Members(Type userType, Direction direction)
    {
        Contracts.CheckValue(userType, nameof(userType));
        IEnumerable<PropertyInfo> properties = userType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0
                && (direction.HasFlag(Direction.Read) && p.GetGetMethod() != null
                    || direction.HasFlag(Direction.Write) && p.GetSetMethod() != null));
        return userType.GetFields(BindingFlags.Public | BindingFlags.Instance).Concat<MemberInfo>(properties);
    }

    internal static bool IsColumn(MemberInfo member) =>
        MemberType(member) != typeof(IChannel) && member.GetCustomAttribute<NoColumnAttribute>() == null;

    internal static Type MemberType(MemberInfo member) => (member as FieldInfo)?.FieldType ?? ((PropertyInfo)member).PropertyType;

    internal static (Type Item, bool IsVector) Split(MemberInfo member)
    {
        var (item, isVector) = MemberType(member).SplitMember();
        if (!item.IsPrimitive() && !DataViewTypeManager.TryGet(item, member.GetCustomAttributes(), out _))
            throw Contracts.ExceptParam("rawType", $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        return (item, isVector);
    }

    private static DataViewType TypeOf(MemberInfo member)
    {
        var (item, isVector) = Split(member);
        if (DataViewTypeManager.TryGet(item, member.GetCustomAttributes(), out DataViewType own))
            return own;
        PrimitiveDataViewType itemType = item.ToPrimitiveType();
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            Contracts.CheckParam(KeyDataViewType.IsValidDataType(item), "userType", $"Member {member.Name} marked with KeyType " +
                "attribute, but does not appear to be a valid kind of data for a key type");
            itemType = new KeyDataViewType(item, key.Count);
        }
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        Contracts.CheckParam(vector == null || isVector, "userType",
            $"Member {member.Name} marked with VectorTypeAttribute, but does not appear to be a vector type");
        return !isVector ? itemType
            : vector?.Dims is { Length: > 0 } dims ? new VectorDataViewType(itemType, dims) : new VectorDataViewType(itemType, 0);
    }
}
