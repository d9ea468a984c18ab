using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Pipeline.Saving;

/// <summary>What of a trained pipeline is of use once it is loaded.</summary>
/// <param name="Model">The steps that what it makes depends on.</param>
/// <param name="Wanted">The columns that these want of data.</param>
internal sealed record SavedPipeline(ITransformer Model, DataViewSchema Wanted)
{
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
        HashSet<string> made = [.. mappers.Skip(first).SelectMany(Added).Select(column => column.Name)];
        IEnumerable<DataViewSchema.Column> needed = schema.Where(column => !column.IsHidden && made.Contains(column.Name));
        List<ITransformer> kept = [];
        for (int i = links.Length - 1; i >= 0; i--)
        {
            DataViewSchema.Column[] outputs = [.. needed];
            bool isOfUse = i >= first || !Adds(mappers[i])
                || Added(mappers[i]).Any(added => outputs.Any(column => column.Index == added.Index));
            needed = [.. mappers[i].GetDependencies(outputs)];
            if (isOfUse)
                kept.Insert(0, links[i]);
        }
        IEnumerable<string> seeds = links.OfType<NetworkTransformer>().Select(link => link.Model.SeedColumnName).OfType<string>();
        IEnumerable<string> missing = seeds.Where(seed => mappers[first].InputSchema.GetColumnOrNull(seed) is null);
        return new SavedPipeline(new TransformerChain<ITransformer>([.. kept]), Schema([.. needed], missing));
    }

    private static IEnumerable<ITransformer> Links(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Links) : [model];

    // Whether all columns of the input stay where they are, and others follow them.
    private static bool Adds(IRowToRowMapper mapper) => mapper.OutputSchema.Count > mapper.InputSchema.Count &&
        mapper.InputSchema.All(
            column => mapper.OutputSchema[column.Index] is var same && same.Name == column.Name && same.Type.Equals(column.Type));

    private static IEnumerable<DataViewSchema.Column> Added(IRowToRowMapper mapper) => mapper.OutputSchema.Skip(mapper.InputSchema.Count);

    private static DataViewSchema Schema(IReadOnlyList<DataViewSchema.Column> columns, IEnumerable<string> seeds)
    {
        var schema = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in columns.OrderBy(column => column.Index))
            schema.AddColumn(column.Name, column.Type, column.Annotations);
        foreach (string seed in seeds.Distinct())
            schema.AddColumn(seed, NumberDataViewType.Int64);
        return schema.ToSchema();
    }
}
