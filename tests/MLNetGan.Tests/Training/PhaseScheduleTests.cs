using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class PhaseScheduleTests
{
    private static readonly PhaseSchedule s_growth = new(
        new TrainingPhase(8, Images: 100, Level: 0), new TrainingPhase(8, Images: 40, Level: 1, IsFade: true, Cost: 2), new TrainingPhase(4, Images: 60, Level: 1, Cost: 2));

    [TestMethod]
    [DataRow(0, 0, 1.0)]
    [DataRow(99, 0, 1.0)]
    [DataRow(100, 1, 0.0)]
    [DataRow(110, 1, 0.25)]
    [DataRow(139, 1, 0.975)]
    [DataRow(140, 2, 1.0)]
    [DataRow(200, 2, 1.0)]
    public void The_Next_Image_Belongs_To_The_Phase_That_Begins_At_A_Border(long images, int phase, double alpha)
    {
        PhasePoint next = s_growth.Next(images, 0);
        Assert.AreEqual(phase, next.Index);
        Assert.AreEqual(alpha, next.Alpha, 1e-9);
    }

    [TestMethod]
    [DataRow(0, 0, 1.0)]
    [DataRow(100, 0, 1.0)]
    [DataRow(110, 1, 0.25)]
    [DataRow(140, 1, 1.0)]
    [DataRow(141, 2, 1.0)]
    [DataRow(200, 2, 1.0)]
    public void The_Last_Image_Belongs_To_The_Phase_That_Ends_At_A_Border(long images, int phase, double alpha)
    {
        PhasePoint last = s_growth.Last(images, 0);
        Assert.AreEqual(phase, last.Index);
        Assert.AreEqual(alpha, last.Alpha, 1e-9);
    }

    [TestMethod]
    public void The_Share_Done_Counts_What_Images_Cost()
    {
        Assert.AreEqual(200, s_growth.TotalImages);
        Assert.AreEqual(0, s_growth.Share(0));
        Assert.AreEqual(100 / 300.0, s_growth.Share(100), 1e-9);
        Assert.AreEqual(140 / 300.0, s_growth.Share(120), 1e-9);
        Assert.AreEqual(1, s_growth.Share(200));
    }

    [TestMethod]
    [DataRow(0.0, 0)]
    [DataRow(0.2, 60)]
    [DataRow(0.5, 125)]
    [DataRow(1.0, 200)]
    public void A_Share_Of_The_Cost_Is_Done_After_So_Many_Images(double share, long images) => Assert.AreEqual(images, s_growth.CountAt(share));

    [TestMethod]
    [DataRow(0, 0, 1, 0)]
    [DataRow(1, 0, 2, 0)]
    [DataRow(2, 1, 3, 1)]
    [DataRow(4, 1, 5, 1)]
    [DataRow(5, 2, 6, 2)]
    public void Phases_Of_Epochs_Begin_And_End_With_Them(int wholeEpochs, int next, int lastEpoch, int last)
    {
        var schedule = new PhaseSchedule(new TrainingPhase(8, Images: 2), new TrainingPhase(8, Images: 3, Level: 1), new TrainingPhase(8, Level: 1)) { IsInEpochs = true };
        Assert.AreEqual(next, schedule.Next(1000, wholeEpochs).Index);
        Assert.AreEqual(last, schedule.Last(1000, lastEpoch).Index);
        Assert.IsTrue(schedule.IsEndless);
    }

    [TestMethod]
    [DataRow(0.1, 1), DataRow(0.2, 2), DataRow(0.5, 3), DataRow(0.8, 5), DataRow(1.0, 7)]
    public void Phases_Of_Epochs_Share_The_Time_With_What_The_Last_One_Counts(double share, long epochs)
    {
        var schedule = new PhaseSchedule(new TrainingPhase(8, Images: 2), new TrainingPhase(8, Images: 3, Level: 1, Cost: 2), new TrainingPhase(8, Level: 1))
        {
            IsInEpochs = true,
            LastShare = 2,
        };
        Assert.AreEqual(epochs, schedule.CountAt(share));
    }

    [TestMethod]
    public void Systems_That_Do_Not_Grow_Have_A_Phase_Without_End()
    {
        var one = new PhaseSchedule(new TrainingPhase(16));
        Assert.IsTrue(one.IsEndless);
        Assert.AreEqual(0, one.Next(long.MaxValue / 2, 0).Index);
        Assert.AreEqual(1, one.Next(12345, 0).Alpha);
    }
}
