using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using MLNetGan.Metrics.Distances;
using TorchSharp;
using static TorchSharp.torch;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace MLNetGan.Metrics.Extractors;

/// <summary>Features that an ONNX graph gives.</summary>
internal sealed class OnnxFeatures : ImageFeatureExtractor
{
    private const int Rank = 4;

    private readonly InferenceSession _session;
    private readonly OnnxFeatureOptions _options;
    private readonly string _file, _input;
    private readonly string[] _outputs;
    private readonly int[] _inputShape;

    private OnnxFeatures(string name, string file, byte[] content, OnnxFeatureOptions options) : base(name, Print(content, options))
    {
        (_file, _options) = (file, options);
        try
        {
            if (OnnxWeightFile.Of(content) is { } other)
                throw new InvalidDataException($"'{file}' has its weights in another file, '{other}': expected all in one. Export it " +
                    "again with external_data=False (torch.onnx.export), or join them with onnx.save(onnx.load(file), file) in Python.");
            // Threads that spin until the next batch comes take the processors from what is computed in between.
            using var settings = new SessionOptions();
            settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            _session = new InferenceSession(content, settings);
        }
        catch (Exception error) when (error is OnnxRuntimeException or Google.Protobuf.InvalidProtocolBufferException)
        {
            throw new InvalidDataException($"'{file}' cannot be read as an ONNX file: {error.Message} Export it again.", error);
        }
        try
        {
            _input = Find("input", options.InputName, nameof(options.InputName), _session.InputMetadata);
            string output = Find("output", options.OutputName, nameof(options.OutputName), _session.OutputMetadata);
            _outputs = options.ScoresOutputName is null
                ? [output]
                : [output, Find("output", options.ScoresOutputName, nameof(options.ScoresOutputName), _session.OutputMetadata)];
            IReadOnlyDictionary<string, NodeMetadata> all = _session.OutputMetadata;
            if (_outputs.FirstOrDefault(wanted => !HoldsFloats(all[wanted])) is { } other)
                throw new InvalidDataException($"'{file}': output '{other}' is {Describe(all[other])}; expected float numbers. The " +
                    $"outputs are: {DescribeAll(all)}.");
            NodeMetadata input = _session.InputMetadata[_input];
            _inputShape = HoldsFloats(input) ? input.Dimensions : [];
            if (_inputShape.Length != Rank)
                throw new InvalidDataException($"'{file}': input '{_input}' is {Describe(input)}; expected images, float N x C x H x W.");
            RequireChannelsFirst(input);
            options.RequireFor(Channels);
            FeatureCount = Probe();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    public override int FeatureCount { get; }

    public override bool Classifies => _outputs.Length > 1;

    // Channels that a graph leaves open are colour.
    private int Channels => _inputShape[1] > 0 ? _inputShape[1] : 3;

    /// <summary>Features of a graph.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <param name="content">The ONNX file.</param>
    /// <param name="options">Its inputs and outputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is no ONNX file, has its weights in another one, has not what the options name, or does not run on an image.
    /// </exception>
    public static OnnxFeatures Create(string name, string file, byte[] content, OnnxFeatureOptions options) =>
        new(name, file, content, options.Snapshot());

    internal override (Tensor Features, Tensor? Probabilities) Extract(Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor prepared = Prepare(images);
        // A graph of one image is given one after the other.
        int atOnce = _inputShape[0] > 0 ? _inputShape[0] : (int)prepared.shape[0];
        var (features, scores) = (new List<Tensor>(), new List<Tensor>());
        for (long start = 0; start < prepared.shape[0]; start += atOnce)
        {
            // The last image is repeated where a graph wants more than are left.
            Tensor rows = tensor([.. Enumerable.Range(0, atOnce).Select(i => Math.Min(start + i, prepared.shape[0] - 1))]);
            Tensor[] results = Run(atOnce == prepared.shape[0] ? prepared : prepared.index_select(0, rows));
            features.Add(results[0]);
            scores.Add(results[^1]);
        }
        Tensor All(List<Tensor> parts) => cat(parts).narrow(0, 0, prepared.shape[0]);
        Tensor all = All(features);
        return (all.MoveToOuterDisposeScope(), Classifies ? All(scores).softmax(1).MoveToOuterDisposeScope() : null);
    }

    protected override void Dispose(bool disposing) => _session.Dispose();

    private Tensor Prepare(Tensor images)
    {
        images = WithChannels(images);
        long height = _inputShape[2] > 0 ? _inputShape[2] : _options.ImageSize ?? images.shape[2];
        long width = _inputShape[3] > 0 ? _inputShape[3] : _options.ImageSize ?? images.shape[3];
        Tensor PerChannel(IReadOnlyList<float> values) => tensor(values.ToArray()).view(1, -1, 1, 1);
        Tensor resized = ImageResizing.To(_options.IsBgr ? images.flip(1) : images, height, width);
        return ((resized - PerChannel(_options.Mean)) / PerChannel(_options.Deviation)).contiguous();
    }

    private Tensor WithChannels(Tensor images) => (images.shape[1], Channels) switch
    {
        (var found, var wanted) when found == wanted => images,
        (1, var wanted) => images.expand(-1, wanted, -1, -1),
        (4, 3) => images.narrow(1, 0, 3),
        (_, 1) => images.narrow(1, 0, 3).mean([1], keepdim: true),
        var (found, wanted) => throw new InvalidDataException($"'{_file}' takes images of {wanted} channels, and these have {found}."),
    };

    private Tensor[] Run(Tensor images)
    {
        using OrtValue input = InPlace(images);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> results = Run(options, input, images.shape);
        return [.. results.Select((result, i) =>
        {
            long[] shape = result.GetTensorTypeAndShape().Shape;
            if (shape.Length < 2 || shape[0] != images.shape[0])
                throw new InvalidDataException($"'{_file}': output '{_outputs[i]}' has the shape {string.Join(" x ", shape)} for " +
                    $"{images.shape[0]} images; expected a row of features an image.");
            Tensor rows = tensor(result.GetTensorDataAsSpan<float>().ToArray(), shape).flatten(1);
            return shape.Length > 2 ? rows.view(shape[0], shape[1], -1).mean([2]) : rows;
        })];
    }

    private IDisposableReadOnlyCollection<OrtValue> Run(RunOptions options, OrtValue input, long[] shape)
    {
        try
        {
            return _session.Run(options, [_input], [input], _outputs);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"'{_file}' does not run on {string.Join(" x ", shape)} values (N x C x H x W) in input " +
                $"'{_input}': {error.Message} Set ImageSize to the side that the network was made for, or export it so that it takes any " +
                "number of images.", error);
        }
    }

    // The graph reads where the tensor lies.
    private static unsafe OrtValue InPlace(Tensor images)
    {
        Span<byte> values = images.bytes;
        return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, TensorElementType.Float, images.shape,
            (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values)), values.Length);
    }

    private int Probe()
    {
        using DisposeScope scope = NewDisposeScope();
        long side = _options.ImageSize ?? 64;
        return (int)Extract(zeros(1, Channels, _inputShape[2] > 0 ? _inputShape[2] : side,
            _inputShape[3] > 0 ? _inputShape[3] : side)).Features.shape[1];
    }

    private void RequireChannelsFirst(NodeMetadata input)
    {
        static bool IsChannels(int size) => size is 1 or 3 or 4;
        (int second, int last) = (_inputShape[1], _inputShape[^1]);
        if (IsChannels(second) || (second <= 0 && !IsChannels(last)))
            return;
        throw new InvalidDataException($"'{_file}': input '{_input}' is {Describe(input)}; expected images, float N x C x H x W of 1, 3 " +
            $"or 4 channels{(IsChannels(last) ? ", and these are N x H x W x C. Export it as N x C x H x W" : "")}.");
    }

    private string Find(string kind, string? wanted, string option, IReadOnlyDictionary<string, NodeMetadata> present)
    {
        string names = DescribeAll(present);
        if (wanted is null)
            return present.Count == 1 ? present.Keys.Single() : throw new InvalidDataException($"'{_file}' has {present.Count} " +
                $"{kind}s: {names}. Say with {option} which is wanted.");
        return present.ContainsKey(wanted) ? wanted : throw new InvalidDataException($"'{_file}' has no {kind} '{wanted}'. It has: " +
            $"{names}.");
    }

    private static bool HoldsFloats(NodeMetadata value) => value.IsTensor && value.ElementType == typeof(float);

    private static string DescribeAll(IReadOnlyDictionary<string, NodeMetadata> present) =>
        string.Join(", ", present.Select(value => $"'{value.Key}' ({Describe(value.Value)})"));

    private static string Describe(NodeMetadata value) => !value.IsTensor ? $"{value.OnnxValueType}"
        : $"{value.ElementType.Name} {string.Join(" x ", value.Dimensions.Select(size => size > 0 ? $"{size}" : "?"))}";

    private static string Print(byte[] content, OnnxFeatureOptions options)
    {
        var hash = new XxHash128();
        hash.Append(content);
        hash.Append(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(options)));
        return Convert.ToHexString(hash.GetCurrentHash());
    }
}
