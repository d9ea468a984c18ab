using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class KeyMappingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void KeysAreNumberedFromOneByOccurrence()
    {
        IDataView mapped = Fit("b", "a", "", "b", "c");
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 1, 3 }, mapped.GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, Names(mapped.Schema["Key"]));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mapped.Schema["Key"].Type);
        Assert.IsTrue(mapped.Schema["Key"].HasKeyValues());
    }

    [TestMethod]
    public void KeysCanBeNumberedByValueAndLimited()
    {
        IDataView data = Data("b", "a", "c", "d");
        IDataView mapped = _ml.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 3,
            keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 2, 1, 3, 0 }, mapped.GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void UnseenValuesAreMissingAndNamedEmpty()
    {
        ITransformer model = _ml.Transforms.Conversion.MapValueToKey("Key", "Text")
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(Data("x", "y"));
        IDataView result = model.Transform(Data("y", "z"));
        CollectionAssert.AreEqual(new uint[] { 2, 0 }, result.GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { "y", "" }, result.GetColumn<string>("Back").ToArray());
    }

    [TestMethod]
    public void NumbersAreMappedToo()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { 4f, float.NaN, 2f }.Select(v => new Number { Value = v }));
        IDataView back = _ml.Transforms.Conversion.MapValueToKey("Value").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Value"))
            .Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 1, 0, 2 }, back.GetColumn<uint>("Value").ToArray());
        CollectionAssert.AreEqual(new[] { 4f, float.NaN, 2f }, back.GetColumn<float>("Back").ToArray());
    }

    [TestMethod]
    public void KeysGivenBeforehandKeepTheirNumbers()
    {
        IDataView data = Data("b", "q", "a");
        IDataView mapped = _ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: Data("a", "b", "c")).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 2, 0, 1 }, mapped.GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void KeyTypesWithoutNamesCannotBeMappedBack()
    {
        IDataView data = _ml.Data.LoadFromEnumerable([new Plain { Key = 1 }]);
        var noNames = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapKeyToValue("Key")).Fit(data));
        StringAssert.Contains(noNames.Message, "Input column 'Key' doesn't contain key values metadata");
        var noKey = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapKeyToValue("Text")).Fit(Data("a")));
        StringAssert.Contains(noKey.Message, "Schema mismatch for input column 'Text': expected KeyType, got String");
    }

    [TestMethod]
    public void MissingColumnsAreNamed()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapValueToKey("Label")).Fit(Data("a")));
        StringAssert.StartsWith(error.Message, "Could not find input column 'Label'");
    }

    private static string[] Names(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetKeyValues(ref names);
        return names.DenseValues().Select(name => name.ToString()).ToArray();
    }

    private IDataView Data(params string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }).ToArray());

    private IDataView Fit(params string[] texts)
    {
        IDataView data = Data(texts);
        return _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data).Transform(data);
    }

    private sealed class Row
    {
        public string? Text { get; set; }
    }

    private sealed class Number
    {
        public float Value { get; set; }
    }

    private sealed class Plain
    {
        [KeyType(4)]
        public uint Key { get; set; }
    }
}
