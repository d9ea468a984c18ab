using System.Runtime.InteropServices;
using Microsoft.ML;
using PlainMlNet;

// Usage: PlainMlNet generate PIPELINE.zip OUT SEED=LABEL... : writes the generated image of each row as raw floats.
//        PlainMlNet translate PIPELINE.zip OUT FILE...      : writes the translation of each image file as raw pixels.
var context = new MLContext();
ITransformer model = context.Model.Load(args[1], out _);
using FileStream file = File.Create(args[2]);
string[] rows = args[3..];
if (args[0] == "generate")
{
    Request[] requests = [.. rows.Select(row => row.Split('=')).Select(pair => new Request { Seed = long.Parse(pair[0]), Label = pair[1] })];
    IDataView images = model.Transform(context.Data.LoadFromEnumerable(requests));
    foreach (Generated row in context.Data.CreateEnumerable<Generated>(images, reuseRowObject: false))
        file.Write(MemoryMarshal.AsBytes<float>(row.Image));
}
else
{
    IDataView images = model.Transform(context.Data.LoadFromEnumerable(rows.Select(row => new Source { Path = row })));
    foreach (Translation row in context.Data.CreateEnumerable<Translation>(images, reuseRowObject: false))
        file.Write(row.Translated!.Pixels);
}
