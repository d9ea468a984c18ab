using System.Net.Sockets;
using MLNetGan.Imaging;
using MLNetGan.Tests.Data;

namespace MLNetGan.Tests.Imaging;

/// <summary>What files promise is held against a budget before memory is taken.</summary>
[TestClass]
public class BudgetTests
{
    private const long Megabyte = 1 << 20;

    public static IEnumerable<object[]> Huge =>
    [
        ["jpg", Patched(PillowImages.RgbJpeg, 163, 0xEA, 0x60, 0xEA, 0x60)],
        // Of the screen, and of the frame, which must fill it.
        ["gif", Patched(Patched(Pictures.File("gif", 8, 8, Pictures.Noise()), 6, 0x60, 0xEA, 0x60, 0xEA), 794, 0x60, 0xEA, 0x60, 0xEA)],
        ["webp", (byte[])[.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x5F, 0xEA, 0, 0x5F, 0xEA, 0]],
    ];

    [TestMethod]
    [DynamicData(nameof(Huge))]
    public void HeadThatPromisesTooManyPixels_IsRefused_BeforeMemoryIsTaken(string format, byte[] file)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(file, $"huge.{format}");
        var budget = new MemoryBudget(8_000_000_000);
        string message = "";
        Assert.IsLessThan(Megabyte, Allocated(() => message = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, budget)).Message));
        StringAssert.Contains(message, $"'{path}' cannot be read as an image. Its 60000x60000 pixels are too many: expected as many as can be read in 8.0 GB");
    }

    [TestMethod]
    public void FileLongerThanTheBudget_IsNotRead()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("long.png");
        using (FileStream file = File.Create(path))
            file.SetLength(64 * Megabyte);
        string message = "";
        Assert.IsLessThan(Megabyte, Allocated(() => message = Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(path, new MemoryBudget(Megabyte))).Message));
        StringAssert.Contains(message, "It has 67108864 bytes: expected at most 1.0 MB");
    }

    [TestMethod]
    [DataRow("zTXt", "Comment\0\0")]
    [DataRow("iTXt", "Comment\0\u0001\0\0\0")]
    [DataRow("iCCP", "Profile\0\0")]
    public void TextThatUnpacksToALot_IsNotUnpacked(string type, string head)
    {
        using var folder = new TemporaryFolder();
        byte[] data = [.. head.Select(letter => (byte)letter), .. Pictures.Deflated(new byte[64 * Megabyte])];
        string path = folder.Write(Pictures.WithChunks(PillowImages.Grey, Pictures.Chunk(type, data)), "text.png");
        var planar = new byte[20];
        Assert.IsLessThan(2 * Megabyte, Allocated(() => ImageFile.Identify(path, Loading.Plenty)));
        Assert.IsLessThan(2 * Megabyte, Allocated(() => ImageFile.Decode(path, new ImageShape(1, 4, 5), planar)));
        Assert.AreEqual(50, planar[1]);
    }

    [TestMethod]
    [Timeout(20_000)]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void PipesAndSockets_AreNamed_AndNotOpened()
    {
        using var folder = new TemporaryFolder();
        string pipe = folder.File("pipe.png"), socket = folder.File("socket.png"), link = folder.File("link.png");
        System.Diagnostics.Process.Start("mkfifo", [pipe]).WaitForExit();
        using var bound = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        bound.Bind(new UnixDomainSocketEndPoint(socket));
        File.CreateSymbolicLink(link, pipe);
        foreach (string path in (string[])[pipe, socket, link, "/dev/zero"])
        {
            foreach (Action read in (Action[])[() => ImageFile.Identify(path, Loading.Plenty), () => ImageFile.Decode(path, new ImageShape(1, 1, 1), new byte[1])])
            {
                string message = Assert.ThrowsExactly<InvalidDataException>(read, path).Message;
                Assert.AreEqual($"'{path}' cannot be read as an image. It is empty, or no ordinary file (a pipe, a socket or a device).", message);
            }
        }
    }

    [TestMethod]
    public void LinksToFiles_AreRead_AndLinksToNothingNamed()
    {
        using var folder = new TemporaryFolder();
        string link = folder.File("link.png"), lost = folder.File("lost.png");
        File.CreateSymbolicLink(link, folder.Write(PillowImages.Grey, "image.png"));
        File.CreateSymbolicLink(lost, folder.File("nothing.png"));
        Assert.AreEqual(new ImageShape(1, 4, 5), Loading.Shape(link));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => ImageFile.Identify(lost, Loading.Plenty)).Message, lost);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Patched(byte[] file, int at, params byte[] bytes)
    {
        bytes.CopyTo(file, at);
        return file;
    }
}
