using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetGan.Pipeline.Augmenting;
using MLNetGan.Tests.Pipeline.Evaluating;

namespace MLNetGan.Tests.Pipeline.Augmenting;

[TestClass]
public sealed class BalanceTests
{
    private static readonly GanDataCatalog s_data = Tiny.ML.Gan().Data;

    // All ten labels, 3 to 12 rows of each.
    private static readonly IDataView s_uneven = Rows(label => 3 + label);

    [TestMethod]
    public void Rare_Labels_Are_Topped_Up_To_The_Largest_Or_A_Share_Of_It()
    {
        Assert.IsTrue(Counts(s_data.Balance(s_uneven, Tiny.AcGan)).All(count => count == 12));
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(label => Math.Max(6, 3 + label)).ToArray(), Counts(s_data.Balance(s_uneven, Tiny.AcGan, share: 0.5)));
        IDataView even = Rows(_ => 2);
        Assert.AreSame(even, s_data.Balance(even, Tiny.AcGan));
    }

    [TestMethod]
    public void Added_Images_Are_In_Proportion_And_The_Same_At_Every_Reading()
    {
        IDataView added = s_data.Augment(s_uneven, Tiny.AcGan, share: 0.25);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(label => 3 + label + (int)Math.Round((3 + label) / 3.0)).ToArray(), Counts(added));
        float[][] images = Tiny.Images(added);
        Tiny.AssertClose(images, Tiny.Images(added), 0);
        Tiny.AssertClose(Tiny.Images(s_uneven), images[..75], 0);
        Assert.HasCount(images.Length - 75, images[75..].Select(image => image.Sum()).Distinct());
        Assert.IsFalse(images[75..].SelectMany(pixels => pixels).SequenceEqual(
            Tiny.Images(s_data.Augment(s_uneven, Tiny.AcGan, share: 0.25, seed: 1))[75..].SelectMany(pixels => pixels)));
    }

    [TestMethod]
    public void Key_Labels_Are_Joined_As_Text_Labels_Are()
    {
        IDataView keys = Tiny.KeyMapping.Transform(s_uneven);
        IDataView balanced = s_data.Balance(keys, Tiny.AcGan);
        Assert.AreEqual(keys.Schema["Label"].Type, balanced.Schema["Label"].Type);
        Assert.AreEqual(120, balanced.GetColumn<uint>("Label").Count());
    }

    // As where an ONNX graph makes a batch of one.
    [TestMethod]
    public void Images_With_The_Dimension_Of_A_Batch_Are_Learned_As_Others()
    {
        var columns = SchemaDefinition.Create(typeof(ImageViews.Row));
        columns["Image"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 1, ImageViews.Side, ImageViews.Side);
        IDataView batches = Tiny.ML.Data.LoadFromEnumerable(
            Tiny.ML.Data.CreateEnumerable<ImageViews.Row>(ImageViews.Bars(60, seed: 1), reuseRowObject: false).ToList(), columns);
        using GeneratedImageFilter filter = s_data.Filter(batches, steps: 2);
        Assert.HasCount(3, filter.LabelNames);
    }

    [TestMethod]
    public void A_Filter_Keeps_What_It_Reads_As_Meant_And_What_It_Refuses_Is_Told()
    {
        var ml = new MLContext(seed: 1);
        List<string> warnings = [];
        ml.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning && message.Source == GanDataCatalog.LogSource)
                warnings.Add(message.RawMessage);
        };
        using GeneratedImageFilter filter = ml.Gan().Data.Filter(Tiny.Digits, steps: 20);
        CollectionAssert.AreEqual(Enumerable.Range(0, 10).Select(label => $"{label}").ToArray(), filter.LabelNames.ToArray());
        IDataView kept = ml.Gan().Data.Augment(s_uneven, Tiny.AcGan, share: 0.8, filter);
        string[] meant = [.. kept.GetColumn<string>("Label").Skip(75)];
        IDataView generated = Tiny.ML.Data.SkipRows(kept, 75);
        // Noise is read as few of the labels.
        Assert.IsTrue(meant.Length is > 0 and < 300, $"{meant.Length} of 300 are kept");
        int[] read = filter.Read(StoredRows.Read(generated, "generated", "Image", labelColumn: null));
        CollectionAssert.AreEqual(meant, read.Select(label => filter.LabelNames[label]).ToArray());
        Assert.Contains("The filter refused most generated images of", warnings.Single());
    }

    [TestMethod]
    public void What_Cannot_Be_Is_Said()
    {
        Assert.Contains("at most 1", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_data.Balance(s_uneven, Tiny.AcGan, share: 1.5)).Message);
        Assert.Contains("below 1", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_data.Augment(s_uneven, Tiny.AcGan, share: 1)).Message);
        Assert.Contains("label 'horse', which the generator does not make", Assert.ThrowsExactly<ArgumentException>(() =>
            s_data.Balance(Rows(_ => 1, "horse"), Tiny.AcGan)).Message);
        Assert.Contains("Could not find label column 'Label'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() =>
            s_data.Balance(Tiny.ML.Transforms.DropColumns("Label").Fit(s_uneven).Transform(s_uneven), Tiny.AcGan)).Message);
        Assert.Contains("expected at least two labels", Assert.ThrowsExactly<InvalidDataException>(() =>
            s_data.Filter(Rows(label => label == 3 ? 2 : 0))).Message);
    }

    [TestMethod]
    public void A_Filter_And_What_It_Chooses_Can_Be_Cancelled()
    {
        var canceled = new CancellationToken(canceled: true);
        Assert.ThrowsExactly<OperationCanceledException>(() => s_data.Filter(s_uneven, steps: 1, cancellationToken: canceled));
        using GeneratedImageFilter filter = s_data.Filter(s_uneven, steps: 1);
        Assert.ThrowsExactly<OperationCanceledException>(() => s_data.Balance(s_uneven, Tiny.AcGan, filter: filter, cancellationToken: canceled));
        Assert.ThrowsExactly<OperationCanceledException>(() => s_data.Augment(s_uneven, Tiny.AcGan, filter: filter, cancellationToken: canceled));
    }

    [TestMethod]
    public void A_Filter_Learns_Images_Of_The_Column_That_It_Is_Told()
    {
        IDataView pixels = Tiny.ML.Transforms.CopyColumns("Pixels", "Image").Append(Tiny.ML.Transforms.DropColumns("Image")).Fit(s_uneven).Transform(s_uneven);
        using GeneratedImageFilter filter = s_data.Filter(pixels, steps: 1, imageColumnName: "Pixels");
        Assert.HasCount(10, filter.LabelNames);
        Assert.Contains("Could not find real image column 'Image'. The columns are: Label, Pixels.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => s_data.Filter(pixels)).Message);
    }

    [TestMethod]
    public void A_Filter_Of_Images_With_Other_Channels_Is_Refused()
    {
        IDataView colour = Tiny.ML.Gan().Data.Reshape(s_uneven, "Image", 14, 14, 4);
        using GeneratedImageFilter filter = s_data.Filter(colour, steps: 1);
        Assert.Contains("trained on images of 4 channels, and these have 1. Train it on these.", Assert.ThrowsExactly<InvalidDataException>(() =>
            s_data.Balance(s_uneven, Tiny.AcGan, filter: filter)).Message);
    }

    [TestMethod]
    public void Real_Images_Of_Another_Range_Are_Not_Taken_As_Black_And_Generated_Ones_May_Be_Black()
    {
        IDataView dark = Rows(label => label == 0 ? 4 : 0);
        Assert.AreEqual("Real image column 'Image' has no value above 3 in its 4 rows: expected values from 0 to 255. Bring the pixels into this " +
            "range first: of values from 0 to 1 multiply each by 255.", Assert.ThrowsExactly<InvalidDataException>(() => s_data.Filter(dark)).Message);
        Assert.AreEqual(4, StoredRows.Read(dark, "generated", "Image", labelColumn: null).Count);
    }

    private static IDataView Rows(Func<int, int> count, string? label = null)
    {
        var columns = SchemaDefinition.Create(typeof(Evaluating.ImageViews.Row));
        columns["Image"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, 28, 28);
        return Tiny.ML.Data.LoadFromEnumerable(Enumerable.Range(0, 10).SelectMany(number => Enumerable.Range(0, count(number)).Select(i =>
            new Evaluating.ImageViews.Row { Image = [.. Enumerable.Repeat((float)(10 * number + i), 784)], Label = label ?? $"{number}" })), columns);
    }

    private static int[] Counts(IDataView view) =>
        [.. view.GetColumn<string>("Label").GroupBy(label => label).OrderBy(label => label.Key).Select(label => label.Count())];
}
