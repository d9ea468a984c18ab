using System.CommandLine;
using System.Runtime.InteropServices;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Cli.Commands;

/// <summary><c>mlnetgan train SYSTEM</c></summary>
internal static class TrainCommand
{
    private const int DefaultDrawnDigits = 10_000;

    public static Command Create()
    {
        var system = new Argument<string>("SYSTEM") { Description = "The system to train." };
        system.AcceptOnlyFromAmong(TrainableSystem.All.Select(known => known.Name).ToArray());
        var images = new Option<string?>("--images") { HelpName = "FILE", Description = "Train on an IDX file of images, plain or gzip." };
        var labels = new Option<string?>("--labels") { HelpName = "FILE", Description = "The IDX file of their labels." };
        var folder = new Option<string?>("--folder") { HelpName = "DIR", Description = "Train on PNG and JPEG files, one sub-folder a label." };
        var size = NumberOption.Whole("--size", "PIXELS", "Height and width for the images of --folder. [default: the first image's]", minimum: 1);
        var drawn = NumberOption.Whole("--drawn", "COUNT", $"Train on drawn digits. [default: {DefaultDrawnDigits}]", minimum: 1);
        drawn.Arity = ArgumentArity.ZeroOrOne;
        var epochs = NumberOption.Whole("--epochs", "N", "Stop after N passes over the images. [default: the preset's, unless --minutes is given]", minimum: 1);
        var minutes = NumberOption.Positive("--minutes", "M", "Stop after M minutes of training.");
        var preset = new Option<string?>("--preset") { HelpName = "NAME", Description = $"{TrainableSystem.Reference} (the published networks) or {TrainableSystem.Compact} (sized for a CPU). [default: {TrainableSystem.Reference}]" };
        preset.AcceptOnlyFromAmong(TrainableSystem.Reference, TrainableSystem.Compact);
        var seed = NumberOption.Whole("--seed", "S", "The seed of weights, noise and the order of images. [default: 0]", minimum: int.MinValue);
        var gpu = NumberOption.Whole("--gpu", "ID", "Train on this CUDA device. [default: the CPU]", minimum: 0);
        var resume = new Option<bool>("--resume") { Description = "Go on from the last checkpoint in RUN, with its options; --epochs and --minutes may be raised." };
        var run = new Option<string>("--out") { HelpName = "RUN", Description = "The run folder: losses, samples, checkpoints and results.", Required = true };

        var command = new Command("train", "Trains a system into a run folder.")
        {
            system, images, labels, folder, size, drawn, epochs, minutes, preset, seed, gpu, resume, run,
        };
        command.Validators.Add(result =>
        {
            int sources = new Option[] { images, folder, drawn }.Count(source => result.GetResult(source) is not null);
            if (sources > 1 || (sources == 0 && !result.GetValue(resume)))
                result.AddError("Give one source of images: --images FILE [--labels FILE], --folder DIR or --drawn [COUNT].");
            else if (result.GetResult(labels) is not null && result.GetResult(images) is null && !result.GetValue(resume))
                result.AddError("--labels goes with --images.");
            else if (result.GetResult(size) is not null && result.GetResult(folder) is null && !result.GetValue(resume))
                result.AddError("--size goes with --folder.");
        });

        command.SetAction(parsed => Train(
            new RunRequest
            {
                System = parsed.GetRequiredValue(system),
                Images = FullPath(parsed.GetValue(images)),
                Labels = FullPath(parsed.GetValue(labels)),
                Folder = FullPath(parsed.GetValue(folder)),
                Size = parsed.GetValue(size),
                Drawn = parsed.GetResult(drawn) is null ? null : parsed.GetValue(drawn) ?? DefaultDrawnDigits,
                Preset = parsed.GetValue(preset),
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

    private static string? FullPath(string? path) => string.IsNullOrEmpty(path) ? path : Path.GetFullPath(path);
}
