using System.CommandLine;
using System.Runtime.InteropServices;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan train SYSTEM</c></summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var system = new Argument<string>("SYSTEM") { Description = "The system to train." };
        system.AcceptOnlyFromAmong(TrainableSystem.All.Select(known => known.Name).ToArray());
        var data = new DataOptions();
        var epochs = NumberOption.Whole("--epochs", "N", "Stop after N passes over the images. [default: the preset's, unless --minutes is given]", minimum: 1);
        var minutes = NumberOption.Positive("--minutes", "M", "Stop after M minutes of training.");
        var preset = new Option<string?>("--preset") { HelpName = "NAME", Description = $"{TrainableSystem.Reference} (the published networks) or {TrainableSystem.Compact} (sized for a CPU). [default: {TrainableSystem.Reference}]" };
        preset.AcceptOnlyFromAmong(TrainableSystem.Reference, TrainableSystem.Compact);
        var mirror = new Option<bool>("--mirror") { Description = "Mirror half of the images, by chance, for a ProGAN: twice the data, where left and right do not matter." };
        var seed = NumberOption.Whole("--seed", "S", "The seed of weights, noise and the order of images. [default: 0]", minimum: int.MinValue);
        var gpu = NumberOption.Whole("--gpu", "ID", "Train on this CUDA device. [default: the CPU]", minimum: 0);
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint in RUN, with its options; --epochs and --minutes may be raised." };
        var run = new Option<string>("--out") { HelpName = "RUN", Description = "The run folder: losses, samples, checkpoints and results.", Required = true };

        var command = new Command("train", "Trains a system into a run folder.") { system };
        foreach (Option option in data.All)
            command.Add(option);
        foreach (Option option in (Option[])[epochs, minutes, preset, mirror, seed, gpu, resume, run])
            command.Add(option);
        command.Validators.Add(result =>
        {
            // Its text rather than its value: asking for the value here would skip the check of the name.
            string? name = result.GetResult(system)?.Tokens.FirstOrDefault()?.Value;
            TrainableSystem? known = TrainableSystem.All.FirstOrDefault(one => one.Name == name);
            if (known is not null && result.GetValue(mirror) && known.Presets[TrainableSystem.Reference]() is not ProGanOptions)
                result.AddError($"--mirror does not go with {known.Name}, only with progan.");
            if (known is not null && data.Fault(result, known, result.GetValue(resume)) is { } fault)
                result.AddError(fault);
        });

        command.SetAction(parsed => Train(
            data.Request(parsed, TrainableSystem.Named(parsed.GetRequiredValue(system))) with
            {
                Preset = parsed.GetValue(preset),
                Mirror = parsed.GetResult(mirror) is null ? null : parsed.GetValue(mirror),
                Seed = parsed.GetValue(seed),
                Epochs = parsed.GetValue(epochs),
                Minutes = parsed.GetValue(minutes),
            },
            new RunDirectory(parsed.GetRequiredValue(run)), parsed.GetValue(resume), parsed.GetValue(gpu)));
        return command;
    }

    private static int Train(RunRequest request, RunDirectory directory, bool resume, int? gpu)
    {
        if (resume)
        {
            directory.RequireRun();
            request = request.Resuming(directory.ReadRequest());
        }
        else if (directory.HoldsRun)
        {
            throw new UserException($"Run folder '{directory.Path}' already holds a run. Go on with it (--resume), or choose another folder.");
        }
        else
        {
            request = request.WithDefaults(TrainableSystem.Named(request.System));
        }

        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        try
        {
            new TrainingRun(directory, request, resume, gpu).Execute(stop.Token);
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Console.Error.WriteLine(directory.Checkpoint is { } checkpoint
                ? $"mlnetgan: stopped; checkpoint {checkpoint} is saved. Go on with: mlnetgan train {request.System} --resume --out {directory.Path}"
                : "mlnetgan: stopped before the first step; nothing was saved.");
            return ExitCode.Cancelled;
        }

        // The first signal ends the run in order; a second one ends the process at once.
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
