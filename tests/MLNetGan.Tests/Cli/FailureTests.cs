using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Errors;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

/// <summary>What the tool tells of errors, whatever threw them.</summary>
[TestClass]
public partial class FailureTests
{
    [TestMethod]
    public void AFault_IsToldOnOneLine_WithItsDetailsInAFile()
    {
        foreach (Exception fault in (Exception[])[Thrown(() => ((string?)null)!.ToString()), Thrown(() => Array.Empty<int>().First()), Thrown(() => checked(int.MaxValue + Zero()))])
        {
            string told = Failure.Describe(fault);
            StringAssert.Matches(told, new($"^unexpected {fault.GetType().Name}: .* This is a fault of mlnetgan. Please report it to its authors, with the file '.*'.$"));
            string file = FileName().Match(told).Groups[1].Value;
            Assert.Contains(nameof(AFault_IsToldOnOneLine_WithItsDetailsInAFile), File.ReadAllText(file));
        }
        static int Zero() => Random.Shared.Next(1, 2);
    }

    [TestMethod]
    public void WhatTheLibraryThrowsOnPurpose_IsItsOwnWordsAlone()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new GeneratorCondition("Digit", float.NaN));
        Assert.AreEqual("Condition 'Digit' has a value that is not finite.", Failure.Describe(error));
        Assert.AreEqual("Bad file", Failure.Describe(new AggregateException(new IOException("Bad\r\n\n file"))));
    }

    [TestMethod]
    public void ANativeError_HasNoStackOfTheNativeLibrary_AndLackOfMemoryIsToldAsSuch()
    {
        Assert.StartsWith("unexpected ExternalException: size mismatch This is", Failure.Describe(new ExternalException("size mismatch\nException raised from check at a.cpp:3\nframe #0: x")));
        foreach (Exception error in (Exception[])[new OutOfMemoryException(), new ExternalException("[enforce fail at alloc_cpu.cpp:1] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")])
            Assert.StartsWith("out of memory. Lower --set BatchSize", Failure.Describe(error));
    }

    [TestMethod]
    [DataRow("Give PixelMinimum and PixelMaximum the range.", "Give --set PixelMinimum and --set PixelMaximum the range.")]
    [DataRow("Give ImageEvaluationOptions.PixelMinimum and PixelMaximum the range of the column; or it is the generator.",
        "Give images of files that range, and measure a run of another one in its program; or it is the generator.")]
    [DataRow("DcganOptions.BatchSize: expected at least 2", "--set BatchSize: expected at least 2")]
    [DataRow("restart with another TrainingOptions.Seed.", "restart with another --seed.")]
    [DataRow("Raise TrainingOptions.Epochs or MaximumDuration.", "Raise --epochs or --minutes.")]
    [DataRow("Resize them to 32x32, for example with ResizeImages.", "Resize them to 32x32, for example with --size.")]
    [DataRow("Column 'Seed' has no Schedule.", "Column 'Seed' has no Schedule.")]
    [DataRow("AdversarialLoss: expected an AdversarialLoss.", "--set AdversarialLoss: expected an AdversarialLoss.")]
    [DataRow("It could not be converted to MLNetGan.AdversarialLoss. Path: $.BatchSize.", "It could not be converted to MLNetGan.AdversarialLoss. Path: $.BatchSize.")]
    [DataRow("Set InputChannels to 1, or LabelClasses to null.", "Set --input-channels to 1, or --set LabelClasses to none.")]
    [DataRow("BestBy is FrechetDistance, and cogan makes none.", "--evaluate is fid, and cogan makes none.")]
    [DataRow("--set BatchSize is given twice.", "--set BatchSize is given twice.")]
    [DataRow("Could not find '/data/TestImages'. Go on with --out RealImages.", "Could not find '/data/TestImages'. Go on with --out RealImages.")]
    [DataRow("'run' holds an experiment whose Classic is {}, and", "'run' holds an experiment whose classic augmentation is {}, and")]
    [DataRow("The generator makes the label 'Classic', which", "The generator makes the label 'Classic', which")]
    [DataRow("ImageEvaluationOptions.MaximumImages: expected from 2", "--count: expected from 2")]
    [DataRow("It has 2 inputs. Say with InputName which is wanted.", "It has 2 inputs. Say with --extractor-input which is wanted.")]
    [DataRow("OnnxFeatureOptions.Mean has 2 numbers: expected one", "--extractor-mean has 2 numbers: expected one")]
    [DataRow("Check OnnxFeatureOptions.Mean and Deviation, or its file.", "Check --extractor-mean and --extractor-deviation, or its file.")]
    [DataRow("OnnxFeatureOptions.ImageSize: expected at least 1", "--extractor-size: expected at least 1")]
    [DataRow("'Classic/BatchSize' is missing.", "'Classic/BatchSize' is missing.")]
    public void TheLibrarysProperties_AreTheToolsOptions(string library, string tool) => Assert.AreEqual(tool, ToolWords.Of(library));

    [TestMethod]
    public void EveryPropertyThatTheLibraryRefuses_IsNamedAsItsOption()
    {
        foreach (SystemDefinition system in SystemList.All)
        {
            foreach (OptionProperty property in Setting.Of(system).Where(property => property.Type == typeof(double) || property.Type == typeof(float)))
            {
                TrainingOptions options = system.Presets[SystemDefinition.Reference]();
                property.Set(options, property.Type == typeof(double) ? (object)double.NaN : float.NaN);
                Assert.StartsWith($"--set {property.Name}: expected ", Failure.Describe(Assert.Throws<ArgumentException>(options.Validate)));
            }
        }
    }

    [TestMethod]
    [DataRow("a\u001b[2Jb\ac\u009b", "a\\u001b[2Jb\\u0007c\\u009b")]
    [DataRow("over\rwritten\r\n", "over\\u000dwritten\r\n")]
    [DataRow("photo\u202egnp.exe", "photo\\u202egnp.exe")]
    [DataRow("Käfer [red]\t猫 👍🏽\n", "Käfer [red]\t猫 👍🏽\n")]
    public void WhatDrivesATerminal_IsShown(string text, string shown)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var writer = new PrintableWriter(output) { NewLine = "\n" };
        writer.WriteLine(text);
        writer.Write(text.ToCharArray());
        Assert.AreEqual($"{shown}\n{shown}", output.ToString());
    }

    [TestMethod]
    public void AWriterThatFails_IsLeftAlone_AndToldOfOnce()
    {
        List<string> told = [];
        using var writer = new GuardedWriter(new StreamWriter(new FullStream()), error => told.Add(error.Message));
        writer.Write("a");
        writer.Flush();
        writer.WriteLine("b");
        writer.Flush();
        CollectionAssert.AreEqual(new[] { "full" }, told);
        Assert.IsTrue(writer.HasFailed);
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("full");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("full");
    }

    private static Exception Thrown(Func<object> action) => Assert.Throws<Exception>(() => action());

    [GeneratedRegex("'([^']*)'\\.$")]
    private static partial Regex FileName();
}
