using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class CustomMappingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void AnyColumnCanBePromisedWithoutFitting()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Output));
        definition[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 3, 4, 4);
        definition[0].ColumnName = "Generated";
        definition[0].AddAnnotation("Note", true, BooleanDataViewType.Instance);
        SchemaShape shape = _ml.Transforms.CustomMapping<Empty, Output>((_, _) => { }, null, outputSchemaDefinition: definition)
            .GetOutputSchema(new SchemaShape([]));
        SchemaShape.Column column = shape.Single();
        Assert.AreEqual("Generated", column.Name);
        Assert.AreEqual(SchemaShape.Column.VectorKind.Vector, column.Kind);
        Assert.AreEqual("Note", column.Annotations.Single().Name);
    }

    [TestMethod]
    public void FunctionsRunOnceARowWhateverIsRead()
    {
        int calls = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(NumberRow.Range(3));
        IDataView mapped = _ml.Transforms.CustomMapping<NumberRow, Pair>((row, pair) =>
        {
            Interlocked.Increment(ref calls);
            (pair.Half, pair.Third) = (row.Value / 2, row.Value / 3);
        }, null).Fit(data).Transform(data);
        Assert.AreEqual(0, calls);
        Assert.HasCount(3, mapped.GetColumn<float>("Value").ToArray());
        Assert.AreEqual(0, calls, "Columns that are not asked for are not computed.");
        Pair[] rows = _ml.Data.CreateEnumerable<Pair>(mapped, false).ToArray();
        Assert.AreEqual(3, calls);
        Assert.AreEqual(1f, rows[2].Half);
    }

    [TestMethod]
    public void InputsMustBeThereAndFit()
    {
        var mapping = _ml.Transforms.CustomMapping<NumberRow, Pair>((_, _) => { }, null);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => mapping.GetOutputSchema(new SchemaShape([])));
        StringAssert.StartsWith(missing.Message, "Could not find input column 'Value'");
        IDataView wrong = _ml.Data.LoadFromEnumerable([new Wrong()]);
        var misfit = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(mapping).Fit(wrong));
        StringAssert.StartsWith(misfit.Message, "Schema mismatch for input column 'Value': expected Single, got Int32");
    }

    [TestMethod]
    public void FunctionsWithoutAContractCannotBeSaved()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(NumberRow.Range(1));
        ITransformer model = _ml.Transforms.CustomMapping<NumberRow, Pair>((_, _) => { }, null).Fit(data);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Save(model, data.Schema, new MemoryStream()));
        Assert.AreEqual("Empty contract name for a transform: the transform cannot be saved", error.Message);
    }

    private sealed class Empty
    {
    }

    private sealed class Output
    {
        public float[]? Values { get; set; }
    }

    private sealed class Pair
    {
        public float Half { get; set; }

        public float Third { get; set; }
    }

    private sealed class Wrong
    {
        public int Value { get; set; }
    }
}
