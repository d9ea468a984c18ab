using System.Security.Cryptography;
using MLNetGan;

namespace UserProgram;

/// <summary>What a generator is, in a word to compare.</summary>
internal static class Prints
{
    /// <summary>A hash of all its weights and running statistics, as its ONNX file holds them.</summary>
    public static string Of(GeneratorTransformer generator)
    {
        string file = Path.GetTempFileName();
        try
        {
            generator.ExportOnnx(file);
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
