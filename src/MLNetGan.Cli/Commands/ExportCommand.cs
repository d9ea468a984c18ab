using System.CommandLine;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan export RUN</c></summary>
internal static class ExportCommand
{
    private const string Graph = ".onnx", Weights = ".safetensors";
    private const int MostPixels = 65_535;

    public static Command Create()
    {
        var run = RunArgument.Create();
        var file = PathOption.Required(
            "--out", $"FILE{Graph}|FILE{Weights}", "The ONNX file, or the file of the network's weights for PyTorch.");
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !string.IsNullOrWhiteSpace(path)
                && !EndsIn(path, Graph) && !EndsIn(path, Weights))
                result.AddError($"--out {path}: expected a name that ends in {Graph} or {Weights}.");
        });
        var input = new Option<string?>("--input")
        {
            HelpName = "KIND",
            Description = "What the graph of a generator, or of DRAW's encoder, starts from: latent (standard normal vectors) or seed " +
                "(whole numbers; the noise is in the graph). [default: latent]",
        };
        input.AcceptOneOf("latent", "seed");
        Option<ImageSize?> size = SizeOption.Create("Height and width of the images that the graph translates, for a system that " +
            "translates. [default: those of training]", MostPixels);
        Option<int?> resolution = ResolutionOption.Create();
        Option<bool> reverse = ReverseOption.Create();
        var recognizer = new Option<bool>("--recognizer")
        {
            Description = "The network that reads images, of a system that learns one beside its generator: a classifier, a recognition " +
                "network or an encoder.",
        };
        var command = new Command("export", "Exports a trained network to ONNX, or its weights.")
        {
            run, file, input, size, resolution, reverse, recognizer,
        };
        command.SetAction(parsed =>
        {
            var directory = new RunDirectory(parsed.GetRequiredValue(run));
            string target = Path.GetFullPath(parsed.GetRequiredValue(file));
            directory.RequireOutside(parsed.GetRequiredValue(file));
            var largest = RunArgument.Load<NetworkTransformer>(LogDisplay.NewContext(), directory.Path, ofBytes: false);
            NetworkTransformer network = ReverseOption.Apply(
                ResolutionOption.Apply(largest, parsed.GetValue(resolution)), parsed.GetValue(reverse));
            if (parsed.GetValue(recognizer))
                network = RecognizerOf(network);
            if (network is not (ImageGeneratorTransformer or DrawEncoderTransformer) && parsed.GetResult(input) is not null)
                throw new UserException("--input goes with networks that take noise: this one reads images alone. Leave it out.");
            if (network is not ImageToImageTransformer && parsed.GetResult(size) is not null)
                throw new UserException("--size goes with systems that translate images of any size: this run makes them in the size of " +
                    "training. Leave it out.");
            bool isOfWeights = EndsIn(target, Weights);
            if (isOfWeights && (parsed.GetResult(input) ?? parsed.GetResult(size)) is { } wrong)
                throw new UserException(
                    $"{wrong.Option.Name} goes with ONNX files: weights are the same for every input and size. Leave it out.");
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                OnnxGeneratorInput start = parsed.GetValue(input) == "seed" ? OnnxGeneratorInput.Seed : OnnxGeneratorInput.Latent;
                if (isOfWeights)
                    network.ExportWeights(target);
                else
                    OnnxExport.Write(network, target, start, parsed.GetValue(size));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"'{target}' cannot be written: {error.Message}", error);
            }
            Console.WriteLine(target);
        });
        return command;
    }

    private static bool EndsIn(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static ImageRecognizerTransformer RecognizerOf(NetworkTransformer network) =>
        network.Companions.OfType<ImageRecognizerTransformer>().FirstOrDefault()
        ?? throw new UserException("--recognizer: this run learned no network that reads images beside its generator, as AC-GAN, " +
            "InfoGAN and DRAW do, and CoGAN with labels. Leave it out.");
}
