// Serves images of a trained generator over HTTP: requests that wait go through the network together.
// Arguments: --model RUN|FILE.onnx|FILE.zip [--workers N] [--batch N] [--queue N] [--most N] [--deadline H:MM:SS] [--urls URL]
//   GET  /images/LABEL?seed=N   a PNG: the same label and seed give the same image
//   POST /images                [{"label": "3", "seed": 1}, ...] gives [{"label": "3", "seed": 1, "png": "BASE64"}, ...]
//   GET  /health                labels, size, how many requests wait
using GeneratorService;
using Microsoft.Extensions.Options;

try
{
    await using WebApplication service = Service.Create(args);
    await service.RunAsync();
    return 0;
}
catch (Exception error) when (error is OptionsValidationException or IOException or InvalidDataException or InvalidOperationException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
