using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public sealed class ReshapingTests
{
    private static readonly MLContext s_ml = new(seed: 1);

    private static IDataView Table(TemporaryFolder folder)
    {
        string path = folder.File("pixels.csv");
        File.WriteAllLines(path, ["cat,1,2,3,4,5,6,7,8,9,10,11,12", "dog,12,11,10,9,8,7,6,5,4,3,2,1"]);
        return s_ml.Data.LoadFromTextFile(path,
            [new TextLoader.Column("Label", DataKind.String, 0), new TextLoader.Column("Image", DataKind.Single, 1, 12)], separatorChar: ',');
    }

    [TestMethod]
    public void Columns_Of_A_Text_File_Become_Images_Of_The_Same_Pixels()
    {
        using var folder = new TemporaryFolder();
        IDataView images = s_ml.Gan().Data.Reshape(Table(folder), "Image", height: 2, width: 2, channels: 3);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 2, 2), images.Schema["Image"].Type);
        float[][] rows = [.. images.GetColumn<float[]>("Image")];
        CollectionAssert.AreEqual(Enumerable.Range(1, 12).Select(i => (float)i).ToArray(), rows[0]);
        CollectionAssert.AreEqual(Enumerable.Range(1, 12).Select(i => 13f - i).ToArray(), rows[1]);
        CollectionAssert.AreEqual(new[] { "cat", "dog" }, images.GetColumn<string>("Label").ToArray());
    }

    [TestMethod]
    public void Another_Size_Is_Refused_With_Both()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.ThrowsExactly<ArgumentException>(() => s_ml.Gan().Data.Reshape(Table(folder), "Image", 2, 2));
        StringAssert.Contains(error.Message, "image column 'Image': expected vectors of 4 values (1 x 2 x 2) of type Single, got Vector<Single, 12>");
    }

    [TestMethod]
    public void Training_On_Plain_Vectors_And_Saving_Them_Tells_The_Call_That_Mends_It()
    {
        using var folder = new TemporaryFolder();
        IDataView table = Table(folder);
        const string Advice = "mlContext.Gan().Data.Reshape(data, \"Image\", 2, 2, 3)";
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => s_ml.Gan().Dcgan().Fit(table)).Message, Advice);
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => s_ml.Gan().Data.SaveSampleSheet(table, folder.File("sheet.png"))).Message, Advice);
    }
}
