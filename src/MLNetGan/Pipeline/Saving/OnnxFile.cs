namespace MLNetGan.Pipeline.Saving;

/// <summary>Writes a model file whole or not at all.</summary>
internal static class OnnxFile
{
    public static void Write(string path, byte[] model)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string writing = $"{path}.{Guid.NewGuid():N}.writing";
        try
        {
            File.WriteAllBytes(writing, model);
            File.Move(writing, path, overwrite: true);
        }
        catch
        {
            File.Delete(writing);
            throw;
        }
    }
}
