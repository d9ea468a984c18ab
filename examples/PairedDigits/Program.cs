// Trains CoGAN on digits and on the edges of other digits, so that one seed gives a digit and its own edges, which no training row
// ever showed together. All digits are drawn: nothing is downloaded.
// Arguments: [--out DIR] [--minutes M] [--kind edges|negatives|turned]
using Examples;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;
using PairedDigits;

var arguments = new Arguments(args, "[--out DIR] [--minutes M] [--kind edges|negatives|turned]");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "paired-digits");
double minutes = arguments.Number("--minutes", 10);
Func<float[], float[]> kind = Kinds.Find(arguments.OneOf("--kind", "edges", "negatives", "turned"));
string At(string file) => Path.Combine(folder, file);

// Two kinds of images that are no pairs. For files of your own: ml.Gan().Data.LoadUnpaired(folder, otherFolder).
var ml = new MLContext(seed: 1);
IDataView digits = ml.Gan().Data.DrawnDigits(10_000, seed: 1), others = ml.Gan().Data.DrawnDigits(10_000, seed: 2);
IDataView made = ml.Transforms.CustomMapping<Digit, Digit>((from, to) => to.Image = kind(from.Image), contractName: null).Fit(others).Transform(others);
IDataView training = ml.Gan().Data.Unpaired(digits, made);

CoGanOptions options = CoGanOptions.Compact();
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = folder; // losses.csv, checkpoints, and a sheet of pairs an epoch
options.Progress = new ConsoleProgress();
Console.WriteLine($"Training for at most {minutes} minutes into {folder}");
using CoGanTransformer generator = ml.Gan().CoGan(options).Fit(training);
// Look: a row of digits, and below each what belongs to it.
IDataView pairs = generator.Generate(10);
IDataView Images(string column) => ml.Transforms.CopyColumns("Image", column).Append(ml.Transforms.SelectColumns("Image")).Fit(pairs).Transform(pairs);
ml.Gan().Data.SaveSampleSheet(ml.Gan().Data.Concatenate(Images("Input"), Images("Target")), At("pairs.png"), columns: 10);

// Save and reload. The saved pipeline is plain ML.NET: loading it needs Microsoft.ML.OnnxTransformer, nothing of MLNetGan.
IDataView seeds = ml.Data.LoadFromEnumerable([new Request { Seed = 1 }, new Request { Seed = 2 }]);
ml.Model.Save(generator, seeds.Schema, At("pipeline.zip"));
IDataView again = new MLContext().Model.Load(At("pipeline.zip"), out _).Transform(seeds);
float difference = Pixels(generator.Transform(seeds)).Zip(Pixels(again), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded pipeline.zip: pixels (0 to 255) differ by at most {difference:G3}");
Console.WriteLine($"See {At("pairs.png")}");

static IEnumerable<float> Pixels(IDataView view) => view.GetColumn<float[]>("Target").SelectMany(image => image);
