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
        string missing = Path.Combine(folder.Path, "missing");
        Assert.AreEqual($"'{Path.Combine(missing, "a")}' cannot be written: there is no folder '{missing}'. Make it, or give another path.",
            Assert.ThrowsExactly<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(missing, "a"), [2])).Message);
    }

    [TestMethod]
    [DataRow(nameof(Disk.Create)), DataRow(nameof(Disk.Rename))]
    public void Errors_Name_The_File_And_Not_The_Temporary_One(string action)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.txt");
        foreach (Func<string, Exception> fault in (Func<string, Exception>[])[message => new IOException(message), message => new UnauthorizedAccessException(message)])
        {
            Disk.Before = step => _ = step.Action == action ? throw fault($"Access to '{step.Path}' is denied.") : 0;
            try
            {
                Exception error = Assert.Throws<Exception>(() => AtomicFile.Write(path, "x"));
                Assert.AreEqual((fault("").GetType(), $"Access to '{path}' is denied."), (error.GetType(), error.Message));
            }
            finally
            {
                Disk.Before = null;
            }
        }
        Assert.IsEmpty(Directory.GetFiles(folder.Path));
    }
}
