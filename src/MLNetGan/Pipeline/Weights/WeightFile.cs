using System.Text.Json;
using MLNetGan.Networks;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;
using MLNetGan.Pipeline.Rows.Outputs;
using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Pipeline.Weights;

/// <summary>Weights of one network as a safetensors file, under the names of its <c>state_dict</c> or of the reference's code.</summary>
internal static class WeightFile
{
    /// <summary>Writes the weights of a trained network, and beside them what it is.</summary>
    public static void Write(Stream stream, RowModel model)
    {
        using DisposeScope scope = NewDisposeScope();
        Network network = model.Network;
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "pt",
            ["producer"] = $"MLNetGan {RunFormat.Version}",
            ["network"] = network.GetName(),
            ["inputs"] = string.Join(", ", network.Inputs.Select(input => $"{input.Name} {input.Shape}")),
            ["outputs"] = string.Join(", ", network.OutputNames.Zip(network.OutputShapes(), (name, shape) => $"{name} {shape}")),
        };
        LabelColumn? made = model.Outputs.OfType<KeyOutput>().FirstOrDefault()?.Keys;
        if ((model.Conditions.FirstOrDefault(condition => condition.IsRequired)?.Keys ?? made) is { } labels)
            metadata["labels"] = JsonSerializer.Serialize(labels.NamesOrNumbers);
        SafeTensors.Write(stream, [.. network.state_dict().Select(weight => (weight.Key, weight.Value))], metadata);
    }

    /// <summary>Gives a network the weights of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network, wherever it is.</param>
    /// <param name="renamed">The network's names of tensors that the file calls something else; null for none.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or its tensors are not those of the network.</exception>
    public static void Load(string path, Network network, IReadOnlyDictionary<string, string>? renamed = null)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Dictionary<string, Tensor> file = Read(path), weights = network.state_dict();
        var error = new WeightError(path, network);
        foreach ((string name, string own) in renamed ?? new Dictionary<string, string>())
        {
            if (!file.Remove(name, out Tensor? value))
                throw error.NotRenamed(name);
            if (!file.TryAdd(own, value))
                throw error.Doubled(name, own);
        }
        int Known(WeightNames names) => weights.Keys.Count(name => file.ContainsKey(names.InFile(name)));
        WeightNames names = network.Published is { } published && Known(published) >= Known(WeightNames.Own) ? published : WeightNames.Own;
        HashSet<string> taken = [];
        foreach ((string name, Tensor weight) in weights)
        {
            string theirs = names.InFile(name);
            if (file.TryGetValue(theirs, out Tensor? value))
                Copy(value, weight);
            else if (names.IfAbsent(name) is { } all)
                Fill(weight, all);
            else
                throw error.Missing(theirs, weight, file.Keys);
            taken.Add(theirs);

            void Copy(Tensor value, Tensor weight)
            {
                if (!value.is_floating_point())
                    throw error.OfType(theirs, value);
                if (!value.shape.AsSpan().SequenceEqual(weight.shape))
                    throw error.OfShape(theirs, value, weight);
                weight.copy_(value);
                if (!weight.isfinite().all().item<bool>())
                    throw error.NotFinite(theirs);
            }
        }
        foreach ((string name, Tensor value) in file)
        {
            if (!taken.Contains(name) && !ChangesNothing(name))
                throw error.LeftOver(name, value);
        }

        // PyTorch counts the batches that running statistics are of, and nothing after training reads that.
        bool ChangesNothing(string name)
        {
            int dot = name.LastIndexOf('.');
            string kind = name[(dot + 1)..];
            return kind == "num_batches_tracked" || (names.CancelsShifts &&
                (kind is "running_mean" or "running_var" || (kind == "bias" && taken.Contains($"{name[..(dot + 1)]}weight"))));
        }
    }

    private static Dictionary<string, Tensor> Read(string path)
    {
        try
        {
            OrdinaryFile.Length(path);
        }
        catch (InvalidDataException error)
        {
            throw WeightError.Empty(path, error);
        }
        try
        {
            return SafeTensors.Read(path);
        }
        catch (InvalidDataException error)
        {
            throw WeightError.NotRead(path, error);
        }
    }

    private static void Fill(Tensor weight, float value)
    {
        using Scalar all = value;
        weight.fill_(all);
    }
}
