// Few labelled images: does a classifier gain from generated ones? Trains an AC-GAN on the few, adds what it generates,
// and compares. Arguments: [--real N] [--synthetic-per-label N] [--seconds S]
using Microsoft.ML;
using MLNetGan;

int realCount = int.Parse(Argument("--real") ?? "200");
int perLabel = int.Parse(Argument("--synthetic-per-label") ?? "100");
int seconds = int.Parse(Argument("--seconds") ?? "60");

var ml = new MLContext(seed: 1);
IDataView few = ml.Gan().Data.DrawnDigits(realCount, seed: 1), unseen = ml.Gan().Data.DrawnDigits(2000, seed: 2);
ITransformer keys = ml.Transforms.Conversion.MapValueToKey("Label").Fit(few);
IDataView real = keys.Transform(few), test = keys.Transform(unseen);

AcGanOptions options = AcGanOptions.Compact();
options.Epochs = int.MaxValue;
options.MaximumDuration = TimeSpan.FromSeconds(seconds);
Console.WriteLine($"Training an AC-GAN on {realCount} digits for {seconds} seconds");
var generator = ml.Gan().AcGan(options).Fit(real);
IDataView synthetic = generator.GeneratePerLabel(perLabel);

Console.WriteLine($"Accuracy on unseen digits, trained on {realCount} real digits: {Accuracy(real):P1}");
Console.WriteLine($"Accuracy on unseen digits, with {perLabel} synthetic digits a label: {Accuracy(ml.Gan().Data.Concatenate(real, synthetic)):P1}");

double Accuracy(IDataView training)
{
    var classifier = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Label", "Image", optimizationTolerance: 1e-4f).Fit(ml.Data.Cache(training));
    return ml.MulticlassClassification.Evaluate(classifier.Transform(test)).MicroAccuracy;
}

string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
