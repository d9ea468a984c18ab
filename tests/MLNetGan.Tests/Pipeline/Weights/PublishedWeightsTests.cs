using Microsoft.ML;
using MLNetGan.Tests.Pipeline.Translation;

namespace MLNetGan.Tests.Pipeline.Weights;

/// <summary>Generators of the authors' PyTorch code, out of files of their state_dict: translations are those that PyTorch makes.</summary>
[TestClass]
public sealed class PublishedWeightsTests
{
    private const int Side = 64;
    private const float Tolerance = 1e-5f;

    // What PyTorch made of "input" is "unet_eval" with the statistics of training (--eval), "unet" with those of the image.
    [TestMethod]
    [DataRow("unet", TranslationNormalization.Batch, "unet_eval")]
    [DataRow("unet", TranslationNormalization.BatchStatistics, "unet")]
    [DataRow("unet", TranslationNormalization.Instance, "unet")]
    [DataRow("unet_instance", TranslationNormalization.Instance, "unet_instance")]
    public void A_UNet_Translates_As_In_PyTorch(string file, TranslationNormalization normalization, string expected) => TranslatesAsInPyTorch(
        file, new Pix2PixOptions { GeneratorChannels = 2, GeneratorMaximumChannels = 16, Normalization = normalization }, expected);

    [TestMethod]
    [DataRow("resnet", 4, TranslationNormalization.Instance, 9)]
    [DataRow("resnet_batch", 2, TranslationNormalization.Batch, null)]
    public void A_ResNet_Translates_As_In_PyTorch(string file, int channels, TranslationNormalization normalization, int? blocks) =>
        TranslatesAsInPyTorch(file, new CycleGanOptions { GeneratorChannels = channels, ResidualBlocks = blocks, Normalization = normalization }, file);

    [TestMethod]
    public void Translations_Can_Be_Images_And_The_Model_Saves()
    {
        using ImageToImageTransformer translator = Tiny.ML.Gan().LoadWeights(
            PathOf("unet"), new Pix2PixOptions { GeneratorChannels = 2, GeneratorMaximumChannels = 16 }, Side, Side, asImages: true);
        IDataView photos = Tiny.ML.Transforms.ResizeImages("Input", Side, Side).Fit(TinyPairs.Images(2)).Transform(TinyPairs.Images(2));
        using var stream = new MemoryStream();
        Tiny.ML.Model.Save(translator, photos.Schema, stream);
        stream.Position = 0;
        ITransformer saved = Tiny.ML.Model.Load(stream, out _);
        (int Height, int Width, float[] Pixels)[] expected = TinyPairs.ImageTranslations(translator, photos);
        (int Height, int Width, float[] Pixels)[] actual = TinyPairs.ImageTranslations(saved, photos);
        Assert.HasCount(2, actual);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.AreEqual((Side, Side), (actual[i].Height, actual[i].Width));
            // A value between two bytes may be rounded either way.
            Tiny.AssertClose(expected[i].Pixels, actual[i].Pixels, 1);
        }
    }

    internal static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "golden", $"published_{name}.safetensors");

    private static void TranslatesAsInPyTorch(string file, ImageToImageOptions options, string name)
    {
        Dictionary<string, TorchSharp.torch.Tensor> golden = Golden.Read("published");
        float[] input = golden["input"].data<float>().ToArray();
        // In [-1, 1], as PyTorch has them.
        float[] expected = golden[name].data<float>().ToArray();
        using ImageToImageTransformer translator = Tiny.ML.Gan().LoadWeights(PathOf(file), options, Side, Side);
        IDataView images = TinyPairs.Vectors([new PairRow { Input = input, Target = input }], height: Side, width: Side);
        Tiny.AssertClose(expected, Scaled(TinyPairs.Translations(translator, images).Single()), Tolerance);

        using var graph = new MemoryStream();
        translator.ExportOnnx(graph);
        float[] inOnnxRuntime = OnnxRun.Floats(graph.ToArray(), "Translated", OnnxRun.Input("Input", input, 1, 3, Side, Side));
        Tiny.AssertClose(expected, Scaled(inOnnxRuntime), Tolerance);

        using var model = new MemoryStream();
        Tiny.ML.Model.Save(translator, images.Schema, model);
        model.Position = 0;
        Tiny.AssertClose(expected, Scaled(TinyPairs.Translations(Tiny.ML.Model.Load(model, out _), images).Single()), Tolerance);
    }

    private static float[] Scaled(float[] bytes) => [.. bytes.Select(value => value / 127.5f - 1)];
}
