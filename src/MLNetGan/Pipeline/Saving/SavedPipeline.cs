using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Fitting;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan.Pipeline.Saving;

/// <summary>What of a trained pipeline is of use once it is loaded.</summary>
/// <param name="Model">The steps that what it makes depends on.</param>
/// <param name="Wanted">The columns that these want of data.</param>
internal sealed record SavedPipeline(ITransformer Model, DataViewSchema Wanted)
{
    /// <summary>What ML.NET can save of these columns: it leaves those of images out, and fails where there are no others.</summary>
    public DataViewSchema? SavableSchema => Wanted.All(column => column.Type is ImageDataViewType) ? null : Wanted;

    /// <exception cref="ArgumentException">There is no network in the pipeline.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public static SavedPipeline Of(ITransformer model, DataViewSchema input)
    {
        ITransformer[] links = [.. Links(model)];
        int first = Array.FindIndex(links, link => link is NetworkTransformer);
        if (first < 0)
        {
            throw new ArgumentException("The model has no transformer that this library trained. " +
                "Give what Fit returned, or save other pipelines with mlContext.Model.Save.", nameof(model));
        }
        List<IRowToRowMapper> mappers = [];
        DataViewSchema schema = input;
        foreach (ITransformer link in links)
        {
            mappers.Add(link.GetRowToRowMapper(schema));
            schema = mappers[^1].OutputSchema;
        }
        // From the network on everything is wanted; before it, what that depends on.
        HashSet<string> made = [.. mappers.Skip(first).SelectMany(mapper => Added(mapper) ?? []).Select(column => column.Name)];
        IEnumerable<DataViewSchema.Column> needed = schema.Where(column => !column.IsHidden && made.Contains(column.Name));
        List<(int Step, string[] Behind)> kept = [];
        Dictionary<string, DataViewSchema.Column> lacking = [];
        for (int i = links.Length - 1; i >= 0; i--)
        {
            DataViewSchema.Column[] outputs = [.. needed];
            DataViewSchema.Column[] added = Added(mappers[i]) ?? [];
            bool isOfUse = i >= first || added.Length == 0 || added.Any(one => outputs.Any(column => column.Index == one.Index));
            // A step reads all its inputs, whichever of the columns that it adds is needed.
            needed = [.. mappers[i].GetDependencies(isOfUse ? outputs.Union(added) : outputs)];
            if (links[i] is NetworkTransformer network)
                needed = [.. needed.Union(Taken(network, mappers[i].InputSchema, lacking))];
            if (isOfUse)
                kept.Insert(0, (i, [.. lacking.Keys]));
        }
        DataViewSchema wanted = Schema([.. needed], lacking.Values), left = wanted;
        List<ITransformer> steps = [];
        foreach ((int i, string[] behind) in kept)
        {
            ITransformer step = links[i] is ColumnSelectingTransformer ? Select(mappers[i].OutputSchema, behind, left) : links[i];
            steps.Add(step);
            left = step.GetOutputSchema(left);
        }
        return new SavedPipeline(new TransformerChain<ITransformer>([.. steps]), wanted);
    }

    // DropColumns and SelectColumns refuse data without a column that they name: behind them is what they give of the columns that are
    // still there, and what a saved network takes that comes later.
    private static ColumnSelectingTransformer Select(DataViewSchema given, IEnumerable<string> behind, DataViewSchema left)
    {
        string[] selected = [.. given.Where(column => !column.IsHidden).Select(column => column.Name).Concat(behind).Distinct()
            .Where(name => left.GetColumnOrNull(name) is not null)];
        return new MLContext(seed: 0).Transforms.SelectColumns(selected).Fit(new EmptyDataView(left));
    }

    // A saved network takes seeds, codes and masks also where, in process, it can do without, and images as training had them alone.
    private static IEnumerable<DataViewSchema.Column> Taken(
        NetworkTransformer network, DataViewSchema input, Dictionary<string, DataViewSchema.Column> lacking)
    {
        foreach (DataViewSchema.Column column in SavedModel.InputSchema(network.Model))
        {
            if (input.GetColumnOrNull(column.Name) is not { } found)
                lacking.TryAdd(column.Name, column);
            else if (network.Model.Inputs.OfType<ImageInput>().FirstOrDefault(image => image.ColumnName == column.Name) is { } trained
                && !found.Type.Equals(column.Type))
                throw SchemaError.Mismatch(trained.Role, column.Name, $"{column.Type}, as in training", $"{found.Type}",
                    "A saved network takes images of the size and kind that it was trained on: put ResizeImages before it, and behind " +
                    "that ExtractPixels where training had vectors.");
            else
                yield return found;
        }
    }

    private static IEnumerable<ITransformer> Links(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Links) : [model];

    // What a step adds to columns of which it leaves all; null for one that does not. ML.NET puts a column behind the one of its name, if
    // there is one, and else at the end.
    private static DataViewSchema.Column[]? Added(IRowToRowMapper mapper)
    {
        List<DataViewSchema.Column> added = [];
        int left = 0;
        foreach (DataViewSchema.Column column in mapper.OutputSchema)
        {
            if (left < mapper.InputSchema.Count && mapper.InputSchema[left].Name == column.Name
                && mapper.InputSchema[left].Type.Equals(column.Type))
                left++;
            else
                added.Add(column);
        }
        return left == mapper.InputSchema.Count ? [.. added] : null;
    }

    private static DataViewSchema Schema(IReadOnlyList<DataViewSchema.Column> columns, IEnumerable<DataViewSchema.Column> lacking)
    {
        var schema = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in columns.OrderBy(column => column.Index).Concat(lacking))
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        return schema.ToSchema();
    }
}
