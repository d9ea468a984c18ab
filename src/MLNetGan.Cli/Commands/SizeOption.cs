using System.CommandLine;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary>The option that says which height and width images have.</summary>
internal static class SizeOption
{
    public static Option<ImageSize?> Create(string description, int mostPixels = 4096) => new("--size")
    {
        HelpName = "N|HxW",
        Description = description,
        CustomParser = result =>
        {
            if (result.Tokens is not [{ Value: var text }])
                return null;
            if (ImageSize.Parse(text, mostPixels) is { } size)
                return size;
            result.AddError($"--size {text}: expected a whole number from 1 to {mostPixels}, or HEIGHTxWIDTH.");
            return null;
        },
    };
}
