using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using SixLabors.ImageSharp;
using Tensorboard;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class TensorBoardLogTests
{
    [TestMethod]
    [DataRow(false), DataRow(true)]
    public void EventsTellLossesScalarsAndSheets(bool hasRunFolder)
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext(seed: 1);
        var reports = new ProgressLog();
        var options = new DcganOptions
        {
            BaseChannels = 4,
            BatchSize = 8,
            Epochs = 2,
            TensorBoardFolder = folder.File("board"),
            RunFolder = hasRunFolder ? folder.File("run") : null,
            Progress = reports,
        };
        ml.Gan().Dcgan(options).Fit(ml.Gan().Data.DrawnDigits(24)).Dispose();

        Event[] events = [.. Read(Directory.GetFiles(folder.File("board")).Single())];
        Assert.AreEqual("brain.Event:2", events[0].FileVersion);
        ILookup<string, (long Step, Summary.Types.Value Value)> values = events.Skip(1).Select(one => (one.Step, Value: one.Summary.Value.Single())).ToLookup(one => one.Value.Tag);
        TrainingProgress[] epochs = [.. reports.Reports.Where(report => report.IsEndOfEpoch)];
        foreach (TrainingProgress epoch in epochs)
        {
            foreach ((string name, double loss) in epoch.Losses)
                Assert.AreEqual((float)loss, values[$"loss/{name}"].Last(value => value.Step == epoch.Step).Value.SimpleValue);
            Assert.AreEqual((float)epoch.Scalars["fake_belief"], values["scalar/fake_belief"].Last(value => value.Step == epoch.Step).Value.SimpleValue);
        }
        CollectionAssert.AreEqual(epochs.Select(epoch => epoch.Step).ToArray(), values["samples"].Select(value => value.Step).ToArray());
        using var sheet = Image.Load(values["samples"].First().Value.Image.EncodedImageString.ToByteArray());
        Assert.AreEqual(values["samples"].First().Value.Image.Width, sheet.Width);
        Assert.HasCount(1, Directory.GetFiles(folder.File("board")));
    }

    [TestMethod]
    public void AFolderThatCannotBeWritten_IsWarnedOfOnce_AndTrainingGoesOn()
    {
        using var folder = new TemporaryFolder();
        string board = Path.Combine(folder.Write([1], "file"), "board");
        var ml = new MLContext(seed: 1);
        List<string> warnings = [];
        ml.Log += (_, told) =>
        {
            if (told.Kind == ChannelMessageKind.Warning && told.RawMessage.Contains(board))
                warnings.Add(told.RawMessage);
        };
        var reports = new ProgressLog();
        var options = new DcganOptions { BaseChannels = 4, BatchSize = 8, Epochs = 2, TensorBoardFolder = board, Progress = reports };
        ml.Gan().Dcgan(options).Fit(ml.Gan().Data.DrawnDigits(24)).Dispose();
        Assert.AreEqual(2, reports.Reports.Count(report => report.IsEndOfEpoch));
        Assert.StartsWith($"TensorBoard's folder '{board}' misses reports: ", warnings.Single());
    }

    /// <summary>Reads a file of records, as TensorFlow writes them: length and data, each followed by its masked CRC-32C.</summary>
    private static IEnumerable<Event> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(at));
            Assert.AreEqual(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            byte[] data = file[(at + 12)..(at + 12 + length)];
            Assert.AreEqual(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            at += 16 + length;
            // TorchSharp's class of events is of an older protobuf, which reads streams alone.
            yield return Event.Parser.ParseFrom(new CodedInputStream(data));
        }
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
