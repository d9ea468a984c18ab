// Trains an AC-GAN on drawn digits inside an ML.NET pipeline, then generates, saves, reloads and exports.
// Arguments: [--out DIR] [--minutes N]
using DrawnDigits;
using Examples;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;
using static Microsoft.ML.Transforms.ValueToKeyMappingEstimator;

var arguments = new Arguments(args, "[--out DIR] [--minutes N]");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "drawn-digits");
double minutes = arguments.Number("--minutes", 4);
string At(string file) => Path.Combine(folder, file);

// Train: labels become keys, the GAN learns to draw each of them.
var ml = new MLContext();
IDataView digits = ml.Gan().Data.DrawnDigits(20_000, seed: 1);
AcGanOptions options = AcGanOptions.Compact();
options.Epochs = int.MaxValue;
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = folder; // losses.csv, sheets of samples, checkpoints, metrics.json
options.Progress = new ConsoleProgress();

Console.WriteLine($"Training for {minutes} minutes into {folder}");
var model = ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: KeyOrdinality.ByValue)
    .Append(ml.Gan().AcGan(options)).Fit(digits);

// Generate: each row asks for an image; ten rows for each digit make one sheet.
IDataView requests = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new Request { Label = $"{i / 10}", Seed = i }));
IDataView synthetic = model.Transform(requests);
ml.Gan().Data.SaveSampleSheet(synthetic, At("digits.png"), labelColumnName: "Label");

// Save and reload. The saved pipeline is plain ML.NET: loading it needs Microsoft.ML.OnnxTransformer, nothing of MLNetGan.
// An image is a function of its row, so the same rows give the same images.
ml.Gan().SaveModel(model, digits.Schema, At("pipeline.zip"));
ITransformer reloaded = new MLContext().Model.Load(At("pipeline.zip"), out DataViewSchema wanted);
Console.WriteLine($"pipeline.zip wants the columns {string.Join(" and ", wanted.Select(column => column.Name))}");
using var files = reloaded as IDisposable; // its ONNX model lies in the temporary folder until then
float difference = Pixels(synthetic).Zip(Pixels(reloaded.Transform(requests)), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded pipeline.zip: pixels (0 to 255) differ by at most {difference:G3}");

// Export: one ONNX file with a free batch dimension.
model.LastTransformer.ExportOnnx(At("generator.onnx"));

// Measure with a classifier that has only seen real digits: does it read generated digits as they were meant?
IDataView real = model.First().Transform(digits);
var split = ml.Data.TrainTestSplit(ml.Data.TakeRows(real, 4000), testFraction: 0.25, seed: 1);
var judge = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-4f).Fit(split.TrainSet);
double Accuracy(IDataView images) => ml.MulticlassClassification.Evaluate(judge.Transform(images)).MicroAccuracy;
double onReal = Accuracy(split.TestSet), onGenerated = Accuracy(ml.Data.Cache(model.LastTransformer.GeneratePerLabel(100)));
Console.WriteLine($"A classifier trained on real digits reads {onGenerated:P1} of the generated ones as meant, and {onReal:P1} of real ones");

Console.WriteLine($"See {At("digits.png")}");

IEnumerable<float> Pixels(IDataView images) => images.GetColumn<float[]>("Image").SelectMany(image => image);
