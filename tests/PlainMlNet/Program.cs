using System.Runtime.InteropServices;
using Microsoft.ML;
using PlainMlNet;

// Usage: PlainMlNet PIPELINE.zip OUT SEED=LABEL... : loads a pipeline and writes the image of each row as raw floats.
var context = new MLContext();
ITransformer model = context.Model.Load(args[0], out _);
Request[] requests = [.. args[2..].Select(arg => arg.Split('=')).Select(pair => new Request { Seed = long.Parse(pair[0]), Label = pair[1] })];
IDataView images = model.Transform(context.Data.LoadFromEnumerable(requests));
using FileStream file = File.Create(args[1]);
foreach (Generated row in context.Data.CreateEnumerable<Generated>(images, reuseRowObject: false))
    file.Write(MemoryMarshal.AsBytes<float>(row.Image));
