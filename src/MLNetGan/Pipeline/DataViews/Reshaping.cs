using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Columns;

namespace MLNetGan.Pipeline.DataViews;

/// <summary>Gives the vectors of a column other dimensions.</summary>
internal static class Reshaping
{
    public static IDataView Reshape(MLContext context, IDataView data, string columnName, VectorDataViewType type)
    {
        DataViewSchema.Column column = SchemaError.Find(data.Schema, "image", columnName);
        if (column.Type is not VectorDataViewType found || found.ItemType != NumberDataViewType.Single || found.Size != type.Size)
        {
            throw new ArgumentException($"Schema mismatch for image column '{columnName}': expected vectors of {type.Size} values " +
                $"({type.Dimensions[0]} x {type.Dimensions[1]} x {type.Dimensions[2]}) of type Single, got {column.Type}. " +
                "Give height, width and channels whose product is the vectors' size.", nameof(data));
        }
        SchemaDefinition input = Definition(columnName, found), output = Definition(columnName, type);
        return context.Transforms.CustomMapping<Pixels, Pixels>((from, to) => to.Values = from.Values, null, input, output)
            .Fit(data).Transform(data);
    }

    private static SchemaDefinition Definition(string columnName, VectorDataViewType type)
    {
        var definition = SchemaDefinition.Create(typeof(Pixels));
        (definition[0].ColumnName, definition[0].ColumnType) = (columnName, type);
        return definition;
    }

    private sealed class Pixels
    {
        public VBuffer<float> Values;
    }
}
