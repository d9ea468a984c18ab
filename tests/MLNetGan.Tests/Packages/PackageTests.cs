using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using MLNetGan.Native;

namespace MLNetGan.Tests.Packages;

/// <summary>Packs this build, and does with the packages what their readme says.</summary>
[TestClass]
public sealed class PackageTests
{
    private const int Pixels = 28 * 28;

    private static readonly Lazy<PackageFolder> s_folder = new(() => new PackageFolder());

    private static PackageFolder Folder => s_folder.Value;

    [ClassCleanup]
    public static void Remove()
    {
        if (s_folder.IsValueCreated)
            s_folder.Value.Dispose();
    }

    [TestMethod]
    public void Package_DependsOnPinnedVersions_AndHoldsTheLibraryWithItsDocumentation()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(Folder.Packages, $"MLNetGan.{Folder.Version}.nupkg"));
        using Stream nuspec = package.GetEntry("MLNetGan.nuspec")!.Open();
        string[] dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}").Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(
            new[]
            {
                "Google.Protobuf 3.30.2", "Microsoft.ML 5.0.1", "Microsoft.ML.ImageAnalytics 5.0.1", "Microsoft.ML.OnnxRuntime 1.31.1",
                "Microsoft.ML.OnnxTransformer 5.0.1", "SixLabors.ImageSharp 2.1.13", "SkiaSharp 2.88.9",
                "SkiaSharp.NativeAssets.Linux.NoDependencies 2.88.9", "System.IO.Hashing 10.0.5", "TorchSharp 0.107.0",
            },
            dependencies, string.Join(", ", dependencies));
        CollectionAssert.IsSubsetOf(
            new[] { "README.md", "icon.png", "lib/net10.0/MLNetGan.dll", "lib/net10.0/MLNetGan.xml" }, package.Entries.Select(entry => entry.FullName).ToArray());
    }

    [TestMethod]
    public void ReadmesProgram_TrainsAndSavesWhatPlainMlNetReads()
    {
        SkipWithoutCpuBackend();
        string[] readme = File.ReadAllText(Path.Combine(BuiltProgram.Root, "nuget", "README.md")).ReplaceLineEndings("\n").Split("```");
        string program = readme.Single(block => block.StartsWith("csharp\n", StringComparison.Ordinal))["csharp\n".Length..];
        const string Duration = "TimeSpan.FromMinutes(4)";
        Assert.Contains(Duration, program);
        program = program.Replace(Duration, "TimeSpan.FromSeconds(2)") + """

            var rows = ml.Data.LoadFromEnumerable(new[] { new { Seed = 5L, Label = "7" }, new { Seed = 6L, Label = "0" } });
            using var file = File.Create("expected");
            foreach (float[] image in Microsoft.ML.Data.ColumnCursorExtensions.GetColumn<float[]>(model.Transform(rows), "Image"))
                file.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(image));
            """;

        Folder.Run("dotnet", ".", "new", "console", "-o", "Digits", "--no-restore");
        Folder.Run("dotnet", "Digits", "add", "package", "MLNetGan", "--version", Folder.Version);
        Folder.Run("dotnet", "Digits", "add", "package", $"libtorch-cpu-{RuntimeInformation.RuntimeIdentifier}", "--version", PackageFolder.Metadata("LibtorchVersion"));
        File.WriteAllText(Folder.At("Digits", "Program.cs"), program);
        Folder.Run("dotnet", "Digits", "run", "-c", "Release");

        Assert.IsTrue(File.Exists(Folder.At("Digits", "digits.png")));
        float[] expected = Floats(Folder.At("Digits", "expected")), read = ReadInPlainMlNet("Digits", "digits.zip", "5=7", "6=0");
        Assert.IsLessThan(0.05f, expected.Zip(read, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void Template_MakesAProgramThatTrainsAndSavesWhatPlainMlNetReads()
    {
        SkipWithoutCpuBackend();
        string[] templates = ["--debug:custom-hive", Folder.At("templates")];
        Folder.Run("dotnet", ".", ["new", "install", Path.Combine(Folder.Packages, $"MLNetGan.Templates.{Folder.Version}.nupkg"), .. templates]);
        Folder.Run("dotnet", ".", ["new", "mlnetgan", "-o", "Drawn.Images", .. templates]);
        string output = Folder.Run("dotnet", "Drawn.Images", "run", "-c", "Release", "--", "0.03");

        Assert.Contains("images/s", output);
        Assert.IsTrue(File.Exists(Folder.At("Drawn.Images", "samples.png")));
        float[] read = ReadInPlainMlNet("Drawn.Images", "pipeline.zip", "5=", "6=");
        Assert.IsTrue(read.All(value => value is >= 0 and <= 255));
        Assert.IsFalse(read[..Pixels].SequenceEqual(read[Pixels..]), "Two seeds give the same image.");

        Folder.Run("dotnet", ".", ["new", "mlnetgan", "-o", "OnGpu", "--backend", "cuda-linux", .. templates]);
        Assert.Contains("<PackageReference Include=\"TorchSharp-cuda-linux\"", File.ReadAllText(Folder.At("OnGpu", "OnGpu.csproj")));
        Assert.Contains("GpuDeviceId = 0", File.ReadAllText(Folder.At("OnGpu", "Program.cs")));
    }

    // Compressing libtorch and its decompression are most of the time that packing and installing take; the test has them done without.
    [TestMethod]
    public void Tool_InstallsAndTrains()
    {
        SkipWithoutCpuBackend();
        Folder.Pack(Path.Combine("src", "MLNetGan.Cli"), "-p:BuildProjectReferences=false", "-p:UnusedLibraries=torch_cpu|torch_python");
        Folder.Run("dotnet", ".", "tool", "install", "MLNetGan.Cli", "--version", Folder.Version, "--tool-path", "tool");
        string program = Directory.GetFiles(Folder.At("tool"), "MLNetGan.Cli.dll", SearchOption.AllDirectories).Single();
        string libtorch = NativeFiles.NameOf("torch_cpu");
        File.Copy(Path.Combine(AppContext.BaseDirectory, libtorch), Path.Combine(Path.GetDirectoryName(program)!, libtorch));

        string command = Folder.At("tool", OperatingSystem.IsWindows() ? "mlnetgan.exe" : "mlnetgan");
        Assert.Contains("Channels of the discriminator's first convolution", Folder.Run(command, ".", "options", "dcgan"), "What options are comes out of the library's documentation.");
        Folder.Run(command, ".", "train", "dcgan", "--drawn", "64", "--preset", "compact", "--epochs", "1", "--out", "run");
        Assert.IsTrue(File.Exists(Folder.At("run", "pipeline.zip")));
    }

    private static void SkipWithoutCpuBackend()
    {
        if (PackageFolder.Metadata("TorchBackend") != "cpu")
            Assert.Inconclusive("The build was restored with another backend than cpu.");
    }

    private static float[] ReadInPlainMlNet(string folder, string pipeline, params string[] rows)
    {
        string images = Folder.At(folder, "read");
        BuiltProgram.Run(Path.Combine("tests", "PlainMlNet"), ["generate", Folder.At(folder, pipeline), images, .. rows]).Succeeded();
        float[] read = Floats(images);
        Assert.HasCount(rows.Length * Pixels, read);
        return read;
    }

    private static float[] Floats(string file) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
}
