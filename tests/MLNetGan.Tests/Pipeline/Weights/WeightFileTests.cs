using System.Text;
using System.Text.Json;
using MLNetGan.Runs;
using MLNetGan.Tests.Pipeline.Translation;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Pipeline.Weights;

[TestClass]
public sealed class WeightFileTests
{
    [TestMethod]
    public void Names_And_Shapes_Are_Those_Of_The_PyTorch_Module()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("generator.safetensors");
        var options = new CycleGanOptions
        {
            GeneratorChannels = 4,
            ResidualBlocks = 2,
            DiscriminatorChannels = 2,
            ReceptiveField = 16,
            Epochs = 1,
            BatchSize = 2,
        };
        using TwoWayTransformer trained = Tiny.ML.Gan().CycleGan(options).Fit(TinyPairs.Vectors(2));
        trained.ExportWeights(path);
        Dictionary<string, Tensor> module = Golden.Read("cyclegan"), written = SafeTensors.Read(path);
        string prefix = "1.a_to_b.";
        CollectionAssert.AreEquivalent(
            module.Where(weight => weight.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(weight => Described(weight.Key[prefix.Length..], weight.Value)).ToArray(),
            written.Select(weight => Described(weight.Key, weight.Value)).ToArray());

        string back = folder.File("back.safetensors");
        trained.Reverse.ExportWeights(back);
        Assert.IsFalse(SafeTensors.Read(back)["layers.1.weight"].allclose(written["layers.1.weight"]), "the way back is a network of its own");

        static string Described(string name, Tensor value) => $"{name} {value.dtype} {string.Join('x', value.shape)}";
    }

