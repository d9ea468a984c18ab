using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace MLNetGan.Tests;

[TestClass]
public class PackageTests
{
    [TestMethod]
    public void Package_DependsOnPinnedVersions_AndHoldsTheLibraryWithItsDocumentation()
    {
        using var folder = new TemporaryFolder();
        using Process pack = Process.Start(new ProcessStartInfo(
            "dotnet", ["pack", Path.Combine(BuiltProgram.Root, "src", "MLNetGan"), "--no-build", "-c", BuiltProgram.Configuration, "-o", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        BuiltProgram.Finish(pack).Succeeded();

        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(folder.Path, "MLNetGan.*.nupkg").Single());
        using Stream nuspec = package.GetEntry("MLNetGan.nuspec")!.Open();
        string[] dependencies = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}").Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(
            new[]
            {
                "Google.Protobuf 3.30.2", "Microsoft.ML 5.0.1", "Microsoft.ML.ImageAnalytics 5.0.1", "Microsoft.ML.OnnxRuntime 1.31.1",
                "Microsoft.ML.OnnxTransformer 5.0.1", "SixLabors.ImageSharp 2.1.13", "SkiaSharp 2.88.9", "SkiaSharp.NativeAssets.Linux.NoDependencies 2.88.9", "TorchSharp 0.107.0",
            },
            dependencies, string.Join(", ", dependencies));
        CollectionAssert.IsSubsetOf(
            new[] { "README.md", "icon.png", "lib/net10.0/MLNetGan.dll", "lib/net10.0/MLNetGan.xml" }, package.Entries.Select(entry => entry.FullName).ToArray());
    }
}
