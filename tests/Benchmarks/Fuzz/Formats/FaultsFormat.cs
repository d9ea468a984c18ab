using System.Diagnostics;
using MLNetGan.Randomness;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>No format, but a reader that does all that readers must not, each at a byte of its own: to see that it is told.</summary>
internal sealed class FaultsFormat() : FuzzFormat("faults", "faults.bin")
{
    private const byte Whole = byte.MaxValue;

    public override FuzzChecksum Checksum => FuzzChecksum.Content;

    public override IReadOnlyList<Mutation> Mutations { get; } =
        [new("a fault", (byte[] _, ref CounterRandom random) => [(byte)random.Below(Enum.GetValues<FuzzVerdict>().Length)])];

    public override void WriteOriginals(string folder) => Write([Whole], folder, 0, File);

    public override FuzzContent Read(string folder)
    {
        byte fault = System.IO.File.ReadAllBytes(Path.Combine(folder, File))[0];
        switch ((FuzzVerdict)fault)
        {
            case FuzzVerdict.Refused:
                throw new InvalidDataException($"'{File}' is refused.");
            case FuzzVerdict.Unclear:
                throw new InvalidDataException($"'{File}': Object reference not set to an instance of an object.");
            case FuzzVerdict.Hang:
                Thread.Sleep(Timeout.Infinite);
                break;
            case FuzzVerdict.Crash:
                Process.GetCurrentProcess().Kill();
                break;
            case FuzzVerdict.Memory:
                GC.KeepAlive(new byte[MemoryMeter.Budget + 1]);
                break;
        }
        return new FuzzContent("a byte", fault == (byte)FuzzVerdict.Wrong ? "another" : "the same");
    }
}
