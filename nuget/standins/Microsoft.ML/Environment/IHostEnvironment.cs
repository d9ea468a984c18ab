namespace Microsoft.ML.Runtime;

/// <summary>What components live in: logging, randomness, the catalog of loadable components.</summary>
public interface IHostEnvironment : IChannelProvider
{
    IHost Register(string name, int? seed = null, bool? verbose = null);

    ComponentCatalog ComponentCatalog { get; }
}
