using System.Runtime.InteropServices;

namespace MLNetGan.Cli.Runs;

/// <summary>
/// Turns the signals by which users, systems and closed terminals end a program into a token; a second signal ends the process
/// at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _isOver = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() => _registrations = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        .Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    // A signal may come at this very moment: what it uses is left to the garbage collector.
    public void Dispose()
    {
        _isOver.Set();
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        _stop.Cancel();
        // Windows ends the process of a closed window when this returns.
        if (OperatingSystem.IsWindows() && context.Signal == PosixSignal.SIGHUP)
            _isOver.Wait();
    }
}
