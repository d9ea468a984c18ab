using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan import SYSTEM</c></summary>
internal sealed class ImportSystemCommand : Command
{
    private const int UsualSize = 256;

    private readonly SystemDefinition _system;
    private readonly Argument<string> _weights = new("WEIGHTS")
    {
        Description = "A safetensors file of a generator: of 'mlnetgan export', or of the authors' PyTorch code (a .pth file that " +
            "safetensors.torch.save_file saved again).",
    };

    private readonly Option<ImageSize?> _size = SizeOption.Create(
        $"Height and width of the images that it was trained on. [default: {UsualSize}]");
    private readonly Option<int?> _channels = ChannelsOption.Create("--channels", "Channels of the images that it makes. [default: 3]");
    private readonly Option<int?> _inputChannels = ChannelsOption.Create(
        "--input-channels", "Channels of the images that it translates. [default: those of --channels]");
    private readonly Option<string?> _preset = PresetOption.Create("Ready options of the architecture:");
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "NAME=VALUE",
        Description = "Set an option of the architecture otherwise than in the preset, such as GeneratorChannels or Normalization, " +
            "which 'mlnetgan options' lists; may be given several times.",
    };

    private readonly Option<string> _run = PathOption.Required("--out", "RUN", "The run folder: weights, pipeline.zip and generator.onnx.");

    public ImportSystemCommand(SystemDefinition system)
        : base(system.Name, $"Imports a generator of {system.Title}{(system.Data == TrainingDataKind.Pairs ? "" : ", one way")}.")
    {
        _system = system;
        _weights.Validators.Add(result => PathOption.RefuseEmpty("WEIGHTS", result));
        Add(_weights);
        foreach (Option option in (Option[])[_size, _channels, _inputChannels, _preset, _set, _run])
            Add(option);
        SetAction(Import);
    }

    private void Import(ParseResult parsed)
    {
        var request = new RunRequest
        {
            System = _system.Name,
            Weights = Path.GetFullPath(parsed.GetRequiredValue(_weights)),
            Size = parsed.GetValue(_size) ?? new ImageSize(UsualSize, UsualSize),
            Channels = parsed.GetValue(_channels),
            InputChannels = parsed.GetValue(_inputChannels),
            Preset = parsed.GetValue(_preset) ?? SystemDefinition.Reference,
            Set = Setting.ParseAll(_system, parsed.GetValue(_set)),
        };
        var directory = new RunDirectory(parsed.GetRequiredValue(_run));
        directory.RequireNew();
        MLContext ml = LogDisplay.NewContext();
        new ImportedRun(directory, _system).Write(ml, request);
        Console.WriteLine(directory.Path);
    }
}
