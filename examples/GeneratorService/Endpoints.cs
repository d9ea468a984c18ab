using System.Globalization;
using Microsoft.Extensions.Options;

namespace GeneratorService;

/// <summary>What the service answers.</summary>
internal sealed class Endpoints(IGenerator generator, ImageQueue queue, IOptions<ServiceOptions> options)
{
    private readonly Dictionary<string, int> _indices = generator.Labels.Index().ToDictionary(label => label.Item, label => label.Index);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/images/{label?}", GetImage);
        routes.MapPost("/images", PostImages);
        routes.MapGet("/health", GetHealth);
    }

    /// <param name="label">What the image shows.</param>
    /// <param name="seed">
    /// A whole number, or nothing for 0: a URL always gives the same image. As text, so that the error can say what was found.
    /// </param>
    private async Task<IResult> GetImage(string? label, string? seed, HttpContext http, CancellationToken aborted)
    {
        if (!long.TryParse(seed ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            return BadRequest($"seed={seed}: expected a whole number of 64 bits.");
        if (Find(label, number, out ImageKey key) is { } error)
            return BadRequest(error);
        return queue.TryAdd([key], aborted) is { } images ? Results.Bytes((await images)[0], "image/png") : Full(http);
    }

    private async Task<IResult> PostImages(ImageRequest[] requests, HttpContext http, CancellationToken aborted)
    {
        if (requests.Length < 1 || requests.Length > options.Value.Most)
            return BadRequest($"{requests.Length} images: expected 1 to {options.Value.Most}.");
        var keys = new ImageKey[requests.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            if (Find(requests[i].Label, requests[i].Seed, out keys[i]) is { } error)
                return BadRequest($"Image {i}: {error}");
        }
        if (queue.TryAdd(keys, aborted) is not { } images)
            return Full(http);
        return Results.Json(requests.Zip(await images, (request, png) => new GeneratedImage(request.Label, request.Seed, png)));
    }

    private IResult GetHealth() => Results.Json(new { generator.Labels, generator.Size, queue.Waiting, options.Value.Queue });

    /// <summary>Finds what a request asks for, or gives what is wrong with it.</summary>
    private string? Find(string? label, long seed, out ImageKey key)
    {
        int index = 0;
        bool isKnown = _indices.Count == 0 ? label is null : label is not null && _indices.TryGetValue(label, out index);
        key = new ImageKey(index, seed);
        return isKnown ? null
            : _indices.Count == 0 ? $"Label '{label}': this generator takes no labels."
            : $"Label '{label}' is unknown: expected {string.Join(", ", generator.Labels)}.";
    }

    private static IResult BadRequest(string detail) => Results.Problem(detail, statusCode: 400);

    private static IResult Full(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Results.Problem("More images are wanted than can be made. Ask again in a second.", statusCode: 503);
    }
}
