using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    public void LaterColumnsHideEarlierOnes()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", NumberDataViewType.Int64);
        DataViewSchema schema = builder.ToSchema();
        Assert.IsTrue(schema[0].IsHidden);
        Assert.AreEqual(1, schema["A"].Index);
        Assert.IsNull(schema.GetColumnOrNull("B"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["B"]);
    }

    [TestMethod]
    public void TypesCompareByValueAndPrintTheirShape()
    {
        var image = new VectorDataViewType(NumberDataViewType.Single, 3, 28, 28);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 28, 28), image);
        Assert.AreNotEqual(new VectorDataViewType(NumberDataViewType.Single, 3 * 28 * 28), image);
        Assert.AreEqual("Vector<Single, 3, 28, 28>", image.ToString());
        Assert.AreEqual("Vector<Single>", new VectorDataViewType(NumberDataViewType.Single).ToString());
        Assert.AreEqual("Vector<Single, *, 2>", new VectorDataViewType(NumberDataViewType.Single, 0, 2).ToString());
        Assert.AreEqual(0, new VectorDataViewType(NumberDataViewType.Single, 0, 2).Size);
        Assert.AreEqual("Key<UInt32, 0-9>", new KeyDataViewType(typeof(uint), 10).ToString());
        Assert.AreEqual("String", TextDataViewType.Instance.ToString());
    }

    [TestMethod]
    public void KeysNeedAnUnsignedTypeAndAFittingCount()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(int), 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(byte), 256));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyDataViewType(typeof(uint), 0));
    }

    [TestMethod]
    public void AnnotationsAreTyped()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddPrimitiveValue("Note", NumberDataViewType.Int32, 7);
        Assert.ThrowsExactly<ArgumentException>(() =>
            builder.Add("Wrong", NumberDataViewType.Int32, (ValueGetter<long>)((ref long value) => value = 1)));
        DataViewSchema.Annotations annotations = builder.ToAnnotations();
        int note = 0;
        annotations.GetValue("Note", ref note);
        Assert.AreEqual(7, note);
        long wrong = 0;
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Note", ref wrong));
        Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("None", ref note));
    }

    [TestMethod]
    public void KeyNamesCountOnlyWhenTheyAreAsManyAsKeys()
    {
        Assert.IsTrue(WithKeyNames(2).HasKeyValues());
        Assert.IsFalse(WithKeyNames(3).HasKeyValues());
    }

    [TestMethod]
    public void ShapesCannotBeMadeByHand()
    {
        Assert.IsEmpty(typeof(SchemaShape.Column).GetConstructors());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SchemaShape([default(SchemaShape.Column)]));
        CollectionAssert.AreEquivalent(new[] { "Dispose" }, typeof(ModelSaveContext)
            .GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Select(member => member.Name).ToArray());
    }

    private static DataViewSchema.Column WithKeyNames(int names)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        ReadOnlyMemory<char>[] values = Enumerable.Range(0, names).Select(i => $"n{i}".AsMemory()).ToArray();
        annotations.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, names),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(names, values));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), 2), annotations.ToAnnotations());
        return builder.ToSchema()[0];
    }
}
