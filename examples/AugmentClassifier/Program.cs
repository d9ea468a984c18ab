// Few labelled images: does a classifier gain from generated ones? For several draws of a few real images, trains a CGAN on them alone,
// and compares what classifiers learn from the real images, from varied ones, from generated ones and from more real ones.
// Arguments: [--images FILE --labels FILE --test-images FILE --test-labels FILE | --folder DIR --test-folder DIR]
//            [--per-label N] [--draws N] [--generator-steps N] [--filter-steps N] [--learner-steps N] [--out DIR]
// Without files it draws digits.
using Microsoft.ML;
using MLNetGan;

int perLabel = Number("--per-label", 25), generatorSteps = Number("--generator-steps", 500);
var ml = new MLContext(seed: 1);
(IDataView real, IDataView test) = Load();

UpliftResult result = ml.Gan().Evaluate.Uplift(real, test, new UpliftOptions
{
    ImagesPerLabel = [perLabel],
    Imbalances = [],
    Draws = Number("--draws", 5),
    Seeds = 1,
    // One pass over images of the draw, again and again, each a little different.
    Generator = seed =>
    {
        CganOptions options = CganOptions.Compact();
        (options.Epochs, options.Seed) = (1, seed);
        return ml.Gan().Cgan(options);
    },
    GeneratorName = "compact cgan",
    GeneratorImages = 64 * generatorSteps,
    FilterSteps = Number("--filter-steps", 300), // of the classifier that keeps what it reads as meant
    // With the package Microsoft.ML.DnnImageFeaturizer.ResNet18 also:
    // UpliftLearner.OnFeatures("linear", ml.Gan().Evaluate.ResNet18(), seed => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
    Learners = [UpliftLearner.Convolutional(Number("--learner-steps", 300))],
    // What is finished there is not done again.
    OutputFolder = Argument("--out"),
    Progress = new Lines(),
});

foreach (UpliftSummary arm in result.Summaries)
    Console.WriteLine($"{arm.Arm}: {arm.Accuracy:P1} of test images right");
foreach (string line in result.Verdict)
    Console.WriteLine(line);

(IDataView Real, IDataView Test) Load()
{
    GanDataCatalog data = ml.Gan().Data;
    if (Argument("--images") is { } images)
        return (data.LoadIdx(images, Argument("--labels")), data.LoadIdx(Argument("--test-images")!, Argument("--test-labels")));
    if (Argument("--folder") is { } folder)
        return (data.LoadImageFolder(folder), data.LoadImageFolder(Argument("--test-folder")!));
    return (data.DrawnDigits(20 * perLabel, seed: 1), data.DrawnDigits(2000, seed: 2));
}

int Number(string name, int otherwise) => Argument(name) is { } text ? int.Parse(text) : otherwise;

string? Argument(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
