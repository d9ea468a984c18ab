using MLNetGan.Cli.Errors;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class SpellingTests
{
    [TestMethod]
    [DataRow("trian", "train"), DataRow("--epoch", "--epochs"), DataRow("--batch-size", "--set BatchSize"), DataRow("--Out", "--out")]
    [DataRow("--lr", null), DataRow("x", null), DataRow("", null)]
    public void TheNearestWord_IsFound_WhereOneIsNear(string word, string? nearest) =>
        Assert.AreEqual(nearest, Spelling.Nearest(word, ["--out", "train", "translate", "--epochs", "--set BatchSize"]));
}
