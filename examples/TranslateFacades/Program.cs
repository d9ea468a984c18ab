// Trains pix2pix or pix2pixHD to turn label maps into photos of houses, looks at unseen ones, and builds a pipeline that translates
// image files. All pairs are drawn: nothing is downloaded. Arguments: [--out DIR] [--minutes M] [--size PIXELS] [--system pix2pix|pix2pixhd]
using Examples;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan;
using TranslateFacades;

var arguments = new Arguments(args, "[--out DIR] [--minutes M] [--size PIXELS] [--system pix2pix|pix2pixhd]");
string folder = Path.GetFullPath(arguments.Text("--out") ?? "translate-facades");
double minutes = arguments.Number("--minutes", 5);
int size = arguments.Whole("--size", 64); // a power of two from 32 on
string At(string file) => Path.Combine(folder, file);

// Pairs: columns Input (the label map) and Target (the photo). For files of your own: ml.Gan().Data.LoadPairs(folder).
var ml = new MLContext(seed: 1);
IDataView pairs = ml.Gan().Data.DrawnFacades(400, size, seed: 1);

// Train. A tenth of the pairs is held out: the result has the weights that did best on them.
Console.WriteLine($"Training for {minutes} minutes into {folder}");
using ImageToImageTransformer translator = arguments.OneOf("--system", "pix2pix", "pix2pixhd") switch
{
    "pix2pix" => ml.Gan().Pix2Pix(Set(Pix2PixOptions.Compact(), epochs: int.MaxValue)).Fit(pairs),
    _ => ml.Gan().Pix2PixHd(Set(Pix2PixHdOptions.Compact(), epochs: 100)).Fit(pairs), // 60 of them coarse
};

// Look: a row of maps that training has never seen, a row of their translations, a row of the photos.
IDataView unseen = translator.Transform(ml.Gan().Data.DrawnFacades(8, size, seed: 2));
IDataView Images(string column) => ml.Transforms.CopyColumns("Image", column).Append(ml.Transforms.SelectColumns("Image")).Fit(unseen).Transform(unseen);
IDataView rows = ml.Gan().Data.Concatenate(Images("Input"), Images("Translated"), Images("Target"));
ml.Gan().Data.SaveSampleSheet(rows, At("sheet.png"), columns: 8);

// A pipeline from image files to translations, here for one new map.
ml.Gan().Data.SaveImage(unseen, At("map.png"), "Input");
IDataView files = ml.Data.LoadFromEnumerable([new ImageFile { Path = "map.png" }]);
ITransformer pipeline = ml.Transforms.LoadImages("Input", folder, "Path")
    .Append(ml.Transforms.ResizeImages("Input", size, size))
    .Append(ml.Transforms.ExtractPixels("Input"))
    .Fit(files)
    .Append(translator);
IDataView house = pipeline.Transform(files);
ml.Gan().Data.SaveImage(house, At("house.png"), "Translated");

// Save and reload. The saved pipeline is plain ML.NET: loading it needs Microsoft.ML.OnnxTransformer and
// Microsoft.ML.ImageAnalytics, nothing of MLNetGan.
ml.Model.Save(pipeline, files.Schema, At("pipeline.zip"));
ITransformer reloaded = new MLContext().Model.Load(At("pipeline.zip"), out _);
IDataView again = reloaded.Transform(files);
ml.Gan().Data.SaveImage(again, At("house-reloaded.png"), "Translated");
float difference = Pixels(house).Zip(Pixels(again), (a, b) => Math.Abs(a - b)).Max();
Console.WriteLine($"Reloaded pipeline.zip: pixels (0 to 255) differ by at most {difference:G3}");
Console.WriteLine($"See {At("sheet.png")}");

TOptions Set<TOptions>(TOptions options, int epochs) where TOptions : PairedImageOptions
{
    options.Epochs = epochs;
    options.MaximumDuration = TimeSpan.FromMinutes(minutes);
    options.EvaluationInterval = 2;
    options.RunFolder = folder; // losses.csv, checkpoints, and a sheet of held-out pairs at every evaluation
    options.Progress = new ConsoleProgress(evaluationsAlone: true);
    return options;
}

float[] Pixels(IDataView view) => view.GetColumn<float[]>("Translated").First();
