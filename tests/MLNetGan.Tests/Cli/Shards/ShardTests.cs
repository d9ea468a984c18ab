using MLNetGan.Cli.Shards;

namespace MLNetGan.Tests.Cli.Shards;

[TestClass]
public sealed class ShardTests
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(63, 4)]
    [DataRow(1000, 3)]
    [DataRow(6400, 100)]
    [DataRow(10_000_000, 999)]
    [DataRow(int.MaxValue, 1_000_000)]
    public void Shards_CoverAllRows_FromBatchToBatch(int rows, int count)
    {
        int next = 0, most = 0;
        for (int number = 1; number <= count; number++)
        {
            (int first, int size) = new Shard(number, count).Of(rows);
            Assert.AreEqual(next, first);
            Assert.IsTrue(first % Shard.Alignment == 0 || size == 0, $"{number}: {first}");
            (next, most) = (first + size, Math.Max(most, size));
        }
        Assert.AreEqual(rows, next);
        Assert.IsLessThanOrEqualTo((double)rows / count + Shard.Alignment, most);
    }

    [TestMethod]
    public void Parse_ReadsNumbers_AndRefusesOthers()
    {
        Assert.AreEqual(new Shard(3, 16), Shard.Parse("3/16"));
        foreach (string text in (string[])["", "3", "0/4", "5/4", "3/0", "-1/4", "1/2/3", "auto/x", "auto/0", "x/4", "1/1000001", " 1/2"])
            Assert.Contains($"--shard {text}: expected K/N", Assert.Throws<MLNetGan.Cli.UserException>(() => Shard.Parse(text)).Message);
    }
}
