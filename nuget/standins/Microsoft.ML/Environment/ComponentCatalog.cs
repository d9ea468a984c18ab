using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>Knows how to load components of the assemblies registered with it.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<Assembly, bool> _assemblies = new();
    private readonly ConcurrentDictionary<string, Type> _loaders = new();
    private readonly ConcurrentDictionary<string, Type> _contracts = new();

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        if (!_assemblies.TryAdd(assembly, true))
            return;
        foreach (var component in assembly.GetCustomAttributes<LoadableClassAttribute>())
            _loaders[component.Signature] = component.Loader;
        foreach (Type type in assembly.GetTypes())
        {
            if (type.GetCustomAttribute<Transforms.CustomMappingFactoryAttributeAttribute>() is { } contract)
                _contracts[contract.ContractName] = type;
        }
    }

    internal bool TryGetLoader(string signature, out Type loader) => _loaders.TryGetValue(signature, out loader);

    internal bool TryGetContract(string name, out Type factory) => _contracts.TryGetValue(name, out factory);
}
