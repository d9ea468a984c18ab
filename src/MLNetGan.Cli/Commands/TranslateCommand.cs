using System.CommandLine;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;
using MLNetGan.Data;
using MLNetGan.Imaging;
using MLNetGan.Pipeline.DataViews;
using MLNetGan.Pipeline.Rows.Inputs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan translate RUN</c></summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var run = RunArgument.Create();
        var input = PathOption.Required(
            "--input", "FILE|DIR",
            "An image file, or a folder of them; of any size, or of the size of training where the system completes images.");
        var output = PathOption.Required("--out", "DIR|FILE.png",
            "The folder for the translations, in the sizes of the images and under their names, as PNG; or the file, for a single image. " +
            "No file is replaced.");
        Option<bool> reverse = ReverseOption.Create();
        Option<string?> mask = PathOption.Optional(
            "--mask", "FILE", "An image whose white parts are filled in, for a system that fills in any part. [default: the centre]");
        Option<long?> seed = NumberOption.Whole(
            "--seed", "S",
            "Another number gives other results, of a system that makes several of one image. [default: 0]", minimum: long.MinValue);
        var resume = new Option<bool>("--resume") { Description = "Leave out images whose translations are there, by their names." };
        var command = new Command("translate", "Translates or completes images with a trained system.")
        {
            run, input, output, reverse, mask, seed, resume,
        };
        command.SetAction(parsed =>
        {
            new RunDirectory(parsed.GetRequiredValue(run)).RequireOutside(parsed.GetRequiredValue(output));
            var images = ImageFiles.Find(
                parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetValue(resume));
            MLContext ml = LogDisplay.NewContext();
            ImageTranslatorTransformer translator = ReverseOption.Apply(
                RunArgument.Load<ImageTranslatorTransformer>(ml, parsed.GetRequiredValue(run)), parsed.GetValue(reverse));
            IDataView?[] beside = [Mask(ml.Gan().Data, translator, parsed.GetValue(mask)), Seed(translator, parsed.GetValue(seed))];
            int status = Translate(ml, translator, images, [.. beside.OfType<IDataView>()]);
            if (status == ExitCode.Success)
                NextCommand.AfterLooking(parsed.GetRequiredValue(run));
            return status;
        });
        return command;
    }

    // One image at a time, in its own size: memory does not grow with their number.
    private static int Translate(MLContext ml, ImageTranslatorTransformer translator, ImageFiles images, IDataView[] beside)
    {
        GanDataCatalog data = ml.Gan().Data;
        List<string> broken = [], grey = [];
        using var stop = new StopSignals();
        foreach ((string source, string target) in images.SourcesAndTargets)
        {
            if (stop.Token.IsCancellationRequested)
            {
                Console.Error.WriteLine("mlnetgan: stopped; what was written is kept. The same command with --resume goes on.");
                return ExitCode.Cancelled;
            }
            IDataView image;
            try
            {
                image = Load(data, source, translator.Input);
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                broken.Add(error.Message);
                continue;
            }
            if (translator.InputChannels == 1 && ImageFile.Identify(source, MemoryBudget.OfMachine).IsColour)
                grey.Add(source);
            IDataView translated = translator.Transform(beside.Aggregate(image, Beside));
            try
            {
                data.SaveImage(translated, target, translated.Schema[^1].Name);
            }
            catch (InvalidDataException error)
            {
                broken.Add($"Image file '{source}': {ToolWords.Of(error.Message)}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new UserException($"'{target}' cannot be written: {error.Message}", error);
            }
        }
        Console.WriteLine(images.Report(images.SourcesAndTargets.Count - broken.Count));
        if (grey is [var first, ..])
            LogDisplay.Warn($"{SetReport.Count(grey.Count, "colour image")} ('{first}' first) became grey, as this run was trained on.");
        foreach (string message in broken)
            Console.Error.WriteLine($"mlnetgan: {message}");
        return broken.Count == 0 ? ExitCode.Success : ExitCode.Error;
    }

    private static IDataView Load(GanDataCatalog data, string path, ImageInput input)
    {
        IDataView image = data.LoadImage(
            path, input.ColumnName, input.Image.Channels, isMap: input.Classes is not null || input.AreNumbers);
        if (!input.IsAnySize && image.Schema[0].Type is VectorDataViewType { Dimensions: [_, var height, var width] }
            && (height, width) != (input.Image.Height, input.Image.Width))
        {
            throw new InvalidDataException($"Image file '{path}' has {height}x{width} pixels (height x width): this run takes images of " +
                $"{input.Image.Height}x{input.Image.Width}, as in training. Resize it.");
        }
        return image;
    }

    private static IDataView? Mask(GanDataCatalog data, ImageTranslatorTransformer translator, string? path)
    {
        if (path is null)
            return null;
        ImageInput input = translator.Optional
            ?? throw new UserException("--mask goes with systems that fill in any part of images: this run does not. Leave it out.");
        try
        {
            IDataView mask = Load(data, path, input);
            if (mask.GetColumn<float[]>(input.ColumnName).Single().All(value => value <= 127.5f))
                LogDisplay.Warn($"--mask: no part of '{path}' is more than half white, so that nothing is filled in.");
            return mask;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UserException($"--mask: {error.Message}", error);
        }
    }

    // What decides features that are drawn; without a column it would be the row's id, which is the same in every file.
    private static ValueDataView? Seed(ImageTranslatorTransformer translator, long? seed) => translator.Model.SeedColumnName switch
    {
        { } column => ValueDataView.Of(ValueColumn.Seeds(column, 1, _ => seed ?? 0)),
        null when seed is null => null,
        _ => throw new UserException("--seed goes with systems that make several results of one image: this run does not. Leave it out."),
    };

    private static IDataView Beside(IDataView image, IDataView other) => new UnpairedDataView(
        [image, other], [.. image.Schema.Select(column => (0, column, column.Name)), (1, other.Schema[0], other.Schema[0].Name)]);
}
