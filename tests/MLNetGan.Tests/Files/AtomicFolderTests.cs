namespace MLNetGan.Tests.Files;

[TestClass]
public sealed class AtomicFolderTests
{
    [TestMethod]
    public void AFullDisk_LeavesWhatWasThere_AndNothingHalfWritten()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint", "a")[..^2];
        AtomicFolder.Write(path, writing => Disk.Write(Path.Combine(writing, "a"), stream => stream.WriteByte(1)));

        Assert.ThrowsExactly<IOException>(() => AtomicFolder.Write(path, writing => Disk.Write(Path.Combine(writing, "a"), stream =>
        {
            stream.WriteByte(2);
            throw new IOException("No space left on device");
        })));

        Assert.AreEqual(path, Directory.GetFileSystemEntries(folder.Path).Single());
        Assert.AreEqual(1, File.ReadAllBytes(Path.Combine(path, "a")).Single());
    }
}
