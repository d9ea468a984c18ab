using System.Globalization;
using System.Reflection;
using System.Text;

namespace MLNetGan.Cli.Runs;

/// <summary>Command lines of <c>train</c>, or of <c>import</c> for weights that were trained elsewhere, as people type them.</summary>
internal static class TrainCommandLine
{
    /// <summary>The command line that asks for a run.</summary>
    /// <param name="request">What it asks for.</param>
    /// <param name="folder">The run folder.</param>
    public static string Of(RunRequest request, string folder)
    {
        var command = new StringBuilder(request.Weights is { } weights
            ? $"mlnetgan import {request.System} {ShellWord.Quoted(weights)}" : $"mlnetgan train {request.System}");
        foreach (PropertyInfo property in typeof(RunRequest).GetProperties())
        {
            if (property.GetCustomAttribute<ChoiceAttribute>()?.Option is not { } option
                || property.GetValue(request) is not { } value || value is false)
                continue;
            command.Append(' ').Append(option);
            if (value is not true)
                command.Append(' ').Append(ShellWord.Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!));
        }
        foreach ((string name, string value) in request.Set ?? [])
            command.Append(" --set ").Append(ShellWord.Quoted($"{name}={value}"));
        return command.Append(" --out ").Append(ShellWord.Quoted(folder)).ToString();
    }

    /// <summary>The command line that goes on with a run.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="gpu">The CUDA device; null for none.</param>
    /// <param name="tensorBoard">The folder that TensorBoard reads; null for none.</param>
    public static string Resuming(string folder, int? gpu, string? tensorBoard) => "mlnetgan train --resume" +
        (gpu is { } id ? string.Create(CultureInfo.InvariantCulture, $" --gpu {id}") : "") +
        (tensorBoard is null ? "" : $" --tensorboard {ShellWord.Quoted(tensorBoard)}") + $" --out {ShellWord.Quoted(folder)}";
}
