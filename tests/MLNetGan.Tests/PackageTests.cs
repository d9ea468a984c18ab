using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace MLNetGan.Tests;

[TestClass]
public class PackageTests
{
    [TestMethod]
    public void Package_DependsOnTheRealPackagesWhateverItWasBuiltOn()
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
                "Google.Protobuf 3.30.2", "Microsoft.ML 5.0.0", "Microsoft.ML.ImageAnalytics 5.0.0", "Microsoft.ML.OnnxTransformer 5.0.0",
                "SixLabors.ImageSharp 3.1.12", "TorchSharp 0.106.0",
            },
            dependencies, string.Join(", ", dependencies));
        CollectionAssert.IsSubsetOf(
            new[] { "README.md", "icon.png", "lib/net10.0/MLNetGan.dll", "lib/net10.0/MLNetGan.xml" }, package.Entries.Select(entry => entry.FullName).ToArray());
        Assert.IsFalse(package.Entries.Any(entry => entry.Name.StartsWith("TorchSharp", StringComparison.Ordinal)), "No stand-in is packed.");
    }
}
