using System.IO.Compression;
using System.Xml.Linq;
using MLNetGan.Native;
using MLNetGan.Tests.Docs;

namespace MLNetGan.Tests.Packages;

/// <summary>Packs this build, and does with the packages what their readme says.</summary>
[TestClass]
public sealed class PackageTests
{
    private static PackageFolder Folder => PackageFolder.Shared;

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
    [DataRow("MLNetGan", "dotnet add package MLNetGan"), DataRow("MLNetGan.Templates", "dotnet new install MLNetGan.Templates")]
    public void Readme_BeginsWithHowToInstallThePackage(string package, string command) => Assert.AreEqual(command, FirstCommand(package));

    // Compressing libtorch and its decompression are most of the time that packing and installing take; the test has them done without.
    [TestMethod]
    public void Tool_InstallsAndTrains()
    {
        PackageFolder.SkipWithoutCpuBackend();
        Folder.Pack(Path.Combine("src", "MLNetGan.Cli"), "-p:BuildProjectReferences=false", "-p:UnusedLibraries=torch_cpu|torch_python");
        Assert.AreEqual("dotnet tool install --global MLNetGan.Cli", FirstCommand("MLNetGan.Cli"));
        Folder.Run("dotnet", ".", "tool", "install", "MLNetGan.Cli", "--version", Folder.Version, "--tool-path", "tool");
        string program = Directory.GetFiles(Folder.At("tool"), "MLNetGan.Cli.dll", SearchOption.AllDirectories).Single();
        string libtorch = NativeFiles.NameOf("torch_cpu");
        File.Copy(Path.Combine(AppContext.BaseDirectory, libtorch), Path.Combine(Path.GetDirectoryName(program)!, libtorch));

        string command = Folder.At("tool", OperatingSystem.IsWindows() ? "mlnetgan.exe" : "mlnetgan");
        Assert.Contains("Channels of the discriminator's first convolution", Folder.Run(command, ".", "options", "dcgan"), "What options are comes out of the library's documentation.");
        Folder.Run(command, ".", "train", "dcgan", "--drawn", "64", "--preset", "compact", "--epochs", "1", "--out", "run");
        Assert.IsTrue(File.Exists(Folder.At("run", "pipeline.zip")));
    }

    private static string FirstCommand(string package)
    {
        using ZipArchive file = ZipFile.OpenRead(Path.Combine(Folder.Packages, $"{package}.{Folder.Version}.nupkg"));
        using Stream nuspec = file.GetEntry($"{package}.nuspec")!.Open();
        string name = XDocument.Load(nuspec).Descendants().Single(element => element.Name.LocalName == "readme").Value;
        using var readme = new StreamReader(file.GetEntry(name)!.Open());
        string[] words = new DocPage(name, readme.ReadToEnd().ReplaceLineEndings("\n")).Blocks().First().Commands().First();
        return string.Join(' ', words);
    }
}
