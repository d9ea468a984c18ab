using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using GeneratorService;
using Microsoft.Extensions.Options;

namespace MLNetGan.Tests.Examples;

/// <summary>What the service does with a generator that ends when it is told to.</summary>
[TestClass]
public sealed class GeneratorServiceTests
{
    private readonly GatedGenerator _generator = new();

    [TestMethod]
    [DataRow("images/bird?seed=1", "Label 'bird' is unknown: expected cat, dog.")]
    [DataRow("images?seed=1", "Label '' is unknown: expected cat, dog.")]
    [DataRow("images/cat?seed=many", "seed=many: expected a whole number of 64 bits.")]
    [DataRow("images/cat?seed=9223372036854775808", "seed=9223372036854775808: expected a whole number of 64 bits.")]
    public async Task What_Cannot_Be_Made_Is_Refused_With_The_Reason(string path, string reason)
    {
        await using RunningService service = await RunningService.Start(_generator);
        using HttpResponseMessage answer = await service.Client.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), reason);
        Assert.IsEmpty(_generator.Batches);
    }

    [TestMethod]
    [DataRow("[]", HttpStatusCode.BadRequest)]
    [DataRow("""[{"label":"cat"},{"label":"cat"},{"label":"cat"}]""", HttpStatusCode.BadRequest)]
    [DataRow("""[{"label":"cat"},{"label":"bird"}]""", HttpStatusCode.BadRequest)]
    [DataRow("[null]", HttpStatusCode.BadRequest)]
    [DataRow("""[{"label":"cat","seed":1.5}]""", HttpStatusCode.BadRequest)]
    [DataRow("""[{"label":""", HttpStatusCode.BadRequest)]
    public async Task A_Post_Of_Wrong_Requests_Makes_No_Image(string body, HttpStatusCode status)
    {
        await using RunningService service = await RunningService.Start(_generator, "--most", "2");
        using HttpResponseMessage answer = await service.Client.PostAsync("images", new StringContent(body, null, "application/json"));
        Assert.AreEqual(status, answer.StatusCode);
        Assert.IsEmpty(_generator.Batches);
    }

    [TestMethod]
    public async Task A_Post_Gives_Its_Images_In_Their_Order()
    {
        await using RunningService service = await RunningService.Start(_generator);
        ImageRequest[] requests = [new("dog", 7), new("cat", 9), new("dog", 0)];
        using HttpResponseMessage answer = await service.Client.PostAsJsonAsync("images", requests);
        GeneratedImage[]? images = await answer.Content.ReadFromJsonAsync<GeneratedImage[]>();
        CollectionAssert.AreEqual(requests, images!.Select(image => new ImageRequest(image.Label, image.Seed)).ToArray());
        CollectionAssert.AreEqual(new byte[] { 107, 9, 100 }, images!.Select(image => RunningService.Levels(image.Png)[0]).ToArray());
    }

    [TestMethod]
    [Timeout(60_000)]
    public async Task Requests_That_Wait_Share_A_Batch_And_Those_Without_Room_Are_Told_To_Come_Again()
    {
        long refused = 0;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "generator.refused", Meter.Name: ServiceMetrics.Name })
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((_, images, _, _) => Interlocked.Add(ref refused, images));
        meters.Start();
        await using RunningService service = await RunningService.Start(_generator, "--workers", "1", "--queue", "3", "--most", "3");
        _generator.Gate.Reset();
        List<Task<byte[]>> images = [service.Client.GetByteArrayAsync("images/cat?seed=0")];
        await _generator.Entered();
        for (int seed = 1; seed <= 3; seed++)
            images.Add(service.Client.GetByteArrayAsync($"images/cat?seed={seed}"));
        while (service.Queue.Waiting < 3)
            await Task.Delay(1);

        using HttpResponseMessage full = await service.Client.GetAsync("images/cat?seed=4");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, full.StatusCode);
        Assert.AreEqual(TimeSpan.FromSeconds(1), full.Headers.RetryAfter!.Delta);
        Assert.AreEqual(1, refused);

        _generator.Gate.Set();
        byte[][] made = await Task.WhenAll(images);
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3 }, made.Select(image => RunningService.Levels(image)[0]).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 3 }, _generator.Batches.Select(batch => batch.Length).ToArray());
    }

    [TestMethod]
    [Timeout(60_000)]
    public async Task What_Nobody_Waits_For_Any_More_Is_Not_Made()
    {
        await using RunningService service = await RunningService.Start(_generator, "--workers", "1", "--deadline", "00:00:00.2");
        _generator.Gate.Reset();
        // In the queue itself nothing has a deadline.
        Task<byte[][]> first = service.Queue.TryAdd([new ImageKey(0, 1)], CancellationToken.None)!;
        await _generator.Entered();
        using (HttpResponseMessage late = await service.Client.GetAsync("images/cat?seed=2"))
            Assert.AreEqual(HttpStatusCode.GatewayTimeout, late.StatusCode);
        using (var gone = new CancellationTokenSource())
        {
            Task<byte[][]> third = service.Queue.TryAdd([new ImageKey(0, 3)], gone.Token)!;
            gone.Cancel();
            await Assert.ThrowsAsync<OperationCanceledException>(() => third);
        }
        Task<byte[][]> last = service.Queue.TryAdd([new ImageKey(0, 4)], CancellationToken.None)!;
        _generator.Gate.Set();
        await Task.WhenAll(first, last);
        CollectionAssert.AreEqual(new long[] { 1, 4 }, _generator.Batches.SelectMany(seeds => seeds).ToArray());
    }

    [TestMethod]
    public async Task A_Batch_That_Fails_Leaves_The_Service_Working()
    {
        await using RunningService service = await RunningService.Start(_generator, "--workers", "1");
        using (HttpResponseMessage bad = await service.Client.GetAsync($"images/cat?seed={GatedGenerator.Bad}"))
            Assert.AreEqual(HttpStatusCode.InternalServerError, bad.StatusCode);
        Assert.AreEqual(105, RunningService.Levels(await service.Client.GetByteArrayAsync("images/dog?seed=5"))[3]);
    }

    [TestMethod]
    [DataRow("--batch 0", "--batch: expected 1 to 1024.")]
    [DataRow("--deadline 0:00:00", "--deadline: expected")]
    [DataRow("--queue 8 --most 9", "--most 9: expected at most --queue 8")]
    public void Options_Out_Of_Range_Are_Named(string arguments, string message)
    {
        var error = Assert.ThrowsExactly<OptionsValidationException>(() => Service.Create(arguments.Split(' '), _generator));
        StringAssert.Contains(error.Message, message);
    }

    [TestMethod]
    public void DotnetRun_Finds_A_Model_From_Where_It_Is_Typed()
    {
        string project = Path.Combine(BuiltProgram.Root, "examples", "GeneratorService", "GeneratorService.csproj");
        using Process process = BuiltProgram.StartProgram("dotnet", ["msbuild", project, "-getProperty:RunWorkingDirectory"]);
        Assert.AreEqual("", BuiltProgram.Finish(process).Succeeded().Output.Trim(), "Empty is where it is typed.");
    }
}
