using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>What <c>mlnetgan uplift</c> takes.</summary>
internal sealed partial class UpliftCommand
{
    private const int MostImages = 1_000_000, DefaultSide = 64, DefaultRows = 2000, MostSteps = 10_000;

    private static readonly IReadOnlyList<SystemDefinition> s_systems = [.. SystemList.All.Where(system =>
        system.Data == TrainingDataKind.Images && system.TransformerType.IsAssignableTo(typeof(LabeledGeneratorTransformer)))];

    private readonly Option<string?> _images = PathOption.Optional("--images", "FILE",
        "Draw from an IDX file of images, plain or gzip.");
    private readonly Option<string?> _labels = PathOption.Optional("--labels", "FILE", "The IDX file of their labels.");
    private readonly Option<string?> _testImages = PathOption.Optional("--test-images", "FILE", "Test on an IDX file of other images.");
    private readonly Option<string?> _testLabels = PathOption.Optional("--test-labels", "FILE", "The IDX file of their labels.");
    private readonly Option<string?> _folder = PathOption.Optional("--folder", "DIR", "Draw from image files, one sub-folder a label.");
    private readonly Option<string?> _testFolder = PathOption.Optional("--test-folder", "DIR",
        "Test on other image files, one sub-folder a label.");
    private readonly Option<int?> _drawn = NumberOption.Whole("--drawn", "COUNT",
        "Draw from drawn digits, and test on others.", minimum: 100, maximum: MostImages);
    private readonly Option<ImageSize?> _size = SizeOption.Create(
        "Height and width to which the images are brought. [default: their own]");
    private readonly Option<string?> _system = new("--system")
    {
        HelpName = "NAME",
        Description = $"What generates: {string.Join(", ", s_systems.Select(system => system.Name))}. [default: cgan]",
    };
    private readonly Option<string?> _preset = PresetOption.Create("The generator's ready options:", SystemDefinition.Compact);
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "NAME=VALUE",
        Description = "Set an option of the generator otherwise than in the preset; 'mlnetgan options NAME' " +
            "lists them.",
    };
    private readonly Option<int?> _generatorSteps = NumberOption.Whole("--generator-steps", "N",
        "Steps by which each generator trains. [default: 1000; 200 with --quick]", minimum: 1, maximum: MostSteps);
    private readonly Option<int[]?> _perLabel = NumberList.Option("--per-label",
        "Settings: real images of each label. [default: 25,50,100; 25 with --quick]", minimum: 1);
    private readonly Option<int[]?> _imbalance = NumberList.Option("--imbalance",
        "Settings in which rare labels have so many times fewer images. [default: 10,100; none " +
            "with --quick]", minimum: 2);
    private readonly Option<int?> _common = NumberOption.Whole("--common", "N",
        "Images of labels that are not rare, where some are. [default: 500]", minimum: 2, maximum: MostImages);
    private readonly Option<double?> _rareShare = NumberOption.Positive("--rare-share", "SHARE",
        "The share of labels that are rare, at most 0.9. [default: 0.3]");
    private readonly Option<double?> _generatedShare = NumberOption.Positive("--generated-share", "SHARE",
        "The share of generated images where they join real ones, below 1. [default: 0.5]");
    private readonly Option<int?> _moreReal = NumberOption.Whole("--more-real", "K",
        "How many times as many real images the arm with more of them has. [default: 2]", minimum: 2, maximum: 1000);
    private readonly Option<int?> _draws = NumberOption.Whole("--draws", "N",
        "Draws of real images. [default: 5; 3 with --quick]", minimum: 2, maximum: 1000);
    private readonly Option<int?> _seeds = NumberOption.Whole("--seeds", "N",
        "Seeds of generator and classifiers with each draw. [default: 2; 1 with --quick]", minimum: 1, maximum: 1000);
    private readonly Option<string[]> _learners = new("--learners")
    {
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = true,
        Description = "What learns: convolutional, and on features of ResNet18 maxent and lightgbm. [default: " +
            "all three; convolutional with --quick]",
    };
    private readonly Option<int?> _steps = NumberOption.Whole("--learner-steps", "N",
        "Steps of the convolutional network. [default: 300; 100 with --quick]", minimum: 1, maximum: MostImages);
    private readonly Option<int?> _rows = NumberOption.Whole("--learner-rows", "N",
        $"Rows that maxent and lightgbm learn. [default: {DefaultRows}]", minimum: 1, maximum: MostImages);
    private readonly Option<int?> _side = NumberOption.Whole("--extractor-size", "PIXELS",
        $"Height and width to which ResNet18 gets images. [default: {DefaultSide}]", minimum: 32, maximum: 512);
    private readonly Option<double?> _strength = NumberOption.Positive("--classic-strength", "FACTOR",
        "How far classic augmentation goes, at most 5: 1 shifts up to 8 % of a side, turns up to " +
            "10 degrees, zooms and brightens up to 10 %. [default: 1]");
    private readonly Option<bool> _mirror = new("--mirror")
    {
        Description = "Mirror images in classic augmentation, too: for photographs and clothes, not for digits.",
    };
    private readonly Option<bool> _noFilter = new("--no-filter")
    {
        Description = "Keep generated images that a classifier of the draw does not read as meant.",
    };
    private readonly Option<int?> _testCount = NumberOption.Whole("--test-count", "N",
        "The most test images. [default: 5000]", minimum: 10, maximum: MostImages);
    private readonly Option<int?> _seed = NumberOption.Whole("--seed", "S",
        "The seed of all that is drawn. [default: 0]", minimum: int.MinValue);
    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "A short form, of minutes: what it does otherwise stands with each option.",
    };
    private readonly Option<string> _out = PathOption.Required("--out", "DIR",
        "The folder of the experiment: each finished cell, uplift.csv, scores.csv and uplift.svg. " +
            "The same command does what is missing there.");
}
