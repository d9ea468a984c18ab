// Few labelled images: does a classifier gain from generated ones? For several draws of a few real images, trains a CGAN on them alone,
// and compares what classifiers learn from the real images, from varied ones, from generated ones and from more real ones.
// Arguments: [--images FILE --labels FILE --test-images FILE --test-labels FILE | --folder DIR --test-folder DIR]
//            [--per-label N] [--draws N] [--generator-steps N] [--filter-steps N] [--learner-steps N] [--out DIR]
// Without files it draws digits.
using Examples;
using Microsoft.ML;
using MLNetGan;

var arguments = new Arguments(args,
    "[--images FILE --labels FILE --test-images FILE --test-labels FILE | --folder DIR --test-folder DIR] " +
    "[--per-label N] [--draws N] [--generator-steps N] [--filter-steps N] [--learner-steps N] [--out DIR]");
arguments.Together("--images", "--labels", "--test-images", "--test-labels");
arguments.Together("--folder", "--test-folder");
int perLabel = arguments.Whole("--per-label", 25), generatorSteps = arguments.Whole("--generator-steps", 500);
var ml = new MLContext(seed: 1);
(IDataView real, IDataView test) = Load();

UpliftResult result = ml.Gan().Evaluate.Uplift(real, test, new UpliftOptions
{
    ImagesPerLabel = [perLabel],
    Imbalances = [],
    Draws = arguments.Whole("--draws", 5),
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
    FilterSteps = arguments.Whole("--filter-steps", 300), // of the classifier that keeps what it reads as meant
    // With the package Microsoft.ML.DnnImageFeaturizer.ResNet18 also:
    // UpliftLearner.OnFeatures("linear", ml.Gan().Evaluate.ResNet18(), seed => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
    Learners = [UpliftLearner.Convolutional(arguments.Whole("--learner-steps", 300))],
    // What is finished there is not done again.
    OutputFolder = arguments.Text("--out"),
    Progress = new Lines(),
});

foreach (UpliftSummary arm in result.Summaries)
    Console.WriteLine($"{arm.Arm}: {arm.Accuracy:P1} of test images right");
foreach (string line in result.Verdict)
    Console.WriteLine(line);

(IDataView Real, IDataView Test) Load()
{
    GanDataCatalog data = ml.Gan().Data;
    if (arguments.Text("--images") is { } images)
        return (data.LoadIdx(images, arguments.Text("--labels")), data.LoadIdx(arguments.Text("--test-images")!, arguments.Text("--test-labels")));
    if (arguments.Text("--folder") is { } folder)
        return (data.LoadImageFolder(folder), data.LoadImageFolder(arguments.Text("--test-folder")!));
    return (data.DrawnDigits(20 * perLabel, seed: 1), data.DrawnDigits(2000, seed: 2));
}
