using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class MoveTests
{
    [TestMethod]
    public void A_Move_Is_In_The_Last_Step_Of_Each_Group_Or_In_Those_That_It_Names()
    {
        Move last = new("a", [], 3), first = last with { Turns = ..1 }, others = last with { Turns = 1.. };
        Assert.AreEqual("001001", Steps(last));
        Assert.AreEqual("100100", Steps(first));
        Assert.AreEqual("011011", Steps(others));
    }

    [TestMethod]
    public void It_Counts_How_Often_It_Was_Made()
    {
        Move others = new("a", [], 3) { Turns = 1.. };
        for (int step = 0; step < 12; step++)
            Assert.AreEqual(Enumerable.Range(0, step).Count(earlier => others.IsIn(earlier)), others.MadeBefore(step));
    }

    private static string Steps(Move move) => string.Concat(Enumerable.Range(0, 6).Select(step => move.IsIn(step) ? 1 : 0));
}
