using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Tests.Docs;

namespace MLNetGan.Tests.Packages;

/// <summary>What a newcomer does: a new folder, the packages, and the code of the readme.</summary>
[TestClass]
public sealed class NewcomerTests
{
    private static PackageFolder Folder => PackageFolder.Shared;

    [TestMethod]
    public void The_Readmes_Program_Makes_Readable_Digits_Which_Plain_MlNet_Reads()
    {
        PackageFolder.SkipWithoutCpuBackend();
        string program = Program("README.md");
        Assert.AreEqual(program, Program("nuget/README.md"));
        Folder.NewProgram("Digits");
        // Steps rather than time, in which a machine that is busy with other things learns less.
        const string Time = "options.MaximumDuration = TimeSpan.FromMinutes(1.5);";
        Assert.Contains(Time, program);
        File.WriteAllText(Folder.At("Digits", "Program.cs"), program.Replace(Time, "options.Epochs = 1;", StringComparison.Ordinal));
        Folder.Run("dotnet", "Digits", "run", "-c", "Release");

        Assert.IsTrue(File.Exists(Folder.At("Digits", "digits.png")));
        string[] labels = [.. Enumerable.Range(0, 100).Select(seed => $"{seed % 10}")];
        float[] read = Folder.ReadInPlainMlNet("Digits", "digits.zip", [.. labels.Select((label, seed) => $"{seed}={label}")]);
        float[][] images = [.. read.Chunk(28 * 28)];
        // One of ten is chance.
        Assert.IsGreaterThan(50, Read(images).Zip(labels).Count(pair => pair.First == pair.Second));
    }

    [TestMethod]
    public void A_File_Is_A_Program()
    {
        PackageFolder.SkipWithoutCpuBackend();
        string program = DocPage.All.Single(page => page.Name == "docs/packages.md").Blocks().Select(block => block.Code)
            .Single(code => code.StartsWith("#:package", StringComparison.Ordinal))
            .Replace("MLNetGan@0.1.0", $"MLNetGan@{Folder.Version}", StringComparison.Ordinal)
            .Replace("TorchSharp-cpu@0.107.0", PackageFolder.Libtorch, StringComparison.Ordinal)
            .Replace("FromMinutes(1.5)", "FromSeconds(2)", StringComparison.Ordinal);
        File.WriteAllText(Folder.At("file", "app.cs"), program);
        Folder.Run("dotnet", "file", "run", "app.cs");
        Assert.IsTrue(File.Exists(Folder.At("file", "digits.png")));
    }

    private static string Program(string page) =>
        DocPage.All.Single(other => other.Name == page).Blocks().First(block => block.Language == "csharp").Code;

    // What a linear classifier of drawn digits reads.
    private static IEnumerable<string> Read(float[][] images)
    {
        var ml = new MLContext(seed: 1);
        var reader = ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.Transforms.CopyColumns("Features", "Image"))
            .Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(ml.Gan().Data.DrawnDigits(1000));
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Digit));
        schema["Image"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 28, 28);
        IDataView digits = ml.Data.LoadFromEnumerable(images.Select(image => new Digit { Image = image }), schema);
        return reader.Transform(digits).GetColumn<string>("PredictedLabel");
    }

    private sealed class Digit
    {
        public string Label { get; set; } = "";

        public float[] Image { get; set; } = [];
    }
}
