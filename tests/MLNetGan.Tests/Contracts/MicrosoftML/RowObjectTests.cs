using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class RowObjectTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ColumnsComeFromFieldsThenProperties()
    {
        DataViewSchema schema = _ml.Data.LoadFromEnumerable<Row>([]).Schema;
        CollectionAssert.AreEqual(new[] { "Pixels", "Free", "Name", "Renamed", "Key" }, schema.Select(c => c.Name).ToArray());
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2, 2), schema["Pixels"].Type);
        Assert.IsFalse(((VectorDataViewType)schema["Free"].Type).IsKnownSize);
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), schema["Key"].Type);
    }

    [TestMethod]
    public void RowsComeBackAsTheyWentInButKeysGrowByOne()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([
            new Row { Pixels = [1, 2, 3, 4], Free = [7], Name = "one", Id = -5, Key = 0 },
            new Row { Pixels = [5, 6, 7, 8], Free = null, Name = null, Key = 3 }]);
        Row[] rows = _ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false).ToArray();
        CollectionAssert.AreEqual(new[] { 5f, 6, 7, 8 }, rows[1].Pixels);
        CollectionAssert.AreEqual(new[] { 7 }, rows[0].Free);
        Assert.IsNull(rows[1].Free, "An empty vector leaves the member as it was.");
        Assert.AreEqual("one", rows[0].Name);
        Assert.AreEqual("", rows[1].Name);
        Assert.AreEqual(-5L, rows[0].Id);
        Assert.AreEqual(1u, rows[0].Key);
        Assert.AreEqual(0u, rows[1].Key, "3 is no key of a type with 3 keys from 0: missing.");
    }

    [TestMethod]
    public void ReusedObjectsKeepTheirArrays()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new Vector { Values = [1, 2] }, new Vector { Values = [3, 4] }]);
        Vector[] rows = _ml.Data.CreateEnumerable<Vector>(view, reuseRowObject: true).ToArray();
        Assert.AreSame(rows[0], rows[1]);
        CollectionAssert.AreEqual(new[] { 3f, 4 }, rows[0].Values);
    }

    [TestMethod]
    public void MissingAndMisfitColumnsAreNamed()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new Vector { Values = [1, 2] }]);
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<Other>(view, false));
        StringAssert.Contains(missing.Message, "column 'Other'");
        Assert.AreEqual(0f, _ml.Data.CreateEnumerable<Other>(view, false, ignoreMissingColumns: true).Single().Other1);
        var misfit = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateEnumerable<Scalar>(view, false));
        StringAssert.Contains(misfit.Message, "Can't bind the IDataView column 'Values' of type 'Vector<Single>'");
    }

    [TestMethod]
    public void SchemaDefinitionsGiveSizesAndAnnotations()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Vector));
        definition[0].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        definition[0].AddAnnotation("Note", "text", TextDataViewType.Instance);
        definition[0].ColumnName = "Image";
        IDataView view = _ml.Data.LoadFromEnumerable([new Vector { Values = [1, 2] }], definition);
        Assert.AreEqual(2, ((VectorDataViewType)view.Schema["Image"].Type).Size);
        ReadOnlyMemory<char> note = default;
        view.Schema["Image"].Annotations.GetValue("Note", ref note);
        Assert.AreEqual("text", note.ToString());
        definition[0].ColumnType = NumberDataViewType.Single;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable([new Vector()], definition));
    }

    [TestMethod]
    public void EnumerablesCannotBeShuffledAndKnowOnlyTheCountOfCollections()
    {
        IDataView list = _ml.Data.LoadFromEnumerable(new List<Vector> { new() });
        IDataView lazy = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 3).Select(_ => new Vector()));
        Assert.IsFalse(list.CanShuffle);
        Assert.AreEqual(1L, list.GetRowCount());
        Assert.IsNull(lazy.GetRowCount());
        Assert.HasCount(1, lazy.GetRowCursorSet(lazy.Schema, 4));
        IDataView broken = _ml.Data.LoadFromEnumerable(new Vector[] { null! });
        using DataViewRowCursor cursor = broken.GetRowCursor(broken.Schema);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext());
    }

    [TestMethod]
    public void CursorsCountTheirRowsAndGuardTheirGetters()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new Scalar { Values = 1 }, new Scalar { Values = 2 }]);
        using DataViewRowCursor cursor = view.GetRowCursor(view.Schema);
        Assert.AreEqual(-1L, cursor.Position);
        ValueGetter<float> getter = cursor.GetGetter<float>(view.Schema[0]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema[0]));
        using (DataViewRowCursor idle = view.GetRowCursor([]))
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => idle.GetGetter<float>(view.Schema[0]));
        cursor.MoveNext();
        cursor.MoveNext();
        float value = 0;
        getter(ref value);
        DataViewRowId id = default;
        getId(ref id);
        Assert.AreEqual(2f, value);
        Assert.AreEqual(new DataViewRowId(1, 0), id);
        Assert.IsFalse(cursor.MoveNext());
        Assert.AreEqual(-1L, cursor.Position);
    }

    [TestMethod]
    public void ColumnsReadAsBuffersShareTheirStorage()
    {
        IDataView view = _ml.Data.LoadFromEnumerable([new Vector { Values = [1] }, new Vector { Values = [2] }]);
        CollectionAssert.AreEqual(new[] { 1f, 2 }, view.GetColumn<float[]>("Values").Select(v => v[0]).ToArray());
        CollectionAssert.AreEqual(new[] { 2f, 2 }, view.GetColumn<VBuffer<float>>("Values").ToList().Select(v => v.GetItemOrDefault(0)).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => view.GetColumn<string>("Values"));
    }

    [TestMethod]
    public void PreviewShowsTheFirstRows()
    {
        DataDebuggerPreview preview = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 9).Select(i => new Scalar { Values = i })).Preview(4);
        Assert.HasCount(4, preview.RowView);
        Assert.AreEqual(3f, preview.ColumnView[0].Values[3]);
    }

    private sealed class Row
    {
        [VectorType(2, 2)]
        public float[]? Pixels;

        public int[]? Free { get; set; }

        public string? Name { get; set; }

        [ColumnName("Renamed")]
        public long Id { get; set; }

        [KeyType(3)]
        public uint Key { get; set; }

        [NoColumn]
        public object? Ignored { get; set; }

        public int Computed(int x) => x;
    }

    private sealed class Vector
    {
        public float[]? Values { get; set; }
    }

    private sealed class Scalar
    {
        public float Values { get; set; }
    }

    private sealed class Other
    {
        [ColumnName("Other")]
        public float Other1 { get; set; }
    }
}
