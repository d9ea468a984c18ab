using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan export RUN</c></summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var file = new Option<string>("--out") { HelpName = "FILE", Description = "The ONNX file.", Required = true };
        var input = new Option<string>("--input")
        {
            HelpName = "KIND",
            Description = "What the graph starts from: latent (standard normal vectors) or seed (whole numbers; the noise is in the graph).",
            DefaultValueFactory = _ => "latent",
        };
        input.AcceptOnlyFromAmong("latent", "seed");
        var command = new Command("export", "Exports a trained generator to ONNX.") { run, file, input };
        command.SetAction(parsed =>
        {
            ImageGeneratorTransformer generator = RunArgument.Load<ImageGeneratorTransformer>(new MLContext(), parsed.GetRequiredValue(run));
            string target = Path.GetFullPath(parsed.GetRequiredValue(file));
            OnnxGeneratorInput kind = parsed.GetValue(input) == "seed" ? OnnxGeneratorInput.Seed : OnnxGeneratorInput.Latent;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                RunDirectory.WriteAtomically(target, temporary => generator.ExportOnnx(temporary, kind));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"'{target}' cannot be written: {error.Message}", error);
            }
            Console.WriteLine(target);
        });
        return command;
    }
}
