// Trains a translator both ways on two kinds of images that are no pairs: label maps and photos of other houses, or two folders of
// yours. Without folders all is drawn: nothing is downloaded.
// Arguments: [--out DIR] [--minutes M] [--size PIXELS] [--system cyclegan|dualgan|discogan] [--inputs DIR --targets DIR]
using Examples;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;

var arguments = new Arguments(args,
    "[--out DIR] [--minutes M] [--size PIXELS] [--system cyclegan|dualgan|discogan] " +
    "[--inputs DIR --targets DIR]");
arguments.Together("--inputs", "--targets");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "translate-unpaired");
double minutes = arguments.Number("--minutes", 20);
int size = arguments.Whole("--size", 32); // a power of two from 32 on
string system = arguments.OneOf("--system", "cyclegan", "dualgan", "discogan");
string At(string file) => Path.Combine(folder, file);

var ml = new MLContext(seed: 1);
IDataView unpaired = arguments.Text("--inputs") is { } inputs && arguments.Text("--targets") is { } targets
    ? ml.Gan().Data.LoadUnpaired(inputs, targets, size, size)
    : ml.Gan().Data.Unpaired(ml.Gan().Data.DrawnFacades(2000, size, seed: 1), ml.Gan().Data.DrawnFacades(2000, size, seed: 2), "Input", "Target");

Console.WriteLine($"Training for {minutes} minutes into {folder}");
using TwoWayTransformer there = system switch
{
    "cyclegan" => ml.Gan().CycleGan(Set(CycleGanOptions.Compact())).Fit(unpaired),
    "dualgan" => ml.Gan().DualGan(Set(DualGanOptions.Compact())).Fit(unpaired),
    _ => ml.Gan().DiscoGan(Set(DiscoGanOptions.Compact())).Fit(unpaired),
};
ImageToImageTransformer back = there.Reverse; // reads Target, gives Reversed

// Look: inputs, what they become; targets, what they become.
IDataView some = ml.Data.TakeRows(unpaired, 8);
IDataView both = back.Transform(there.Transform(some));
IDataView Images(string column) => ml.Transforms.CopyColumns("Image", column).Append(ml.Transforms.SelectColumns("Image")).Fit(both).Transform(both);
ml.Gan().Data.SaveSampleSheet(
    ml.Gan().Data.Concatenate(Images("Input"), Images("Translated"), Images("Target"), Images("Reversed")), At("sheet.png"), columns: 8);

// Save each way and reload. The saved pipelines are plain ML.NET: loading them needs Microsoft.ML.OnnxTransformer, nothing of MLNetGan.
ml.Model.Save(there, some.Schema, At("there.zip"));
ml.Model.Save(back, some.Schema, At("back.zip"));
IDataView again = new MLContext().Model.Load(At("back.zip"), out _).Transform(some);
float difference = Pixels(both).Zip(Pixels(again), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded back.zip: pixels (0 to 255) differ by at most {difference:G3}");
Console.WriteLine($"See {At("sheet.png")}");

TOptions Set<TOptions>(TOptions options) where TOptions : UnpairedImageOptions
{
    options.Epochs = int.MaxValue;
    options.MaximumDuration = TimeSpan.FromMinutes(minutes);
    options.RunFolder = folder; // losses.csv, checkpoints, and sheets of both ways
    options.Progress = new ConsoleProgress();
    return options;
}

static IEnumerable<float> Pixels(IDataView view) => view.GetColumn<float[]>("Reversed").SelectMany(image => image);
