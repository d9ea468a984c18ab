using System.Text.Json;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class ImageSizeTests
{
    [TestMethod]
    [DataRow("32", 32, 32, "32")]
    [DataRow("32x48", 32, 48, "\"32x48\"")]
    public void A_Size_Is_Kept_And_Told_As_It_Was_Typed(string text, int height, int width, string json)
    {
        ImageSize size = ImageSize.Parse(text, 4096)!.Value;
        Assert.AreEqual(new ImageSize(height, width), size);
        Assert.AreEqual(json, JsonSerializer.Serialize(size));
        Assert.AreEqual(size, JsonSerializer.Deserialize<ImageSize>(json));
        var request = new RunRequest { System = "dcgan", Size = size };
        Assert.AreEqual($"mlnetgan train dcgan --size {text} --out run", TrainCommandLine.Of(request, "run"));
    }

    [TestMethod]
    [DataRow("\"32x\"")]
    [DataRow("1.5")]
    [DataRow("true")]
    public void What_Is_No_Size_Is_Not_Read(string json) =>
        Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize<ImageSize>(json));
}
