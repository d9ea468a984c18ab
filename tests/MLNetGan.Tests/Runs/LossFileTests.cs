using MLNetGan.Runs;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class LossFileTests
{
    [TestMethod]
    public void Rows_Come_Back_And_What_Is_Missing_Or_No_Number_Too()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        LossFile.Add(run.Losses, Progress.Row(1, loss: double.NaN, measure: null));
        LossFile.Add(run.Losses, Progress.Row(2, loss: 1.25e-9, measure: 0.5));
        CollectionAssert.AreEqual(new[]
        {
            "epoch,step,seconds,images,decoder_loss,decoder_reconstruction,bound_nats,validation_nats",
            "1,10,1.500,60,NaN,3,16,",
            "2,20,3.000,120,1.25E-09,3,16,0.5",
        }, File.ReadAllLines(run.Losses));
        IReadOnlyList<LossRow> rows = LossFile.Read(run.Losses);
        CollectionAssert.AreEqual(new[] { ("decoder", double.NaN) }, rows[0].Losses.ToArray());
        CollectionAssert.AreEqual(new[] { ("bound_nats", 16.0) }, rows[1].Scalars("validation_nats").ToArray());
        Assert.IsNull(rows[0].Values["validation_nats"]);
        Assert.AreEqual((2, 20L, 3.0, 120L), (rows[1].Epoch, rows[1].Step, rows[1].Seconds, rows[1].Images));
    }

    [TestMethod]
    public void A_Folder_In_Its_Place_Is_Named()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        Directory.CreateDirectory(run.Losses);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidDataException>(() => LossFile.Read(run.Losses)).Message, $"'{run.Losses}' is a folder");
    }

    [TestMethod]
    public void An_Epoch_That_Ends_Again_Takes_The_Place_Of_Its_Row_And_Of_Later_Ones()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        foreach (int epoch in (int[])[1, 2, 3, 2])
            LossFile.Add(run.Losses, Progress.Row(epoch, loss: epoch, measure: 1));
        CollectionAssert.AreEqual(new[] { 1, 2 }, LossFile.Read(run.Losses).Select(row => row.Epoch).ToArray());
    }

    [TestMethod]
    public void Columns_That_Come_Later_Leave_Earlier_Rows_Empty()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        LossFile.Add(run.Losses, LossRow.Of(Progress.Of(1, loss: 1, measure: null) with { LossTerms = new Dictionary<string, double>() }));
        LossFile.Add(run.Losses, LossRow.Of(Progress.Of(2, loss: 2, measure: null) with { Scalars = new Dictionary<string, double>() }));
        IReadOnlyList<LossRow> rows = LossFile.Read(run.Losses);
        Assert.AreEqual((null, 16.0), (rows[0].Values["decoder_reconstruction"], rows[0].Values["bound_nats"]));
        Assert.AreEqual((3.0, null), (rows[1].Values["decoder_reconstruction"], rows[1].Values["bound_nats"]));
    }

    [TestMethod]
    public void Lines_That_Are_No_Rows_Are_Passed_Over()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("losses.csv");
        Assert.IsEmpty(LossFile.Read(path));
        File.WriteAllText(path, "");
        Assert.IsEmpty(LossFile.Read(path));
        File.WriteAllText(path, "epoch,step,seconds,images,a_loss\n1,2,3,4,5\n\nnonsense\n2,4\n");
        Assert.AreEqual(5.0, LossFile.Read(path).Single().Values["a_loss"]);
    }

    [TestMethod]
    [DataRow("1,10,1.5,60,0.25\n2,20,3,1")]
    [DataRow("1,10,1.5,60,0.25\n2,20,3,120,0.1")]
    [DataRow("1,10,1.5,60,0.25\n2,20,3,120\n")]
    public void A_Line_That_Is_Not_Whole_Is_No_Row(string lines)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("losses.csv");
        File.WriteAllText(path, $"epoch,step,seconds,images,a_loss\n{lines}");
        Assert.AreEqual(1, LossFile.Read(path).Single().Epoch);
    }
}
