using System.Diagnostics;

namespace MLNetGan.Tests.Cli;

[TestClass]
public class ToolErrorTests : ToolTest
{
    // The system's signal for that would end the process without a word. .NET keeps its own code in such a file, but for this variable.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void AFileThatReachesTheUsersLimit_IsAnErrorOfWriting()
    {
        using var folder = new TemporaryFolder();
        TrainWithin(6000, folder, "dcgan --drawn 64 --set BaseChannels=64 --epochs 1").FailedWith(1, "is larger than files may be there");
    }

    // As where the disk of temporary files is full, they cannot be written when they are closed either.
    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void TemporaryImagesThatReachTheLimit_AreNamedAndGo()
    {
        using TemporaryFolder folder = new(), temporary = new();
        TrainWithin(4000, folder, "progan --drawn 12000 --preset compact --minutes 1", ("TMPDIR", temporary.Path))
            .FailedWith(1, $"Lower resolutions of the training images cannot be kept in '{temporary.Path}");
        Assert.IsEmpty(Directory.GetDirectories(temporary.Path, "mlnetgan-scratch-*"));
    }

    private static ProgramResult TrainWithin(int kibibytes, TemporaryFolder folder, string arguments, params (string Name, string Value)[] variables)
    {
        using Process process = BuiltProgram.StartProgram("bash",
            ["-c", $"ulimit -f {kibibytes}; dotnet '{BuiltProgram.AssemblyOf(ToolProject)}' train {arguments} --out '{folder.File("run")}'"],
            null, [("DOTNET_EnableWriteXorExecute", "0"), .. variables]);
        return BuiltProgram.Finish(process);
    }

