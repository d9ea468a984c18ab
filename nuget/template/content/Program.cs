//#if (generate)
// Trains a generator of images and saves it as an ML.NET pipeline.
//#elseif (label)
// Trains a generator that makes images of the label you name, and saves it as an ML.NET pipeline.
//#elseif (complete)
// Trains a network that fills in the hidden centre of images, and saves it as an ML.NET pipeline.
//#else
// Trains a translator of images and saves it as an ML.NET pipeline.
//#endif
//
//#if (drawn)
//   dotnet run -c Release -- [MINUTES]
//#else
//   dotnet run -c Release -- [MINUTES [FOLDER]]
//#endif
//
//#if (wrongData)
#error --task and --data do not go together: translate learns from pairs (--data pairs), restyle from folders, the others not from pairs.
//#elseif (drawn)
// It learns drawn images, so that it runs at once.
//#elseif (idx)
// FOLDER holds the files of MNIST or of sets like it, as they are downloaded.
//#elseif (pairs)
// FOLDER holds image files, each an input with its target to the right of it.
//#elseif (restyle)
// FOLDER holds the folders trainA and trainB, images of two kinds that need not belong together.
//#elseif (label)
// FOLDER holds a folder for each label, with images of it.
//#else
// FOLDER holds image files, a thousand or more that show one kind of thing.
//#endif
using System.Globalization;
using Microsoft.ML;
using MLNetGan;
//#if (label)
using static Microsoft.ML.Transforms.ValueToKeyMappingEstimator;
//#endif

if (!double.TryParse(args.Length > 0 ? args[0] : "5", CultureInfo.InvariantCulture, out double minutes) || minutes is not (> 0 and < 1e6))
{
    Console.Error.WriteLine($"Give MINUTES, a number such as 5, and then perhaps FOLDER; got '{args[0]}'.");
    return 2;
}
//#if (!drawn)
string folder = args.Length > 1 ? args[1] : "images";
//#endif
//#if (onCpu)
var ml = new MLContext();
//#else
var ml = new MLContext() { GpuDeviceId = 0 };
//#endif
//#if (drawn && translate)
IDataView images = ml.Gan().Data.DrawnFacades(400);
//#elseif (drawn && restyle)
IDataView images = ml.Gan().Data.Unpaired(
    ml.Gan().Data.DrawnFacades(400, 32, seed: 1), ml.Gan().Data.DrawnFacades(400, 32, seed: 2), "Input", "Target");
//#elseif (drawn)
IDataView images = ml.Gan().Data.DrawnDigits(20_000);
//#elseif (pairs)
IDataView images = ml.Gan().Data.LoadPairs(folder, PairSide.Left, height: 64, width: 64);
//#elseif (restyle)
IDataView images = ml.Gan().Data.LoadUnpaired(folder, height: 32, width: 32);
//#elseif (idx && label)
IDataView images = ml.Gan().Data.LoadIdx(
    Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"));
//#elseif (idx)
IDataView images = ml.Gan().Data.LoadIdx(Path.Combine(folder, "train-images-idx3-ubyte.gz"));
//#else
IDataView images = ml.Gan().Data.LoadImageFolder(folder, height: 32, width: 32);
//#endif

// Compact networks suit CPUs; new DcganOptions() has the paper's.
DcganOptions options = DcganOptions.Compact();
options.Epochs = int.MaxValue;
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = "run"; // losses.csv, sheets of samples, checkpoints, report.html
options.Resume = Directory.Exists(options.RunFolder); // started again it goes on: give more MINUTES, all in all
TimeSpan next = default;
options.Progress = new Progress<TrainingProgress>(at =>
{
    if (!at.IsEndOfEpoch && at.Elapsed < next)
        return;
    next = at.Elapsed + TimeSpan.FromSeconds(5);
    string left = at.Remaining is { } time ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : "?";
    Console.WriteLine($"epoch {at.Epoch}  step {at.Step}  {at.ImagesPerSecond:F0} images/s  left {left}");
});
//#if (generate)
var model = ml.Gan().Dcgan(options).Fit(images);

// An image is a function of its row's seed: the same seed gives the same image, here and in the saved pipeline.
ml.Gan().Data.SaveSampleSheet(model.Generate(100), "samples.png");
//#elseif (label)
var model = ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: KeyOrdinality.ByValue).Append(ml.Gan().Dcgan(options)).Fit(images);

// An image is a function of its row's seed and label: the same row gives the same image, here and in the saved pipeline.
ml.Gan().Data.SaveSampleSheet(model.LastTransformer.GeneratePerLabel(10), "samples.png", labelColumnName: "Label"); // a row a label
//#else
var model = ml.Gan().Dcgan(options).Fit(images);

ml.Gan().Data.SaveSampleSheet(model.Transform(ml.Data.TakeRows(images, 100)), "samples.png", imageColumnName: "OUTPUT_COLUMN");
//#endif
// A program that loads it needs Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime.
ml.Gan().SaveModel(model, images.Schema, "pipeline.zip");
Console.WriteLine("Made samples.png and pipeline.zip, which gives OUTPUT_COLUMN for each INPUT_COLUMN.");
return 0;
