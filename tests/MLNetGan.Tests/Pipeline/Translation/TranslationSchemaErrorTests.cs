using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MLNetGan.Pipeline.Fitting;

namespace MLNetGan.Tests.Pipeline.Translation;

[TestClass]
public sealed class TranslationSchemaErrorTests
{
    private static void AssertRefused(string message, string name, DataViewType type, ImageToImageTransformer? transformer = null)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(name, type);
        var data = new EmptyDataView(schema.ToSchema());
        transformer ??= TinyPairs.OnVectors;
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => transformer.Transform(data)).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => transformer.GetOutputSchema(data.Schema)).Message);
    }

    [TestMethod]
    public void AMissingInputColumn() =>
        AssertRefused("Could not find input column 'Input'. The columns are: Picture.", "Picture", new VectorDataViewType(NumberDataViewType.Single, 3, 32, 32));

    [TestMethod]
    public void AnInputThatIsNoVectorOfTheTrainingChannelsAndNoImage()
    {
        const string expected = "Schema mismatch for input column 'Input': expected a known-size Vector<Single, 3, H, W> or an image, got ";
        AssertRefused(expected + "Vector<Single, 1, 32, 32>. Use LoadImages to make images, or ExtractPixels the vector, which must have its dimensions in the order channels, height, width; " +
            "height and width are free, but there must be 3 channels, as in training.", "Input", new VectorDataViewType(NumberDataViewType.Single, 1, 32, 32));
        AssertRefused(expected + "Vector<Single, 32, 32, 3>.", "Input", new VectorDataViewType(NumberDataViewType.Single, 32, 32, 3));
        AssertRefused(expected + "Vector<Single, 3072>.", "Input", new VectorDataViewType(NumberDataViewType.Single, 3072));
        AssertRefused(expected + "Vector<Single>.", "Input", new VectorDataViewType(NumberDataViewType.Single));
        AssertRefused(expected + "Vector<Double, 3, 32, 32>.", "Input", new VectorDataViewType(NumberDataViewType.Double, 3, 32, 32));
        AssertRefused(expected + "String.", "Input", TextDataViewType.Instance, TinyPairs.OnImages);
    }

    [TestMethod]
    public void AnImageWithoutSizeWhereVectorsAreToBeMade() =>
        AssertRefused("Schema mismatch for input column 'Input': expected an image of known size, got Image. " +
            "Use ResizeImages to give images a size: the translations are vectors, as the target column in training was.", "Input", new ImageDataViewType());

    [TestMethod]
    public void TargetsAreNotNeeded()
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Input", new ImageDataViewType(40, 30));
        Assert.AreEqual(new ImageDataViewType(40, 30), TinyPairs.OnImages.GetOutputSchema(schema.ToSchema())["Translated"].Type);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3, 40, 30), TinyPairs.OnVectors.GetOutputSchema(schema.ToSchema())["Translated"].Type);
    }

    [TestMethod]
    public void ADisposedTransformerSaysSo()
    {
        ImageToImageTransformer transformer = TinyPairs.Train(TinyPairs.Vectors(4));
        transformer.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => transformer.Transform(TinyPairs.Vectors(1)));
        Assert.ThrowsExactly<ObjectDisposedException>(() => transformer.ExportOnnx(new MemoryStream()));
    }
}
