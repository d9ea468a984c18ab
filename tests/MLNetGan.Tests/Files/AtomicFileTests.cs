using System.Text;

namespace MLNetGan.Tests.Files;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void What_Fails_Half_Way_Leaves_The_Old_File_And_Nothing_Else()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Encoding.UTF8.GetBytes("old"), "a.txt");
        Assert.ThrowsExactly<NotSupportedException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            Assert.HasCount(2, Directory.GetFiles(folder.Path), "the new one is written beside the old one");
            throw new NotSupportedException();
        }));
        Assert.AreEqual("old", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
        AtomicFile.Write(path, "new, ä");
        CollectionAssert.AreEqual(Encoding.UTF8.GetBytes("new, ä"), File.ReadAllBytes(path));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void What_Cannot_Take_Its_Name_Leaves_Nothing()
    {
        using var folder = new TemporaryFolder();
        folder.Write([1], "taken", "file");
        Assert.Throws<Exception>(() => AtomicFile.Write(Path.Combine(folder.Path, "taken"), [2]));
        Assert.IsEmpty(Directory.GetFiles(folder.Path));
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(folder.Path, "missing", "a"), [2]));
    }
}
