using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan translate RUN</c></summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var input = PathOption.Required("--input", "FILE|DIR", "An image file of any size, or a folder of them.");
        var output = PathOption.Required("--out", "DIR|FILE.png",
            "The folder for the translations, in the sizes of the images and under their names, as PNG; or the file, for a single image.");
        Option<bool> reverse = ReverseOption.Create();
        var command = new Command("translate", "Translates images with a trained system.") { run, input, output, reverse };
        command.SetAction(parsed =>
        {
            new RunDirectory(parsed.GetRequiredValue(run)).RequireOutside(parsed.GetRequiredValue(output));
            var images = ImageFiles.Find(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output));
            var ml = new MLContext();
            bool isReversed = parsed.GetValue(reverse);
            ImageToImageTransformer translator = ReverseOption.Apply(RunArgument.Load<ImageToImageTransformer>(ml, parsed.GetRequiredValue(run)), isReversed);
            return Translate(ml, translator, isReversed ? "Target" : "Input", images);
        });
        return command;
    }

    // One image at a time, in its own size: memory does not grow with their number.
    private static int Translate(MLContext ml, ImageToImageTransformer translator, string column, ImageFiles images)
    {
        GanDataCatalog data = ml.Gan().Data;
        List<string> broken = [];
        foreach ((string source, string target) in images.SourcesAndTargets)
        {
            IDataView image;
            try
            {
                image = data.LoadImage(source, column, translator.InputChannels);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                broken.Add(error.Message);
                continue;
            }
            IDataView translated = translator.Transform(image);
            try
            {
                data.SaveImage(translated, target, translated.Schema[^1].Name);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"'{target}' cannot be written: {error.Message}", error);
            }
        }
        Console.WriteLine(images.Report(images.SourcesAndTargets.Count - broken.Count));
        foreach (string message in broken)
            Console.Error.WriteLine($"mlnetgan: {message}");
        return broken.Count == 0 ? ExitCode.Success : ExitCode.Error;
    }
}
