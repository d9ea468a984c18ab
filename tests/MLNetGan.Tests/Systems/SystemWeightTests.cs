using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Systems;

/// <summary>The weights that networks of every system export.</summary>
[TestClass]
public sealed class SystemWeightTests
{
    [TestMethod]
    [DynamicData(nameof(SystemCases.Names), typeof(SystemCases))]
    public void Exported_Weights_Are_Those_Of_Networks_In_The_Checkpoint_As_Floats(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        TrainedSystem trained = SystemCases.Named(name).Trained;
        Dictionary<string, Tensor> checkpoint = SafeTensors.Read(folder.Write(trained.Checkpoint, "checkpoint.safetensors"));
        HashSet<string> exported = [];
        NetworkTransformer[] networks = [trained.Network, .. trained.Network.Companions];
        foreach (NetworkTransformer network in networks)
        {
            string path = folder.File("weights.safetensors");
            network.ExportWeights(path);
            Dictionary<string, Tensor> weights = SafeTensors.Read(path);
            Assert.IsTrue(weights.Values.All(weight => weight.dtype == ScalarType.Float32), name);
            // pix2pixHD's generator is made of networks that checkpoints hold by themselves.
            bool isWhole = Prefixes(weights.Keys.First()).Any();
            foreach (IGrouping<string, (string Name, Tensor Value)> part in weights.Select(weight => (weight.Key, weight.Value))
                .GroupBy(weight => isWhole ? "" : weight.Key[..(weight.Key.IndexOf('.') + 1)]))
            {
                (string Name, Tensor Value)[] tensors = [.. part.Select(weight => (weight.Name[part.Key.Length..], weight.Value))];
                string? found = Prefixes(tensors[0].Name).FirstOrDefault(prefix => tensors.All(
                    tensor => AreSame(checkpoint.GetValueOrDefault(prefix + tensor.Name), tensor.Value)));
                Assert.IsNotNull(found, $"{network.GetType().Name} of {name}, {part.Key}: {tensors[0].Name}");
                Assert.IsTrue(exported.Add(found), $"{name}: {found} is exported twice");
            }
        }

        string[] Prefixes(string tensor) =>
            [.. checkpoint.Keys.Where(key => key.EndsWith($".{tensor}", StringComparison.Ordinal)).Select(key => key[..^tensor.Length])];
    }

    private static bool AreSame(Tensor? kept, Tensor exported) =>
        kept is not null && kept.shape.AsSpan().SequenceEqual(exported.shape) && kept.bytes.SequenceEqual(exported.bytes);
}