    [TestMethod]
    public void Weights_Come_Back_As_They_Were()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("generator.safetensors");
        TinyPairs.OnVectors.ExportWeights(path);
        using ImageToImageTransformer loaded = Tiny.ML.Gan().LoadWeights(path, TinyPairs.Options(), TinyPairs.Side, TinyPairs.Side);
        Tiny.AssertClose(TinyPairs.Translations(TinyPairs.OnVectors, TinyPairs.Vectors(3)), TinyPairs.Translations(loaded, TinyPairs.Vectors(3)), 0);
    }

    [TestMethod]
    public void The_Metadata_Says_What_The_Network_Is()
    {
        using var stream = new MemoryStream();
        Tiny.AcGan.ExportWeights(stream);
        byte[] file = stream.ToArray();
        JsonElement said = JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToInt64(file))).RootElement.GetProperty("__metadata__");
        Assert.AreEqual("pt", said.GetProperty("format").GetString());
        StringAssert.StartsWith(said.GetProperty("producer").GetString(), "MLNetGan ");
        Assert.AreEqual("AC-GAN generator", said.GetProperty("network").GetString());
        Assert.AreEqual("Latent (5), Label (1)", said.GetProperty("inputs").GetString());
        Assert.AreEqual("Image (1, 28, 28)", said.GetProperty("outputs").GetString());
        CollectionAssert.AreEqual(Tiny.AcGan.LabelNames.ToArray(), JsonSerializer.Deserialize<string[]>(said.GetProperty("labels").GetString()!));
    }

    [TestMethod]
    public void Tensors_Of_Other_Names_Are_Renamed()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, Tensor> weights = Weights(folder);
        string path = Written(folder, weights.ToDictionary(
            weight => weight.Key == "layers.0.weight" ? "first.kernel" : weight.Key, weight => weight.Value));
        Dictionary<string, string> renamed = new() { ["first.kernel"] = "layers.0.weight" };
        using ImageToImageTransformer loaded = Load(path, renamed);
        Tiny.AssertClose(TinyPairs.Translations(TinyPairs.OnVectors, TinyPairs.Vectors(1)), TinyPairs.Translations(loaded, TinyPairs.Vectors(1)), 0);
        Refused(path, "has no tensor 'nothing', which is to be renamed", new() { ["nothing"] = "layers.0.weight" });
        Refused(path, "has a tensor 'layers.0.bias', and 'first.kernel' is to be renamed so", new() { ["first.kernel"] = "layers.0.bias" });
    }

    [TestMethod]
    public void What_Is_Wrong_Is_Named()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, Tensor> weights = Weights(folder);
        void Differs(Action<Dictionary<string, Tensor>> change, string fault)
        {
            var changed = new Dictionary<string, Tensor>(weights);
            change(changed);
            Refused(Written(folder, changed), fault);
        }
        Differs(all => all.Remove("layers.4.bias"), "has no tensor 'layers.4.bias', expected one of shape (3) for the pix2pix generator. It has ");
        Differs(all => all["more"] = zeros(2, 3), "has a tensor 'more' of shape (2, 3), expected none of that name");
        Differs(all => all["layers.0.weight"] = zeros(5, 3, 4, 4), "has the tensor 'layers.0.weight' in shape (5, 3, 4, 4), expected (6, 3, 4, 4)");
        Differs(all => all["layers.0.bias"] = zeros(6, ScalarType.Int64),
            "has the tensor 'layers.0.bias' of type Int64, expected Float32, Float64, Float16 or BFloat16");
        Differs(all => all["layers.0.bias"] = full(6, double.MaxValue, ScalarType.Float64), "has the tensor 'layers.0.bias' with values that are not finite");
        // What is passed over in the authors' files is no rule for others.
        Differs(all => all["layers.2.inner.0.bias"] = zeros(12), "has a tensor 'layers.2.inner.0.bias' of shape (12)");
        Refused(folder.Write([], "empty.safetensors"), "holds no weights: It is empty");
        Assert.ThrowsExactly<FileNotFoundException>(() => Load(folder.File("none.safetensors")));
    }

    [TestMethod]
    [DataRow("PK\u0003\u0004", "model.weights", true), DataRow("\u0080\u0002", "model.weights", true)]
    [DataRow("{}", "model.PTH", true), DataRow("{}", "model.weights", false)]
    public void What_Is_No_Safetensors_File_Is_Named_Once_And_Told_What_It_Looks_Like(string beginning, string name, bool isOfPyTorch)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([.. Encoding.Latin1.GetBytes(beginning), .. new byte[100]], name);
        string message = Assert.ThrowsExactly<InvalidDataException>(() => Load(path)).Message;
        Assert.HasCount(2, message.Split(path));
        Assert.StartsWith($"'{path}' is not a whole safetensors file", message);
        Assert.EndsWith(isOfPyTorch ? "save its tensors with safetensors.torch.save_file." : "Give a safetensors file.", message);
    }

    [TestMethod]
    public void A_Published_File_Of_Another_Architecture_Is_Refused()
    {
        string unet = PublishedWeightsTests.PathOf("unet"), resnet = PublishedWeightsTests.PathOf("resnet");
        static string Fault(string path, ImageToImageOptions options, int side = 64) =>
            Assert.ThrowsExactly<InvalidDataException>(() => Tiny.ML.Gan().LoadWeights(path, options, side, side)).Message;
        StringAssert.Contains(Fault(unet, new Pix2PixOptions { GeneratorChannels = 4, GeneratorMaximumChannels = 16 }),
            "has the tensor 'model.model.0.weight' in shape (2, 3, 4, 4), expected (4, 3, 4, 4) for the pix2pix generator. Give the system, size, channels");
        StringAssert.Contains(Fault(unet, new Pix2PixOptions { GeneratorChannels = 2, GeneratorMaximumChannels = 16 }, 128),
            "has no tensor 'model.model.1.model.3.model.3.model.3.model.3.model.3.model.1.weight'");
        StringAssert.Contains(Fault(resnet, new CycleGanOptions { GeneratorChannels = 4, ResidualBlocks = 6 }), "model.16.weight");
        StringAssert.Contains(Fault(resnet, new Pix2PixOptions()),
            "has no tensor 'model.model.0.weight', expected one of shape (64, 3, 4, 4) for the pix2pix generator. " +
            "It has 117: model.1.bias, model.1.weight, model.10.conv_block.1.bias ...");
        StringAssert.Contains(Fault(PublishedWeightsTests.PathOf("resnet_batch"), new CycleGanOptions { GeneratorChannels = 2 }),
            "has a tensor 'model.2.weight' of shape (2)");
    }

    [TestMethod]
    public void A_System_Of_Several_Networks_Is_Refused()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => Tiny.ML.Gan().LoadWeights("any", new Pix2PixHdOptions()));
        StringAssert.Contains(error.Message, "pix2pixHD");
    }

    private static Dictionary<string, Tensor> Weights(TemporaryFolder folder)
    {
        string path = folder.File("weights.safetensors");
        TinyPairs.OnVectors.ExportWeights(path);
        return SafeTensors.Read(path);
    }

    private static string Written(TemporaryFolder folder, Dictionary<string, Tensor> weights)
    {
        string path = folder.File("changed.safetensors");
        using FileStream stream = File.Create(path);
        SafeTensors.Write(stream, [.. weights.Select(weight => (weight.Key, weight.Value))]);
        return path;
    }

    private static ImageToImageTransformer Load(string path, Dictionary<string, string>? renamed = null) =>
        Tiny.ML.Gan().LoadWeights(path, TinyPairs.Options(), TinyPairs.Side, TinyPairs.Side, renamed: renamed);

    private static void Refused(string path, string fault, Dictionary<string, string>? renamed = null)
    {
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => Load(path, renamed));
        StringAssert.StartsWith(error.Message, $"'{path}' ");
        StringAssert.Contains(error.Message, fault);
    }
}
