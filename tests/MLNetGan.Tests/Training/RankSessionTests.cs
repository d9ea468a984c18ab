using MLNetGan.Training;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class RankSessionTests
{
    [TestMethod]
    public void Where_One_Cannot_Start_All_End_And_Learn_Why()
    {
        string[] told = ThreadRanks.Run(3, ranks => Tell(ranks, session =>
        {
            if (ranks.Rank == 1)
                throw new IOException("There is no data here.");
            session.Begin();
        }));
        const string told1 = "Process 1 of 3 could not start, and none has: There is no data here.";
        CollectionAssert.AreEqual(new[] { told1, "There is no data here.", told1 }, told);
    }

    [TestMethod]
    public void Of_Those_That_Cannot_Start_For_One_Reason_The_First_Tells_It_And_Others_Their_Own()
    {
        string[] errors = ThreadRanks.Run(4, ranks =>
        {
            try
            {
                return new RankSession(ranks).Run<string>(() => throw new IOException(ranks.Rank == 3 ? "The disk is full." : "There is no data."));
            }
            catch (Exception error)
            {
                return error.GetType().Name;
            }
        });
        CollectionAssert.AreEqual(
            new[] { nameof(IOException), nameof(OtherProcessException), nameof(OtherProcessException), nameof(IOException) }, errors);
    }

    [TestMethod]
    public void What_Must_Be_The_Same_Is_Compared_With_The_First_Process()
    {
        string[] told = ThreadRanks.Run(2, ranks => Tell(ranks, session => session.Begin(("epochs 1", "never"), ($"step {ranks.Rank}", "it is elsewhere."))));
        CollectionAssert.AreEqual(Enumerable.Repeat("Process 1 of 2 could not start, and none has: it is elsewhere.", 2).ToArray(), told);
    }

    [TestMethod]
    public void A_Failure_In_Training_Ends_The_Others()
    {
        string[] told = ThreadRanks.Run(2, ranks => Tell(ranks, session =>
        {
            session.Begin();
            if (ranks.Rank == 1)
                throw new IOException("The disk is full.");
        }));
        CollectionAssert.AreEqual(new[] { "ended", "MLNetGan: process 1 of 2 failed, which ends all: The disk is full." }, told);
    }

    [TestMethod]
    public void One_That_Stops_Alone_Ends_The_Others()
    {
        string[] told = ThreadRanks.Run(2, ranks => Tell(ranks, session =>
        {
            session.Begin();
            if (ranks.Rank == 0)
                throw new OperationCanceledException("Stopped.");
        }));
        CollectionAssert.AreEqual(new[] { "MLNetGan: process 0 of 2 failed, which ends all: Stopped.", "ended" }, told);
    }

    [TestMethod]
    public void A_Stop_Of_All_And_What_Comes_After_A_Training_End_No_Other()
    {
        string[] told = ThreadRanks.Run(2, ranks => Tell(ranks, session =>
        {
            session.Begin();
            throw new StoppedTogetherException(default);
        }));
        CollectionAssert.AreEqual(Enumerable.Repeat("Training was stopped, in all processes.", 2).ToArray(), told);
        told = ThreadRanks.Run(2, ranks => Tell(ranks, session =>
        {
            session.Begin();
            session.End();
            if (ranks.Rank == 0)
                throw new IOException("The report is not written.");
        }));
        CollectionAssert.AreEqual(new[] { "The report is not written.", "ended" }, told);
    }

    private static string Tell(IRankGroup ranks, Action<RankSession> train)
    {
        var session = new RankSession(ranks);
        try
        {
            return session.Run(() =>
            {
                train(session);
                return "ended";
            });
        }
        catch (Exception error)
        {
            return error.Message;
        }
    }
}
