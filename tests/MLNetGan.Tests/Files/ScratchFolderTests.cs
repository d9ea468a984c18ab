namespace MLNetGan.Tests.Files;

[TestClass]
public sealed class ScratchFolderTests
{
    [TestMethod]
    public void It_Is_This_Users_Alone_And_Goes_With_All_That_Is_In_It()
    {
        string path;
        using (var scratch = new ScratchFolder())
        {
            path = scratch.Path;
            Assert.StartsWith(Path.GetTempPath(), path);
            if (!OperatingSystem.IsWindows())
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            File.WriteAllText(Path.Combine(path, "a file"), "");
        }
        Assert.IsFalse(Directory.Exists(path));
    }

    [TestMethod]
    public void One_That_Cannot_Be_Deleted_Spoils_Nothing()
    {
        var scratch = new ScratchFolder();
        Directory.Delete(scratch.Path, recursive: true);
        scratch.Dispose();
    }

    [TestMethod]
    public void Only_What_Nobody_Holds_Any_More_Is_Removed()
    {
        using var scratch = new ScratchFolder();
        using var root = new TemporaryFolder();
        string orphan = root.Write([1], "mlnetgan-scratch-orphan", "lock"), held = root.File("mlnetgan-scratch-held", "lock");
        string begun = root.Write([1], "mlnetgan-scratch-begun", "a file"), other = root.Write([1], "other", "lock");
        root.Write([1], "mlnetgan-scratch-orphan", "a file");
        string old = Path.GetDirectoryName(root.Write([1], "mlnetgan-scratch-old", "a file"))!;
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        using (new FileStream(held, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            ScratchFolder.RemoveOrphans(root.Path);
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(orphan)));
        Assert.IsFalse(Directory.Exists(old), "a folder whose process ended before it made a lock");
        Assert.IsTrue(File.Exists(held) && File.Exists(begun) && File.Exists(other));

        ScratchFolder.RemoveOrphans(Path.GetTempPath());
        Assert.IsTrue(Directory.Exists(scratch.Path));
    }
}
