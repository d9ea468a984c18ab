// Grows a ProGAN on photos of houses, from 4x4 pixels up. All photos are drawn: nothing is downloaded.
// Arguments: [--out DIR] [--minutes M] [--size PIXELS]
using Examples;
using GrowFacades;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;

var arguments = new Arguments(args, "[--out DIR] [--minutes M] [--size PIXELS]");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "grow-facades");
double minutes = arguments.Number("--minutes", 40);
int size = arguments.Whole("--size", 32); // a power of two from 32 on
string At(string file) => Path.Combine(folder, file);

// Images: for files of your own, ml.Gan().Data.LoadImageFolder(folder, size, size), whose column is Image.
var ml = new MLContext(seed: 1);
IDataView houses = ml.Gan().Data.DrawnFacades(4000, size, seed: 1);

// Train. The compact preset is sized for 32x32 on two cores; mirrored houses are houses.
ProGanOptions options = ProGanOptions.Compact();
options.ImageColumnName = "Target";
options.OutputColumnName = "House";
options.Mirror = true;
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = folder; // losses.csv, checkpoints, a sheet of samples an epoch, and growth.png
options.Progress = new ConsoleProgress();
Console.WriteLine($"Growing to {size}x{size} for at most {minutes} minutes into {folder}");
using ProGanTransformer generator = ml.Gan().ProGan(options).Fit(houses);
Console.WriteLine($"Reached {generator.Resolution} pixels, by way of {string.Join(", ", generator.Resolutions)}");

// Look: new houses, and the way from one to the next.
ml.Gan().Data.SaveSampleSheet(generator.Generate(64), At("houses.png"), columns: 8, imageColumnName: "House");
ml.Gan().Data.SaveAnimation(generator.Interpolate([1, 2, 3, 4], steps: 12, isLoop: true), At("houses.gif"), imageColumnName: "House");

// The same seeds at the smallest resolution: a generator of its own.
using ProGanTransformer small = generator.AtResolution(generator.Resolutions[0]);
small.ExportOnnx(At("small.onnx"));

// Save and reload. The saved pipeline is plain ML.NET: loading it needs Microsoft.ML.OnnxTransformer, nothing of MLNetGan.
IDataView seeds = ml.Data.LoadFromEnumerable([new Request { Seed = 1 }, new Request { Seed = 2 }]);
ml.Model.Save(generator, seeds.Schema, At("pipeline.zip"));
IDataView again = new MLContext().Model.Load(At("pipeline.zip"), out _).Transform(seeds);
float difference = Pixels(generator.Transform(seeds)).Zip(Pixels(again), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded pipeline.zip: pixels (0 to 255) differ by at most {difference:G3}");
Console.WriteLine($"See {At("houses.png")} and {At("samples/growth.png")}");

static IEnumerable<float> Pixels(IDataView view) => view.GetColumn<float[]>("House").SelectMany(image => image);
