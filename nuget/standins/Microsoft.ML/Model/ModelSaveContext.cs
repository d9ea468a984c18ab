using System.IO.Compression;
using System.Reflection;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Takes what one component saves. All but <see cref="Dispose"/> is closed to components outside the package.</summary>
public sealed class ModelSaveContext : IDisposable
{
    internal const string ModelEntry = "Model.key";
    private readonly ZipArchive _archive;
    private readonly string _folder;
    private readonly MemoryStream _content = new();
    private string _signature;
    private string _assembly;

    internal readonly BinaryWriter Writer;

    private ModelSaveContext(ZipArchive archive, string folder)
    {
        _archive = archive;
        _folder = folder;
        Writer = new BinaryWriter(_content, Encoding.UTF8);
    }

    public void Dispose() => Writer.Dispose();

    internal static void Save(ZipArchive archive, string folder, ICanSaveModel value)
    {
        if (value == null)
            return;
        using var context = new ModelSaveContext(archive, folder);
        value.Save(context);
        context.Done();
    }

    /// <summary>Names the loader (see <see cref="LoadableClassAttribute"/>) and its assembly; a component must call it once.</summary>
    internal void SetVersionInfo(string signature, Assembly assembly) => (_signature, _assembly) = (signature, assembly.FullName);

    /// <summary>Saves a component inside this one.</summary>
    internal void SaveModel(ICanSaveModel value, string name) => Save(_archive, $"{_folder}/{name}", value);

    /// <summary>Saves bytes beside what <see cref="Writer"/> takes.</summary>
    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        using var writer = new BinaryWriter(_archive.CreateEntry($"{_folder}/{name}").Open());
        action(writer);
    }

    private void Done()
    {
        Contracts.Check(_signature != null, "ModelSignature not specified!");
        Writer.Flush();
        using var writer = new BinaryWriter(_archive.CreateEntry($"{_folder}/{ModelEntry}").Open());
        writer.Write(_signature);
        writer.Write(_assembly);
        writer.Write(_content.GetBuffer(), 0, (int)_content.Length);
    }
}
