using GeneratorService;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MLNetGan.Tests.Examples;

/// <summary>The example's service on a free port of this machine, and a client of it.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningService(WebApplication app) => _app = app;

    public HttpClient Client { get; } = new();

    public ImageQueue Queue => _app.Services.GetRequiredService<ImageQueue>();

    public static Task<RunningService> Start(IGenerator generator, params string[] arguments) =>
        Start(Service.Create([.. arguments, "--urls", "http://127.0.0.1:0"], generator));

    public static Task<RunningService> Start(string model) => Start(Service.Create(["--model", model, "--urls", "http://127.0.0.1:0"]));

    /// <summary>The levels of a PNG file of grey pixels.</summary>
    public static byte[] Levels(byte[] png)
    {
        using Image<L8> image = Image.Load<L8>(png);
        var pixels = new L8[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        return Array.ConvertAll(pixels, pixel => pixel.PackedValue);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<RunningService> Start(WebApplication app)
    {
        await app.StartAsync();
        var service = new RunningService(app);
        service.Client.BaseAddress = new Uri(app.Urls.Single());
        return service;
    }
}
