using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using MLNetGan.Data;
using MLNetGan.Tests.Imaging;

namespace MLNetGan.Tests.Data;

/// <summary>Folders that cannot be loaded are told with what was found in them.</summary>
[TestClass]
public class FolderErrorTests
{
    [TestMethod]
    public void EmptyFolder_IsCalledSo()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Error(folder.Path), $"'{folder.Path}' holds no images");
        StringAssert.Contains(Error(folder.Path), "found an empty folder. Check the path.");
    }

    [TestMethod]
    public void FilesOfOtherTypes_AreNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write([1], "cat", "0.heic");
        folder.Write([1], "cat", "1.heic");
        string message = Error(folder.Path), slash = $"{Path.DirectorySeparatorChar}";
        StringAssert.Contains(message, $"2 files of type .heic (cat{slash}0.heic, cat{slash}1.heic), 1 folder without images (cat)");
    }

    [TestMethod]
    public void ImagesOneFolderDeeper_AreFound()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "train", "cat", "0.png");
        StringAssert.Contains(Error(folder.Path), $"found them one folder deeper. Give '{folder.File("train")}'");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public void FolderThatMayNotBeRead_IsNamed()
    {
        if (Environment.IsPrivilegedProcess)
            Assert.Inconclusive("The administrator may read everything.");
        using var folder = new TemporaryFolder();
        string closed = Path.GetDirectoryName(folder.Write(PillowImages.Rgb, "closed", "0.png"))!;
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            string message = Assert.ThrowsExactly<UnauthorizedAccessException>(() => ImageFolder.Load(folder.Path, null, null, null, Loading.Into())).Message;
            StringAssert.Contains(message, $"Folder '{closed}' cannot be read");
        }
        finally
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Such names come from archives of other systems; .NET gives them with a sign that does not lead back to the folder.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void FolderWhoseNameIsNotUtf8_IsNamed()
    {
        using var folder = new TemporaryFolder();
        folder.Write(PillowImages.Rgb, "cat", "0.png");
        byte[] path = [.. System.Text.Encoding.UTF8.GetBytes(folder.File("caf")), 0xE9, 0];
        Assert.AreEqual(0, MakeFolder(path, 0x1FF));
        try
        {
            Assert.AreEqual($"'{folder.File("caf\uFFFD")}' cannot be opened: its name is not UTF-8. Rename it.", Error(folder.Path));
        }
        finally
        {
            // .NET could not.
            Assert.AreEqual(0, RemoveFolder(path));
        }
    }

    [TestMethod]
    public void LabelNames_AreTheFoldersNames_Exactly()
    {
        using var folder = new TemporaryFolder();
        string[] names = OperatingSystem.IsWindows() ? ["Größe 1", "a b"] : ["a b ", "con", "ends.", "tab\there", "Größe"];
        foreach (string name in names)
            folder.Write(PillowImages.Rgb, name, "0.png");
        CollectionAssert.AreEquivalent(names, ImageFolder.Load(folder.Path, null, null, null, Loading.Into()).LabelNames!.ToArray());
    }

    private static string Error(string folder) =>
        Assert.ThrowsExactly<InvalidDataException>(() => ImageFolder.Load(folder, null, null, null, Loading.Into())).Message;

    [DllImport("libc", EntryPoint = "mkdir")]
    private static extern int MakeFolder(byte[] path, uint mode);

    [DllImport("libc", EntryPoint = "rmdir")]
    private static extern int RemoveFolder(byte[] path);
}
