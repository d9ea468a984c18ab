using Microsoft.ML;
using MLNetGan.Pipeline.Saving;

namespace MLNetGan;

public sealed partial class GanCatalog
{
    /// <summary>
    /// Saves a trained pipeline as <c>mlContext.Model.Save</c> does, but with the columns that it wants once it is loaded, and without what
    /// served training alone.
    /// </summary>
    /// <remarks>
    /// <c>mlContext.Model.Load(path, out DataViewSchema schema)</c> then gives these columns: a generator's label and <c>Seed</c>
    /// (Int64) and its codes, a translator's input and mask; not those that only training read, such as the real images and the
    /// targets. Columns of images are wanted as well, but ML.NET leaves them out of a saved schema: where there are no others, <c>Load</c>
    /// gives null. A step of the pipeline that nothing behind it needs, such as <c>LoadImages</c> of the targets, is left out,
    /// and <c>DropColumns</c> and <c>SelectColumns</c> drop what is still there.
    /// Microsoft.ML.OnnxTransformer and Microsoft.ML.OnnxRuntime load it.
    /// </remarks>
    /// <param name="model">A transformer of this library, or a chain with one.</param>
    /// <param name="inputSchema">The columns of data that it transforms, such as the training data's.</param>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <exception cref="ArgumentException">There is no transformer of this library in the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveModel(ITransformer model, DataViewSchema inputSchema, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => SaveModel(model, inputSchema, stream));
    }

    /// <summary>Saves a trained pipeline, as <see cref="SaveModel(ITransformer, DataViewSchema, string)"/> does.</summary>
    /// <param name="model">A transformer of this library, or a chain with one.</param>
    /// <param name="inputSchema">The columns of data that it transforms, such as the training data's.</param>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="ArgumentException">There is no transformer of this library in the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public void SaveModel(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputSchema);
        ArgumentNullException.ThrowIfNull(stream);
        var pipeline = SavedPipeline.Of(model, inputSchema);
        _context.Model.Save(pipeline.Model, pipeline.SavableSchema, stream);
    }
}
