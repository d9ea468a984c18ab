using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Tests.Systems;

/// <summary>What every system says of columns that do not fit, before any training.</summary>
[TestClass]
public sealed class SystemColumnTests
{
    private static readonly MLContext s_ml = new(seed: 1);

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Training_Columns_That_Are_Missing_Or_Of_Another_Type_Are_Named(string name)
    {
        SystemCase system = SystemCases.Named(name);
        TrainingOptions options = system.NewTiny();
        DataViewSchema schema = system.Trained.Training.Schema;
        foreach ((string role, string column, bool isImage) in TrainingColumns(options))
        {
            Refuses($"Could not find {role} column '{column}'. The columns are: ", system, Without(schema, column));
            string expected = isImage ? "a known-size Vector<Single, C, H, W> or an image of known size" : "Key";
            string advice = isImage ? "Use ResizeImages to give images a size, or ExtractPixels to make the vector; " : "Use MapValueToKey to make keys of labels.";
            Refuses($"Schema mismatch for {role} column '{column}': expected {expected}, got String. {advice}", system, With(schema, column, TextDataViewType.Instance));
            if (isImage)
            {
                Refuses($"Schema mismatch for {role} column '{column}': expected {expected}, got Vector<Single, 64>. Give the vectors the dimensions of images, such as " +
                    $"mlContext.Gan().Data.Reshape(data, \"{column}\", 8, 8).",
                    system, With(schema, column, new VectorDataViewType(NumberDataViewType.Single, 64)), isSeenByShape: false);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Images_Of_A_Size_That_The_Networks_Cannot_Make_Are_Refused(string name)
    {
        SystemCase system = SystemCases.Named(name);
        (int height, int width) = system.UnfitSize ?? (11, 7);
        DataViewSchema schema = system.Trained.Training.Schema;
        var unfit = new VectorDataViewType(NumberDataViewType.Single, 3, height, width);
        TrainingOptions options = system.NewTiny();
        foreach (TrainingImages images in options.Images)
            schema = With(schema, images.Column, unfit).Schema;
        void Fit() => system.NewEstimator(s_ml, options).Fit(new EmptyDataView(schema));
        if (system.UnfitSize is null)
        {
            StringAssert.StartsWith(Assert.Throws<InvalidOperationException>(Fit).Message, "Training data is empty");
            return;
        }
        var error = Assert.Throws<ArgumentOutOfRangeException>(Fit);
        StringAssert.Contains(error.Message, $"column '{options.Images[^1].Column}' is {unfit}. ");
        StringAssert.Contains(error.Message, $"{height}x{width} pixels");
        StringAssert.Contains(error.Message, "esize ");
    }

    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void The_Transformers_Columns_That_Are_Missing_Or_Of_Another_Type_Are_Named(string name)
    {
        SystemCase system = SystemCases.Named(name);
        NetworkTransformer network = system.Trained.Network;
        TrainingOptions options = system.NewTiny();
        DataViewSchema schema = system.Trained.Preparation.Transform(system.Data.Requests(1)).Schema;
        network.GetOutputSchema(schema);
        var required = TrainingColumns(options).Where(column => options.GeneratorInputs.Contains(column.Column)).Select(column => (column.Role, column.Column)).ToArray();
        foreach ((string role, string column) in required)
            Refuses($"Could not find {role} column '{column}'. The columns are: ", network, Without(schema, column));
        foreach ((string role, string column) in options is LatentGanOptions latent ? [.. required, ("seed", latent.SeedColumnName)] : required)
            Refuses($"Schema mismatch for {role} column '{column}': expected ", network, With(schema, column, TextDataViewType.Instance), "got String. ");
    }

    private static IEnumerable<(string Role, string Column, bool IsImage)> TrainingColumns(TrainingOptions options)
    {
        foreach (TrainingImages images in options.Images)
            yield return (images.Role, images.Column, true);
        if (options.Label is { } label)
            yield return ("label", label, false);
    }

    private static void Refuses(string message, SystemCase system, EmptyDataView data, bool isSeenByShape = true)
    {
        IEstimator<ITransformer> estimator = system.NewEstimator(s_ml, system.NewTiny());
        StringAssert.StartsWith(Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(data)).Message, message);
        if (isSeenByShape)
        {
            var chain = new EstimatorChain<ITransformer>().Append(estimator).Append(new Unreachable());
            StringAssert.StartsWith(Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(data)).Message, message);
        }
    }

    private static void Refuses(string message, NetworkTransformer network, EmptyDataView data, string found = "")
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => network.Transform(data));
        StringAssert.StartsWith(error.Message, message);
        StringAssert.Contains(error.Message, found);
    }

    private static EmptyDataView Without(DataViewSchema schema, string column) => Columns(schema, column, null);

    private static EmptyDataView With(DataViewSchema schema, string column, DataViewType type) => Columns(schema, column, type);

    private static EmptyDataView Columns(DataViewSchema schema, string column, DataViewType? type)
    {
        var columns = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column other in schema.Where(c => !c.IsHidden && c.Name != column))
            columns.AddColumn(other.Name, other.Type, other.Annotations);
        columns.AddColumn("Other", NumberDataViewType.Single);
        if (type is not null)
            columns.AddColumn(column, type);
        return new EmptyDataView(columns.ToSchema());
    }

    private sealed class Unreachable : IEstimator<ITransformer>
    {
        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

        public ITransformer Fit(IDataView input) => throw new AssertFailedException("The chain was fitted.");
    }
}
