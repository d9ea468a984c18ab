// Trains a generator of images and saves it as an ML.NET pipeline.
//
//   dotnet run -c Release -- [MINUTES [FOLDER]]
//
// FOLDER holds PNG or JPEG files, a thousand or more that show one kind of thing. Without it the program learns drawn digits.
using System.Globalization;
using Microsoft.ML;
using MLNetGan;

if (!double.TryParse(args.Length > 0 ? args[0] : "5", CultureInfo.InvariantCulture, out double minutes) || minutes is not (> 0 and < 1e6))
{
    Console.Error.WriteLine($"Give MINUTES, a number such as 5, and then perhaps FOLDER; got '{args[0]}'.");
    return 2;
}
//#if (onCpu)
var ml = new MLContext(seed: 1);
//#else
var ml = new MLContext(seed: 1) { GpuDeviceId = 0 };
//#endif
IDataView images = args.Length > 1
    ? ml.Gan().Data.LoadImageFolder(args[1], height: 32, width: 32, channels: 3)
    : ml.Gan().Data.DrawnDigits(20_000);

// Compact networks suit CPUs; new DcganOptions() has the paper's. With labels: AcGanOptions; larger images: ProGanOptions.
DcganOptions options = DcganOptions.Compact();
options.Epochs = int.MaxValue;
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = "run"; // losses.csv, sheets of samples, checkpoints to resume from
options.Progress = new Progress<TrainingProgress>(at =>
{
    if (at.IsEndOfEpoch || at.Step % 100 == 0)
        Console.WriteLine($"epoch {at.Epoch}  step {at.Step}  {at.ImagesPerSecond:F0} images/s  left {at.Remaining:m\\:ss}");
});
var model = ml.Gan().Dcgan(options).Fit(images);

// An image is a function of its row's seed: the same seed gives the same image, here and in the saved pipeline.
ml.Gan().Data.SaveSampleSheet(model.Generate(100), "samples.png");
ml.Gan().SaveModel(model, images.Schema, "pipeline.zip"); // a program that loads it needs Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime
Console.WriteLine("Made samples.png and pipeline.zip, which gives an Image for each Seed.");
return 0;
