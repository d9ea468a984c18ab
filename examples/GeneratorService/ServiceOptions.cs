using System.ComponentModel.DataAnnotations;

namespace GeneratorService;

/// <summary>What the service is told: on the command line, in the environment, or in appsettings.json of the folder that it is started in.</summary>
public sealed class ServiceOptions
{
    /// <summary>A run folder, an ONNX file exported with seeds as its input, or a saved pipeline (zip).</summary>
    public string Model { get; set; } = "";

    /// <summary>How many batches go through the network at once, each on one thread. The default is the number of processors.</summary>
    [Range(1, 1024, ErrorMessage = "--workers: expected 1 to 1024.")]
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>The most images that go through the network together. The default is 32.</summary>
    [Range(1, 1024, ErrorMessage = "--batch: expected 1 to 1024.")]
    public int Batch { get; set; } = 32;

    /// <summary>How many images may wait; more are refused with status 503. The default is 256.</summary>
    [Range(1, 1_000_000, ErrorMessage = "--queue: expected 1 to 1,000,000.")]
    public int Queue { get; set; } = 256;

    /// <summary>The most images of one POST. The default is 64.</summary>
    [Range(1, 10_000, ErrorMessage = "--most: expected 1 to 10,000.")]
    public int Most { get; set; } = 64;

    /// <summary>How long a request may take before it ends with status 504. The default is ten seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00", ErrorMessage = "--deadline: expected H:MM:SS, a millisecond to a day.")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);
}