    [TestMethod]
    [DataRow("train vgan --drawn --out x", "unknown system 'vgan'; did you mean gan?")]
    [DataRow("train nosuch", "unknown system 'nosuch': expected one of gan, dcgan, ")]
    [DataRow("train --drawn --out x", "a system is missing: expected one of gan, dcgan, ")]
    [DataRow("import", "a system is missing: expected one of pix2pix, ")]
    [DataRow("import cyclgan", "unknown system 'cyclgan'; did you mean cyclegan?")]
    [DataRow("options acgn", "SYSTEM acgn: did you mean acgan?")]
    [DataRow("train acgan --drawn --preset compct --out x", "--preset compct: did you mean compact?")]
    [DataRow("trian", "unknown command 'trian'; did you mean train?")]
    [DataRow("train acgan --out x", "Give one source of images")]
    [DataRow("train acgan --drawn 10 --folder y --out x", "Give one source of images")]
    [DataRow("train acgan --drawn --minutes -1 --out x", "--minutes -1: expected a number above 0")]
    [DataRow("train acgan --drawn", "'--out' is required")]
    [DataRow("train dcgan --drawn --labels y --out x", "--labels goes with --images")]
    [DataRow("train pix2pix --out x", "Give one source of pairs")]
    [DataRow("train pix2pix --drawn --pairs y --out x", "Give one source of pairs")]
    [DataRow("train pix2pix --folder y --out x", "--folder does not go with pix2pix. Give one source of pairs")]
    [DataRow("train acgan --pairs y --out x", "--pairs does not go with acgan. Give one source of images")]
    [DataRow("train dcgan --drawn --direction ba --out x", "--direction does not go with dcgan")]
    [DataRow("train dcgan --drawn --size 32 --out x", "--size goes with --images or --folder")]
    [DataRow("train dcgan --folder y --size 100000 --out x", "--size 100000: expected a whole number from 1 to 4096, or HEIGHTxWIDTH.")]
    [DataRow("train dcgan --folder y --size 32x4097 --out x", "--size 32x4097: expected a whole number from 1 to 4096, or HEIGHTxWIDTH.")]
    [DataRow("train progan --drawn --pad 2 --out x", "--pad goes with --images")]
    [DataRow("train acgan --drawn --out x --dry-run --resume", "--dry-run does not go with --resume")]
    [DataRow("train acgan --drawn --out x --set Dropout=1", "--set Dropout=1: expected from 0 to below 1.")]
    [DataRow("train dcgan --drawn --out x --set Dropout=NaN", "--set Dropout=NaN: expected from 0 to below 1, or none.")]
    [DataRow("train acgan --drawn --out x --set Dropout=none", "--set Dropout=none: expected from 0 to below 1.")]
    [DataRow("train acgan --drawn --out x --set Dropout=0,5", "--set Dropout=0,5: expected from 0 to below 1.")]
    [DataRow("train acgan --drawn --out x --set LatentSize=1e2", "--set LatentSize=1e2: expected at least 1, in whole numbers up to 2147483647.")]
    [DataRow("train acgan --drawn --out x --set BatchSize=70000", "--set BatchSize=70000: expected from 1 to 65536, in whole numbers.")]
    [DataRow("train acgan --drawn --out x --set Architecture=1", "--set Architecture=1: expected Reference or Compact.")]
    [DataRow("train acgan --drawn --out x --set ClassifyGenerated=yes", "--set ClassifyGenerated=yes: expected true or false.")]
    [DataRow("train acgan --drawn --out x --set Schedule=slow", "--set Schedule=slow: expected 'constant', 'linear from SHARE' or 'steps FACTOR at EPOCH,EPOCH'.")]
    [DataRow("train infogan --drawn --out x --set Codes=[{\"Nam\":\"a\"}]", "expected a JSON list of {Name, Kind, Cardinality}.")]
    [DataRow("train progan --drawn --out x --set Stages=[null]", "--set Stages=[null]: expected a JSON list of {Resolution, BatchSize, LearningRateFactor, FadeFactor, StabilizationFactor}.")]
    [DataRow("train progan --drawn --out x --set Stages=[{\"Resolution\":8,\"FadeFactor\":1e999}]", "\"FadeFactor\":1e999}]: expected a JSON list of {Resolution, ")]
    [DataRow("train acgan --drawn --set --out x", "--set is missing its value: --out follows.")]
    [DataRow("explore x interpolate --out y.png --seeds 5..1", "--seeds 5..1: expected whole numbers such as 3,17 or 0..9, the smaller end of a range first")]
    [DataRow("train acgan --drawn --out x --set Dropout", "--set Dropout: expected NAME=VALUE.")]
    [DataRow("train acgan --drawn --out x --set dropout=0", "--set dropout: acgan has no such option. Did you mean Dropout?")]
    [DataRow("train dcgan --drawn --out x --set L1Weight=1", "--set L1Weight: dcgan has no such option. Did you mean R1Weight?")]
    [DataRow("train dcgan --drawn --out x --set Brightness=1", "--set Brightness: dcgan has no such option. 'mlnetgan options dcgan' lists what it has.")]
    [DataRow("train dcgan --drawn --out x --set Epochs=3", "--set Epochs: --epochs sets this.")]
    [DataRow("train dcgan --drawn --out x --set ImageChannels=1", "--set ImageChannels: --channels sets this.")]
    [DataRow("train pix2pix --drawn --out x --set InputChannels=1", "--set InputChannels: --input-channels sets this.")]
    [DataRow("train dcgan --drawn --out x --channels 1", "--channels goes with --folder")]
    [DataRow("train dcgan --folder y --out x --channels 2", "--channels 2: expected 1, 3 or 4.")]
    [DataRow("train dcgan --folder y --out x --input-channels 1", "--input-channels does not go with dcgan")]
    [DataRow("train dcgan --drawn --out x --set ImageColumnName=Image", "--set ImageColumnName: dcgan has no such option.")]
    [DataRow("train dcgan --drawn --out x --set RunFolder=y", "--set RunFolder: --out sets this.")]
    [DataRow("train dcgan --drawn --out x --test-images y", "--test-images does not go with dcgan, which measures nothing on held-out data")]
    [DataRow("train pix2pix --drawn --out x --test-images y", "--test-images does not go with pix2pix. Give one source of pairs")]
    [DataRow("train pix2pix --drawn --out x --test-targets y", "--test-targets goes with --test-pairs")]
    [DataRow("train dcgan --unpaired y --out x", "--unpaired does not go with dcgan")]
    [DataRow("train dcgan --folder y --out y", "--out y lies in the folder of --folder, whose images would then be mixed with the run's.")]
    [DataRow("train dcgan --folder y --out y/run", "--out y/run lies in the folder of --folder")]
    [DataRow("train dcgan --folder y/samples --out y", "--folder y/samples lies where a run in --out y writes its samples.")]
    [DataRow("train pix2pix --pairs y --test-pairs z --out ./z/ --dry-run", "--out ./z/ lies in the folder of --test-pairs")]
    [DataRow("train cyclegan --unpaired y --out y/trainA/run", "--out y/trainA/run lies in the folder of --unpaired")]
    [DataRow("options vgan", "SYSTEM vgan: did you mean gan?")]
    [DataRow("train pix2pix --drawn --size -1 --out x", "--size -1: ")]
    [DataRow("train pix2pix --drawn --size x --out x", "--size x: expected a whole number from 1 to 4096, or HEIGHTxWIDTH.")]
    [DataRow("train pix2pix --drawn --size 20 --out x", "--size 20: drawn pairs are square and have from 32 to 1024 pixels a side.")]
    [DataRow("train pix2pix --drawn --size 32x64 --out x", "--size 32x64: drawn pairs are square")]
    [DataRow("options dcgan --preset large", "--preset large: expected reference or compact.")]
    [DataRow("train pix2pix --drawn --targets y --out x", "--targets goes with --pairs")]
    [DataRow("train pix2pix --drawn --direction ba --out x", "--direction goes with --pairs")]
    [DataRow("train pix2pix --pairs y --direction up --out x", "--direction up: expected ab or ba.")]
    [DataRow("translate run --out x", "'--input' is required")]
    [DataRow("export run --out x --size 0x3", "--size 0x3: expected a whole number from 1 to 65535, or HEIGHTxWIDTH")]
    [DataRow("export run --out x --size 3x3x3", "--size 3x3x3: expected")]
    [DataRow("generate run --out x", "Give one of --count and --per-label")]
    [DataRow("export run --out x --input noise", "--input noise: expected latent or seed.")]
    [DataRow("explore run --out x.png", "a command is missing: expected one of")]
    [DataRow("explore run paint --out x.png", "'paint'")]
    [DataRow("explore run traverse --out x.jpg", "--out x.jpg: expected a name that ends in .png or .gif")]
    [DataRow("explore run traverse --out x.png --frame 50", "--frame goes with --out FILE.gif")]
    [DataRow("explore run traverse --out x.png --over Label --coordinate 1", "Give one of --over and --coordinate")]
    [DataRow("explore run traverse --out x.png --seeds 1;2", "--seeds 1;2: expected whole numbers")]
    [DataRow("explore run traverse --out x.png --seeds 0..20000", "--seeds 0..20000: expected whole numbers")]
    [DataRow("train dcgan --folder y --folder z --out x", "--folder: expected one folder, got 2. Put them into one")]
    [DataRow("train pix2pix --pairs y --pairs z --out x", "'--pairs' expects a single argument but 2 were provided")]
    [DataRow("train draw --drawn --test-folder y --test-folder z --out x", "'--test-folder' expects a single argument but 2 were provided")]
    [DataRow("train dcgan --drawn --out x --out y", "'--out' expects a single argument but 2 were provided")]
    [DataRow("train dcgan --drawn --evaluate fid --evaluate kid --out x", "'--evaluate' expects a single argument but 2 were provided")]
    [DataRow("train dcgan --drawn --batch-per-rank 3 --batch-per-rank 4 --out x", "'--batch-per-rank' expects a single argument but 2 were provided")]
    [DataRow("train dcgan --drawn --batch-per-rank y --out x", "--batch-per-rank y: expected a whole number from 1 to 2147483647.")]
    [DataRow("train dcgan --drawn --out", "Required argument missing for option: '--out'")]
    [DataRow("train dcgan --drawn --out x --set", "Required argument missing for option: '--set'")]
    [DataRow("train acgan --resume run", "--resume goes on with the run that --out RUN names.")]
    [DataRow("train --resume run", "--resume goes on with the run that --out RUN names.")]
    [DataRow("train run --resume", "--resume goes on with the run that --out RUN names.")]
    [DataRow("train vgan --resume", "unknown system 'vgan'; did you mean gan?")]
    [DataRow("train painter --resume --out=x", "unknown system 'painter': expected one of")]
    [DataRow("generate --count 5 --out x", "mlnetgan: RUN is missing.")]
    [DataRow("explore interpolate run --out x.gif", "RUN is missing before interpolate: mlnetgan explore RUN interpolate.")]
    [DataRow("explore traverse --out x.png", "RUN is missing before traverse: mlnetgan explore RUN traverse.")]
    [DataRow("export run --out weights.pth", "--out weights.pth: expected a name that ends in .onnx or .safetensors.")]
    [DataRow("explore run interpolate --steps 0 --out x.png", "Try 'mlnetgan explore interpolate --help'")]
    public void WrongCommandLine_EndsWith2AndNamesTheFault(string line, string fault) => ToolHere(line.Split(' ')).FailedWith(2, fault);

