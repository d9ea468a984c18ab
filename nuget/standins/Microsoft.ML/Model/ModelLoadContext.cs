using System.IO.Compression;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Gives back what one component saved.</summary>
internal sealed class ModelLoadContext
{
    private readonly ZipArchive _archive;
    private readonly string _folder;

    public readonly BinaryReader Reader;

    private ModelLoadContext(ZipArchive archive, string folder, BinaryReader reader) =>
        (_archive, _folder, Reader) = (archive, folder, reader);

    public static ITransformer Load(IHostEnvironment env, ZipArchive archive, string folder)
    {
        ZipArchiveEntry entry = archive.GetEntry($"{folder}/{ModelSaveContext.ModelEntry}")
            ?? throw new FormatException("Corrupt model file");
        using var reader = new BinaryReader(new MemoryStream(Content(entry)));
        string signature = reader.ReadString();
        // The assembly is loaded by its name, so it need not be known to the environment, only lie beside the program.
        env.ComponentCatalog.RegisterAssembly(Assembly.Load(reader.ReadString()));
        if (!env.ComponentCatalog.TryGetLoader(signature, out Type loader))
            throw new FormatException($"Couldn't load model: '{folder}'");
        return (ITransformer)loader.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public,
            [typeof(IHostEnvironment), typeof(ModelLoadContext)]).Invoke(null, BindingFlags.DoNotWrapExceptions, null,
            [env, new ModelLoadContext(archive, folder, reader)], null);
    }

    /// <summary>Loads a component that was saved inside this one.</summary>
    public ITransformer LoadModel(IHostEnvironment env, string name) => Load(env, _archive, $"{_folder}/{name}");

    /// <summary>The bytes that were saved beside what <see cref="Reader"/> gives, or null.</summary>
    public byte[] LoadBinaryStreamOrNull(string name) =>
        _archive.GetEntry($"{_folder}/{name}") is { } entry ? Content(entry) : null;

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
