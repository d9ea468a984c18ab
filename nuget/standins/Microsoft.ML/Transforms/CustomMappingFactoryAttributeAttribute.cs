namespace Microsoft.ML.Transforms;

/// <summary>Names the contract that a factory of a custom mapping serves.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomMappingFactoryAttributeAttribute(string contractName) : ExtensionBaseAttribute(contractName)
{
}
