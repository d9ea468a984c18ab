using static TorchSharp.torch;

namespace MLNetGan.Training;

/// <summary>Numbers beside a player's weights that a run depends on, which checkpoints keep.</summary>
/// <param name="name">Its name: lower case with underscores.</param>
/// <param name="initial">What it is at the start of a run.</param>
/// <param name="isRead">Whether the program reads it at every step: it then stays in ordinary memory.</param>
internal sealed class KeptValue(string name, Tensor initial, bool isRead) : IDisposable
{
    public string Name => name;

    public Tensor Value { get; private set; } = initial.DetachFromDisposeScope();

    public void MoveTo(Device device)
    {
        if (!isRead)
            Value = Value.to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    public void Dispose() => Value.Dispose();
}
