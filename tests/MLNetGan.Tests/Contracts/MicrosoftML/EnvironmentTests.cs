using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNetGan.Tests.Contracts.MicrosoftML;

[TestClass]
public sealed class EnvironmentTests
{
    [TestMethod]
    public void MessagesReachTheLogWithHostAndChannel()
    {
        var ml = new MLContext();
        var messages = new List<LoggingEventArgs>();
        ml.Log += (_, message) => messages.Add(message);
        using (IChannel channel = ((IHostEnvironment)ml).Register("X").Start("Fit"))
        {
            channel.Info(MessageSensitivity.None, "epoch 3");
            channel.Warning(MessageSensitivity.None, "collapsed");
        }
        LoggingEventArgs info = messages.Single(message => message.Kind == ChannelMessageKind.Info);
        Assert.AreEqual("X; Fit", info.Source);
        Assert.AreEqual("epoch 3", info.RawMessage);
        Assert.AreEqual("[Source=X; Fit, Kind=Info] epoch 3", info.Message);
        Assert.AreEqual("[Source=X; Fit, Kind=Warning] collapsed", messages.Single(message => message.Kind == ChannelMessageKind.Warning).Message);
        Assert.IsTrue(messages.Any(message => message.Kind == ChannelMessageKind.Trace && message.RawMessage == "Channel started"));
    }

    [TestMethod]
    public void SeededContextsDrawTheSameNumbersInTheSameOrderOfRegistration()
    {
        int Draw(int? seed, int skipped)
        {
            IHostEnvironment ml = new MLContext(seed);
            for (int i = 0; i < skipped; i++)
                ml.Register("Other");
            return ml.Register("X").Rand.Next();
        }
        Assert.AreEqual(Draw(1, 0), Draw(1, 0));
        Assert.AreNotEqual(Draw(1, 0), Draw(1, 1));
        Assert.AreNotEqual(Draw(1, 0), Draw(2, 0));
    }

    [TestMethod]
    public void NoDeviceIsChosenByDefault()
    {
        var ml = new MLContext();
        Assert.IsNull(ml.GpuDeviceId);
        Assert.IsFalse(ml.FallbackToCpu);
    }
}
