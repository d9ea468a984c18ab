namespace Microsoft.ML.Runtime;

/// <summary>
/// Names the class whose static method <c>Create(IHostEnvironment, ModelLoadContext)</c> loads what was saved with a signature.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableClassAttribute(Type loader, string signature) : Attribute
{
    public Type Loader { get; } = loader;

    public string Signature { get; } = signature;
}