    [TestMethod]
    [DataRow("", "a command is missing: expected one of")]
    [DataRow("paint", "'paint'")]
    [DataRow("train acgan --drawn --lr 0.1 --out x", "unknown option --lr.")]
    [DataRow("train acgan --drawn 0 --out x", "--drawn 0: expected a whole number from 1 to 10000000")]
    public void WrongCommandLine_EndsTheProcessWith2AndNamesTheFault(string line, string fault) =>
        Tool(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FailedWith(2, fault);

    [TestMethod]
    [DataRow("inspect NONE", "There is no run folder")]
    [DataRow("generate . --count 1 --out x", "holds no run")]
    [DataRow("train acgan --images NONE --out x", "Could not find the images file")]
    [DataRow("train acgan --folder NONE --out x", "NONE")]
    [DataRow("train pix2pix --pairs NONE --out x", "Could not find the folder of image pairs")]
    [DataRow("train pix2pix --drawn --set GeneratorChannels=100 --set GeneratorMaximumChannels=50 --out x", "--set GeneratorMaximumChannels: expected from --set GeneratorChannels (100) to 4096, got 50.")]
    [DataRow("train progan --drawn --set Stages=[{\"Resolution\":8,\"BatchSize\":0}] --out x", "--set Stages: expected for every stage a batch of 1 to 65536 images, or none of its own, got 8: batch 0.")]
    [DataRow("train dcgan --drawn --set PixelMinimum=300 --out x", "--set PixelMinimum: expected a finite value below --set PixelMaximum (255), got 300.")]
    [DataRow("train dcgan --drawn --set PixelMaximum=-1 --out x", "--set PixelMaximum: expected a finite value above --set PixelMinimum (0), got -1.")]
    [DataRow("train dcgan --drawn --set BatchSize=1 --out x", "--set BatchSize: expected at least 2, because batch normalization needs several images, got 1.")]
    [DataRow("train dcgan --drawn --set R1Weight=1 --set R1Weight=2 --out x", "--set R1Weight is given twice")]
    [DataRow("train dcgan --folder NONE --dry-run", "NONE")]
    [DataRow("translate . --input NONE --out x", "There is no file or folder")]
    [DataRow("translate . --input . --out x", "holds no images")]
    [DataRow("train acgan --resume --out NONE", "There is no run folder")]
    public void WrongPath_EndsWith1AndOneLine(string line, string fault)
    {
        using var folder = new TemporaryFolder();
        string[] arguments = line.Split(' ').Select(word => word is "NONE" or "x" or "." ? Path.Combine(folder.Path, word) : word).ToArray();
        ToolHere(arguments).FailedWith(1, fault);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path), "Nothing is written.");
    }

    [TestMethod]
    public void UnwritableOutput_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write([1], "file");
        Tool("train", "acgan", "--drawn", "64", "--preset", "compact", "--out", Path.Combine(file, "run")).FailedWith(1, $"Run folder '{Path.Combine(file, "run")}' cannot be written");
        Tool("generate", TrainedRun, "--count", "1", "--out", Path.Combine(file, "images")).FailedWith(1, "cannot be written");
        Tool("explore", TrainedRun, "traverse", "--out", Path.Combine(file, "sheet.png")).FailedWith(1, "cannot be written");
        Tool("explore", TrainedRun, "traverse", "--out", Path.Combine(file, "a.gif")).FailedWith(1, "cannot be written");
        Tool("export", TrainedRun, "--out", Path.Combine(file, "g.onnx")).FailedWith(1, "cannot be written");
    }
}
