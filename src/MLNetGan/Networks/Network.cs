using System.Globalization;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>A generator, a discriminator or any other whole network: a block whose inputs and outputs have names.</summary>
internal abstract class Network : Block
{
    private readonly DropoutMasks _dropoutMasks = new();
    private WeightedLayer[] _normalized = [];
    private BatchLayer[]? _batchLayers;
    private bool _hasMasks;

    protected Network(string name, params NetworkInput[] inputs) : base(name) => Inputs = inputs;

    public virtual IReadOnlyList<NetworkInput> Inputs { get; }

    /// <summary>What the outputs are, in their order.</summary>
    public abstract IReadOnlyList<string> OutputNames { get; }

    /// <summary>What files of the reference's code call the weights; null where it has no such files.</summary>
    public virtual WeightNames? Published => null;

    /// <summary>The place of an output of a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public int OutputIndex(string name)
    {
        for (int i = 0; i < OutputNames.Count; i++)
        {
            if (OutputNames[i] == name)
                return i;
        }
        throw new ArgumentException($"The {GetName()} has no output '{name}'; it gives {string.Join(", ", OutputNames)}.", nameof(name));
    }

    /// <summary>Lets the estimates of spectral norms, where there are any, follow the weights: once a training step.</summary>
    public void FollowSpectra()
    {
        foreach (WeightedLayer layer in _normalized)
            layer.FollowSpectrum();
    }

    /// <summary>
    /// Normalizes the spectrum of every weight from here on, see <see cref="SpectralNormalization"/>. Once, before training.
    /// </summary>
    public void NormalizeSpectra()
    {
        _normalized = [.. modules().OfType<WeightedLayer>()];
        foreach (WeightedLayer layer in _normalized)
            layer.NormalizeSpectrum();
    }

    /// <summary>Normalizes in training by the statistics of a batch of which this process has a part; null for those of the part.</summary>
    public void NormalizeOver(GlobalBatch? batch)
    {
        foreach (IBatchNormalization layer in modules().OfType<IBatchNormalization>())
            layer.Batch = batch;
    }

    /// <summary>
    /// What batches of as many samples each give that go through it together, in fewer and larger operations than one after the other.
    /// </summary>
    /// <exception cref="ArgumentException">One has more samples than another.</exception>
    public Tensor[][] ForwardTogether(params Tensor[][] batches)
    {
        if (batches.Select(batch => batch[0].shape[0]).Distinct().Count() > 1)
            throw new ArgumentException("Batches that go through a network together have as many samples each.", nameof(batches));
        _batchLayers ??= [.. modules().OfType<BatchLayer>()];
        SetBatches(batches.Length);
        // What the joined inputs take goes at once, unless gradients need it.
        using DisposeScope scope = NewDisposeScope();
        try
        {
            Tensor[] outputs = Forward([.. batches[0].Select((_, input) => cat([.. batches.Select(batch => batch[input])]))]);
            Tensor[][] parts = [.. outputs.Select(output => output.chunk(batches.Length))];
            return [.. batches.Select((_, i) => parts.Select(output => scope.MoveToOuter(output[i])).ToArray())];
        }
        finally
        {
            SetBatches(1);
        }

        void SetBatches(int count)
        {
            foreach (BatchLayer layer in _batchLayers)
                layer.Batches = count;
        }
    }

    /// <summary>Whether rows that go through it together influence each other after training, too, so that each must go alone.</summary>
    public virtual bool MixesRows => modules().OfType<InstanceNormalization>().Any(layer => layer.IsOverBatch);

    /// <summary>What it gives after training: as <c>Forward</c>, of each row alone where rows would influence each other.</summary>
    public Tensor[] ForwardRows(params Tensor[] inputs)
    {
        int count = checked((int)inputs[0].shape[0]);
        if (count < 2 || !MixesRows)
            return Forward(inputs);
        Tensor[][] rows = [.. Enumerable.Range(0, count).Select(row => Forward([.. inputs.Select(input => input.narrow(0, row, 1))]))];
        return [.. Enumerable.Range(0, rows[0].Length).Select(output => cat([.. rows.Select(row => row[output])]))];
    }

    /// <summary>Begins a step: dropout masks from here on depend on the seed, and on how many were drawn since, alone.</summary>
    public void SeedDropout(long seed)
    {
        if (!_hasMasks)
        {
            foreach (Dropout dropout in modules().OfType<Dropout>())
                dropout.Masks = _dropoutMasks;
            _hasMasks = true;
        }
        _dropoutMasks.Begin(seed);
    }

    /// <summary>The shapes of one sample's outputs; throws <see cref="ArgumentException"/> when the layers do not fit each other.</summary>
    public Shape[] OutputShapes() => Wire(new ShapePass(), InputShapes());

    /// <summary>A table of layers, output shapes and parameter counts.</summary>
    public string Summary()
    {
        var pass = new ShapePass();
        Wire(pass, InputShapes());
        string rule = new('=', 66);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{GetName()}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{"Layer",-30}{"Output shape",-24}{"Parameters",12}");
        text.AppendLine(rule);
        foreach (NetworkInput input in Inputs)
            text.AppendLine(CultureInfo.InvariantCulture, $"{input.Name + " (input)",-30}{input.Shape,-24}{0,12:N0}");
        foreach ((IReadOnlyList<SummaryRow> rows, int times) in pass.Steps())
        {
            if (times > 1)
                text.AppendLine(CultureInfo.InvariantCulture, $"{times} times");
            foreach (SummaryRow row in rows)
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"{(times > 1 ? "  " : "") + row.Layer.GetName(),-30}{row.Output,-24}{row.Parameters + row.Statistics,12:N0}");
        }
        long trained = pass.Rows.Sum(r => r.Parameters), statistics = pass.Rows.Sum(r => r.Statistics);
        text.AppendLine(rule);
        text.AppendLine(
            CultureInfo.InvariantCulture, $"Total {trained + statistics:N0}, trained {trained:N0}, running statistics {statistics:N0}");
        return text.ToString();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (Dropout dropout in modules().OfType<Dropout>())
                dropout.Masks.Dispose();
        }
        base.Dispose(disposing);
    }

    private Shape[] InputShapes() => Inputs.Select(i => i.Shape).ToArray();
}
