using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using static TorchSharp.torch;

namespace MLNetGan.Benchmarks;

/// <summary>What one process measured. The Python scripts print the same line.</summary>
/// <param name="Side">Who.</param>
/// <param name="Threads">Threads of libtorch.</param>
/// <param name="MsPerStep">The time of a training step.</param>
/// <param name="Parameters">Weights that learn.</param>
/// <param name="DiscriminatorLoss">Mean over the steps.</param>
/// <param name="GeneratorLoss">Mean over the steps.</param>
internal sealed record SideResult(string Side, int Threads, double MsPerStep, long Parameters, double DiscriminatorLoss, double GeneratorLoss)
{
    public const string Ours = "mlnetgan", Plain = "plain", PyTorch = "pytorch";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The most memory that the process has held so far.</summary>
    public long PeakMib { get; init; } = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    /// <summary>Of PyTorch.</summary>
    public string? Version { get; init; }

    /// <summary>How many weights of a network have got a gradient.</summary>
    public static long LearnedParameters(nn.Module network) => network.parameters().Where(parameter => parameter.grad is not null).Sum(parameter => parameter.numel());

    public static SideResult Parse(string line) => JsonSerializer.Deserialize<SideResult>(line, s_json)!;

    public void Print() => Console.WriteLine(this);

    public override string ToString() => JsonSerializer.Serialize(this, s_json);
}
