namespace MLNetGan.Tests;

[TestClass]
public sealed class LearningRateScheduleTests
{
    [TestMethod]
    public void Steps_Multiply_At_Each_Epoch()
    {
        var schedule = LearningRateSchedule.Steps(0.1, 10, 20, 25);
        double[] factors = new[] { 0, 9, 10, 19, 20, 25, 40 }.Select(epoch => schedule.Factor(epoch, 0)).ToArray();
        double[] expected = [1, 1, 0.1, 0.1, 0.01, 0.001, 0.001];
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], factors[i], 1e-12);
    }

    [TestMethod]
    public void Linear_Decay_Ends_At_Zero()
    {
        var schedule = LearningRateSchedule.LinearDecay(0.5);
        Assert.AreEqual(1, schedule.Factor(0, 0.3));
        Assert.AreEqual(1, schedule.Factor(0, 0.5));
        Assert.AreEqual(0.5, schedule.Factor(0, 0.75), 1e-12);
        Assert.AreEqual(0, schedule.Factor(0, 1));
    }

    [TestMethod]
    [DataRow("constant")]
    [DataRow("steps 0.1 at 10,20,25")]
    [DataRow("linear from 0.6")]
    public void Text_Is_Read_Back(string text) => Assert.AreEqual(text, LearningRateSchedule.Parse(text).ToString());

    [TestMethod]
    [DataRow("cosine")]
    [DataRow("linear from much")]
    [DataRow("linear from 2")]
    [DataRow("linear from -0.1")]
    [DataRow("linear from NaN")]
    [DataRow("linear from 0,5")]
    [DataRow("steps x at 1")]
    [DataRow("steps 0 at 1")]
    [DataRow("steps Infinity at 1")]
    [DataRow("steps 0.1 at 0")]
    [DataRow("steps 0.1 at 1,")]
    [DataRow("steps 0.1 at 99999999999")]
    public void Other_Text_Is_Refused(string text) =>
        StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => LearningRateSchedule.Parse(text)).Message, text);

    [TestMethod]
    public void Bad_Values_Are_Refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LearningRateSchedule.Steps(0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LearningRateSchedule.Steps(double.PositiveInfinity, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LearningRateSchedule.Steps(0.1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LearningRateSchedule.LinearDecay(1));
    }
}
