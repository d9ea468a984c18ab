using System.CommandLine;
using Microsoft.ML;
using MLNetGan.Cli.Display;
using MLNetGan.Cli.Runs;
using MLNetGan.Pipeline.DataViews;

namespace MLNetGan.Cli.Commands;

/// <summary>The options that all explorations have, and the writing of their images.</summary>
internal sealed class ExploreOutput
{
    private readonly double _frameMilliseconds;
    private readonly Option<string[]> _with = new("--with")
    {
        HelpName = "COLUMN=VALUES",
        Description = "Values of a condition, such as Label=3,7; a column of images each. " +
            "May be given for several columns. [default: all values]",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<int?> _frame;
    private readonly Option<string> _out = PathOption.Required("--out", "FILE.png|FILE.gif",
        "The sheet or the animation, which repeats for ever.");

    /// <param name="frame">What a frame of the animation shows, in words.</param>
    /// <param name="frameMilliseconds">How long one is shown unless the user says otherwise.</param>
    public ExploreOutput(string frame, int frameMilliseconds)
    {
        _frameMilliseconds = frameMilliseconds;
        _frame = NumberOption.Whole("--frame", "MS", $"How long each {frame} is shown in the animation, in milliseconds. " +
            $"[default: {frameMilliseconds}]", minimum: 20, maximum: 655_350);
        _out.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !IsPng(path) && !IsGif(path))
                result.AddError($"--out {path}: expected a name that ends in .png or .gif.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_with);
        command.Options.Add(_frame);
        command.Options.Add(_out);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_frame) is not null && result.GetResult(_out)?.Tokens is [{ Value: var path }] && !IsGif(path))
                result.AddError("--frame goes with --out FILE.gif.");
        });
    }

    /// <summary>Loads the generator, lets it make images and writes them.</summary>
    public void Write(ParseResult parsed, Argument<string> run,
        Func<ImageGeneratorTransformer, IReadOnlyList<GeneratorCondition>, ExploredImages> explore)
    {
        new RunDirectory(parsed.GetRequiredValue(run)).RequireOutside(parsed.GetRequiredValue(_out));
        MLContext ml = LogDisplay.NewContext();
        var generator = RunArgument.Load<ImageGeneratorTransformer>(ml, parsed.GetRequiredValue(run));
        ExploredImages images = explore(
            generator, [.. parsed.GetRequiredValue(_with).Select(text => ConditionText.Parse(generator, "--with", text))]);
        string target = Path.GetFullPath(parsed.GetRequiredValue(_out));
        try
        {
            foreach (string column in generator.ImageColumns)
            {
                string file = FileOf(target, column, generator);
                if (IsGif(file))
                    ml.Gan().Data.SaveAnimation(images.Images, file,
                        TimeSpan.FromMilliseconds(parsed.GetValue(_frame) ?? _frameMilliseconds), images.Columns, images.Columns, column);
                else
                    SheetSaving.Save(images.Images, file, images.Sheet.Columns, column, images.Sheet.Rows);
                Console.WriteLine(file);
            }
            NextCommand.AfterLooking(parsed.GetRequiredValue(run));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"'{target}' cannot be written: {error.Message}", error);
        }
    }

    // Of several images of a row, those of a column have a file of their own.
    private static string FileOf(string path, string column, ImageGeneratorTransformer generator) => generator.ImageColumns.Count == 1
        ? path
        : Path.Combine(Path.GetDirectoryName(path)!,
            $"{Path.GetFileNameWithoutExtension(path)}-{column.ToLowerInvariant()}{Path.GetExtension(path)}");

    private static bool IsPng(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    private static bool IsGif(string path) => path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase);
}
