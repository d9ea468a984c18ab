using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Tests.Pipeline.DataViews;

[TestClass]
public class LabelFoldersTests
{
    [TestMethod]
    [DataRow("7", "7"), DataRow("maine coon", "maine coon"), DataRow("Käfer", "Käfer"), DataRow("v1.0", "v1.0"), DataRow("[red]", "[red]")]
    [DataRow("bad ", "bad%20"), DataRow(" bad", "%20bad"), DataRow("end.", "end%2E"), DataRow("..", "%2E%2E"), DataRow(".hidden", "%2Ehidden")]
    [DataRow("a/b", "a%2Fb"), DataRow("a\\b", "a%5Cb"), DataRow("C:", "C%3A"), DataRow("100%", "100%25"), DataRow("a\u001b[2J", "a%1B[2J")]
    [DataRow("CON", "%43ON"), DataRow("nul.txt", "%6Eul.txt"), DataRow("Com1", "%43om1"), DataRow("com10", "com10"), DataRow("console", "console")]
    public void ALabel_IsANameThatEverySystemTakes_AndComesBack(string label, string folder)
    {
        Assert.AreEqual(folder, new LabelFolders()[label]);
        Assert.AreEqual(label, Uri.UnescapeDataString(folder));
    }

    [TestMethod]
    public void LabelsThatDifferByCase_HaveFoldersThatDifferByMore()
    {
        var folders = new LabelFolders();
        string[] labels = ["cat", "Cat", "CAT", "cAT", "%43AT"], names = [.. labels.Select(label => folders[label])];
        CollectionAssert.AreEqual(new[] { "cat", "%43at", "%43%41T", "%63AT", "%2543AT" }, names);
        Assert.HasCount(labels.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray());
        CollectionAssert.AreEqual(labels, names.Select(Uri.UnescapeDataString).ToArray());
        Assert.AreEqual("%43at", folders["Cat"], "A label keeps its folder.");
    }
}
