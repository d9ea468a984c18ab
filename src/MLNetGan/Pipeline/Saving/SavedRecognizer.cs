using Microsoft.ML;
using MLNetGan.Pipeline.Columns;
using MLNetGan.Pipeline.Rows;

namespace MLNetGan.Pipeline.Saving;

/// <summary>A network that tells something of images as a chain of ML.NET's own transformers around its ONNX model.</summary>
internal static class SavedRecognizer
{
    public static ITransformer Create(RecognizerModel model)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(model.ImageColumnName, model.Image.Type);
        var chain = new SavedChain(schema.ToSchema());
        TransformsCatalog transforms = chain.Context.Transforms;

        ImageColumn image = model.Image;
        string name = model.ImageColumnName, pixels = image.IsImage ? $"{name}.pixels" : name;
        if (image.IsImage)
            chain.Append(transforms.ExtractPixels(pixels, name, SavedChain.Colors(image)));
        RecognizerHead[] keyed = [.. model.Heads.Where(head => head.Keys is not null)];
        string Scores(RecognizerHead head) => $"{name}.{head.ScoreName}.scores";
        string OneHot(RecognizerHead head) => $"{name}.{head.Name}.keys";
        string Values(RecognizerHead head) => head.Keys is null ? head.Name : Scores(head);
        chain.AppendOnnx(RecognizerGraph.ForSaving(model, pixels, Values, OneHot), [.. model.Heads.Select(Values), .. keyed.Select(OneHot)], [pixels]);
        HashSet<string> dropped = image.IsImage ? [pixels] : [];
        foreach (RecognizerHead head in keyed)
        {
            chain.Append(OneHotDecoder.Fit(chain.Context, head.Keys!, OneHot(head)));
            if (head.Name != OneHotDecoder.Key)
                chain.Append(transforms.CopyColumns(head.Name, OneHotDecoder.Key));
            chain.Append(transforms.CopyColumns(head.ScoreName, Scores(head)));
            dropped.UnionWith([Scores(head), OneHot(head), OneHotDecoder.Key, OneHotDecoder.Score]);
        }
        dropped.ExceptWith(keyed.SelectMany(head => new[] { head.Name, head.ScoreName }));
        return (dropped.Count == 0 ? chain : chain.Append(transforms.DropColumns([.. dropped]))).ToTransformer();
    }
}
