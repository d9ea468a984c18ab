namespace Microsoft.ML.Runtime;

/// <summary>A catalog's way to its environment, closed to components outside the package.</summary>
internal interface IInternalCatalog
{
    IHostEnvironment Environment { get; }
}
