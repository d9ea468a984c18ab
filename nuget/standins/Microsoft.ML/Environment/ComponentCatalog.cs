using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>Knows how to load components of the assemblies registered with it.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<string, Type> _loaders = new();

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        foreach (LoadableClassAttribute component in assembly.GetCustomAttributes<LoadableClassAttribute>())
            _loaders[component.Signature] = component.Loader;
    }

    internal bool TryGetLoader(string signature, out Type loader) => _loaders.TryGetValue(signature, out loader);
}
