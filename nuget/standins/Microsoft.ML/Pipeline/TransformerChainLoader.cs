using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Loads chains.</summary>
internal static class TransformerChain
{
    public const string Signature = "TransformerChain";

    public static string Folder(int index) => $"Transform_{index:000}";

    private static TransformerChain<ITransformer> Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var transformers = new ITransformer[ctx.Reader.ReadInt32()];
        var scopes = new TransformerScope[transformers.Length];
        for (int i = 0; i < transformers.Length; i++)
        {
            scopes[i] = (TransformerScope)ctx.Reader.ReadInt32();
            transformers[i] = ctx.LoadModel(env, Folder(i));
        }
        return new TransformerChain<ITransformer>(transformers, scopes);
    }
}
