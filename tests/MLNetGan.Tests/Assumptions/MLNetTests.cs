using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Onnx;

namespace MLNetGan.Tests.Assumptions;

/// <summary>What ML.NET does that saved pipelines and image columns rely on, and that an update could change.</summary>
[TestClass]
public sealed class MLNetTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(new[] { new Row { X = [1, 5, 2, 6, 3, 7.9f] } });

    [TestMethod]
    public void AModelFromAStream_IsSavedWithItsBytes_AndItsFreeBatchIsOne()
    {
        ITransformer model;
        using (var stream = new MemoryStream(Negation("Y")))
            model = _ml.Transforms.ApplyOnnxModel("Y", "X", stream).Fit(Data);
        using var file = new MemoryStream();
        _ml.Model.Save(model, Data.Schema, file);
        file.Position = 0;
        IDataView output = new MLContext().Model.Load(file, out _).Transform(Data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 1, 6), output.Schema["Y"].Type);
        CollectionAssert.AreEqual(new float[] { -1, -5, -2, -6, -3, -7.9f }, output.GetColumn<float[]>("Y").Single());
    }

    // Saving a model that was read from a file reads that file again: hence streams.
    [TestMethod]
    public void AModelFromAFile_IsReadAgainWhenSaved()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Negation("Y"), "model.onnx");
        var model = _ml.Transforms.ApplyOnnxModel("Y", "X", path).Fit(Data);
        if (OperatingSystem.IsWindows())
            model.Dispose();
        File.Delete(path);
        Assert.ThrowsExactly<FileNotFoundException>(() => _ml.Model.Save(model, Data.Schema, new MemoryStream()));
    }

    // Hence a column with such a name is made under another and copied.
    [TestMethod]
    public void AnOutputsSuffixOfThatName_IsLost()
    {
        IDataView output = _ml.Transforms.ApplyOnnxModel(new MemoryStream(Negation("Y.output"))).Fit(Data).Transform(Data);
        Assert.IsNotNull(output.Schema.GetColumnOrNull("Y"));
        Assert.IsNull(output.Schema.GetColumnOrNull("Y.output"));
    }

    // Hence the planes of saved generators are rounded before they become images.
    [TestMethod]
    public void Images_AreMadeOfPlanesWithoutRounding_AndTakenApartIntoThem()
    {
        IDataView images = _ml.Transforms.ConvertToImage(1, 2, "Image", "X").Fit(Data).Transform(Data);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 255, 7, 6, 5, 255 }, images.GetColumn<MLImage>("Image").Select(image => image.Pixels.ToArray()).Single());
        IDataView pixels = _ml.Transforms.ExtractPixels("Pixels", "Image").Fit(images).Transform(images);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 1, 2), pixels.Schema["Pixels"].Type);
        CollectionAssert.AreEqual(new float[] { 1, 5, 2, 6, 3, 7 }, pixels.GetColumn<float[]>("Pixels").Single());
    }

    private static byte[] Negation(string output)
    {
        var graph = new OnnxGraph("negation");
        graph.Output(graph.Node("Neg", graph.Input("X", OnnxType.Float, 6)), output, OnnxType.Float, 6);
        return graph.ToModel();
    }

    private sealed class Row
    {
        [VectorType(6)]
        public float[] X { get; set; } = [];
    }
}
