namespace MLNetGan.Tests.Files;

[TestClass]
public sealed class InsistenceTests
{
    [TestInitialize]
    public void TurnOn() => Insistence.IsOn = true;

    [TestCleanup]
    public void TurnOff() => (Insistence.IsOn, Disk.Before) = (OperatingSystem.IsWindows(), null);

    [TestMethod]
    [DataRow(typeof(IOException)), DataRow(typeof(UnauthorizedAccessException))]
    public void Files_And_Folders_That_Somebody_Has_Open_For_A_Moment_Are_Renamed_And_Deleted(Type fault)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("checkpoint", "a")[..^2];
        Dictionary<string, int> tries = [];
        Disk.Before = step =>
        {
            if (step.Action is nameof(Disk.Rename) or nameof(Disk.RenameFolder) or nameof(Disk.Delete) or nameof(Disk.DeleteFolder)
                && (tries[step.Action] = tries.GetValueOrDefault(step.Action) + 1) < 3)
                throw (Exception)Activator.CreateInstance(fault)!;
        };
        AtomicFile.Write(folder.File("file"), "new");
        AtomicFolder.Write(path, writing => Disk.Write(Path.Combine(writing, "a"), stream => stream.WriteByte(1)));
        Assert.IsTrue(File.Exists(Path.Combine(path, "a")));
        AtomicFolder.Remove(path);
        Assert.AreEqual(folder.File("file"), Directory.GetFileSystemEntries(folder.Path).Single());
        Assert.HasCount(4, tries);
        Assert.IsTrue(tries.Values.All(count => count >= 3));
    }

    [TestMethod]
    public void What_Is_Missing_Is_Not_Waited_For_And_Nothing_Is_Elsewhere()
    {
        int tries = 0;
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Insistence.Take(() => Fail(new DirectoryNotFoundException())));
        Assert.AreEqual(1, tries);
        Insistence.IsOn = false;
        Assert.ThrowsExactly<IOException>(() => Insistence.Take(() => Fail(new IOException())));
        Assert.AreEqual(2, tries);

        void Fail(Exception error)
        {
            tries++;
            throw error;
        }
    }

    [TestMethod]
    public void What_Stays_Open_Is_An_Error_In_The_End()
    {
        int tries = 0;
        Assert.ThrowsExactly<IOException>(() => Insistence.Take(() =>
        {
            tries++;
            throw new IOException();
        }));
        Assert.IsGreaterThan(3, tries);
    }
}
