// Trains a context encoder on photos of houses, paints scratches over others, and has them filled in. All photos are drawn: nothing is
// downloaded. Arguments: [--out DIR] [--minutes M] [--size PIXELS]
using CompleteFacades;
using Examples;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;

var arguments = new Arguments(args, "[--out DIR] [--minutes M] [--size PIXELS]");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "complete-facades");
double minutes = arguments.Number("--minutes", 10);
int size = arguments.Whole("--size", 32);
string At(string file) => Path.Combine(folder, file);

// Images: for files of your own, ml.Gan().Data.LoadImageFolder(folder, size, size), whose column is Image.
var ml = new MLContext(seed: 1);
IDataView houses = ml.Gan().Data.DrawnFacades(2000, size, seed: 1);

// Train on random blocks, so that any mask can be filled in; without Region it would learn to fill in the centre alone.
ContextEncoderOptions options = ContextEncoderOptions.Compact();
options.ImageColumnName = "Target";
options.Region = HiddenRegion.RandomBlocks;
options.Epochs = int.MaxValue;
options.MaximumDuration = TimeSpan.FromMinutes(minutes);
options.RunFolder = folder; // losses.csv, checkpoints, and a sheet of completed images at every evaluation
options.Progress = new ConsoleProgress();
Console.WriteLine($"Training for {minutes} minutes into {folder}");
using ContextEncoderTransformer encoder = ml.Gan().ContextEncoder(options).Fit(houses);
// Masks are images of one channel: what is white (255) is filled in. Here two scratches from side to side.
SchemaDefinition wide = SchemaDefinition.Create(typeof(Scratches));
wide[nameof(Scratches.Mask)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, size, size);
IDataView unseen = ml.Gan().Data.DrawnFacades(8, size, seed: 2);
IDataView scratched = ml.Transforms.CustomMapping<Empty, Scratches>((_, to) => to.Mask = Scratches.Paint(size), null, outputSchemaDefinition: wide)
    .Fit(unseen).Transform(unseen);

// Look: a row of completed houses, and below each the house as it was.
IDataView completed = encoder.Transform(scratched);
IDataView Images(string column) => ml.Transforms.CopyColumns("Image", column).Append(ml.Transforms.SelectColumns("Image")).Fit(completed).Transform(completed);
ml.Gan().Data.SaveImage(completed, At("mask.png"), "Mask");
ml.Gan().Data.SaveSampleSheet(ml.Gan().Data.Concatenate(Images("Completed"), Images("Target")), At("houses.png"), columns: 8);

// Save and reload. The saved pipeline is plain ML.NET: loading it needs Microsoft.ML.OnnxTransformer, nothing of MLNetGan.
ml.Model.Save(encoder, scratched.Schema, At("pipeline.zip"));
IDataView again = new MLContext().Model.Load(At("pipeline.zip"), out _).Transform(scratched);
float difference = Pixels(completed).Zip(Pixels(again), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded pipeline.zip: pixels (0 to 255) differ by at most {difference:G3}");
Console.WriteLine($"See {At("houses.png")}");

static IEnumerable<float> Pixels(IDataView view) => view.GetColumn<float[]>("Completed").SelectMany(image => image);
