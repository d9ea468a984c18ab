using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class TrainCommandLineTests
{
    [TestMethod]
    public void The_Command_That_Goes_On_Trains_Where_It_Was_Trained()
    {
        Assert.AreEqual("mlnetgan train --resume --out run", TrainCommandLine.Resuming("run", gpu: null, tensorBoard: null));
        Assert.AreEqual($"mlnetgan train --resume --gpu 1 --tensorboard {ShellWord.Quoted("my board")} --out run",
            TrainCommandLine.Resuming("run", gpu: 1, tensorBoard: "my board"));
    }
}
