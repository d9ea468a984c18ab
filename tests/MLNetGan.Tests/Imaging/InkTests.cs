using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

/// <summary>JPEG files of four inks.</summary>
[TestClass]
public class InkTests
{
    // 48x32, made by Pillow 9.4: Image.new("CMYK", (48, 32), (0, 243, 255, 13)).save(name, "JPEG").
    private static byte[] Inks => Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/8AA" +
        "FAgAIAAwBEMRAE0RAFkRAEsRAP/EABgAAQEBAQEAAAAAAAAAAAAAAAAKCQYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwDfxhen/bkA" +
        "AAnnXmDtAAAUMIMxxYAAJ515g7QAAGK6NNf4AAAvAWWDzsAAEH6NMeiAAAvAWWDzsAAH/9k=");

    [TestMethod]
    public void CmykOfAdobe_IsRead_AsPillowReadsIt()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Inks, "print.jpg");
        var shape = new ImageShape(3, 32, 48);
        Assert.AreEqual(shape, Loading.Shape(path));
        var planar = new byte[shape.Length];
        ImageFile.Decode(path, shape, planar);
        Assert.AreEqual(242, planar[0], 3);
        Assert.AreEqual(11, planar[32 * 48], 3);
        Assert.AreEqual(0, planar[2 * 32 * 48], 3);
    }

    [TestMethod]
    public void CmykThatMayBeInverted_IsNamed()
    {
        using var folder = new TemporaryFolder();
        // The marker of Adobe is the first segment, of 16 bytes.
        string path = folder.Write([.. Inks[..2], .. Inks[18..]], "print.jpg");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, Loading.Plenty)).Message, "It is CMYK without Adobe's marker");
    }
}
