using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string name, nn.Module<Tensor, Tensor> module)> _modules = [];

    internal Sequential() : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this() => _modules.AddRange(modules);

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => _modules.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _modules[index].module;

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        _modules.Add((name, (nn.Module<Tensor, Tensor>)module));
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    /// <summary>Passes the input through all modules and disposes what lies between them.</summary>
    public override Tensor forward(Tensor tensor)
    {
        if (Count == 0)
            return tensor.alias();
        var current = _modules[0].module.call(tensor);
        for (int i = 1; i < Count; i++)
        {
            var next = _modules[i].module.call(current);
            current.Dispose();
            current = next;
        }
        return current;
    }

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
        recurse ? Distinct(module => module.named_parameters(true)) : [];

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) =>
        recurse ? Distinct(module => module.named_buffers(true, include_persistent)) : [];

    public override IEnumerable<(string name, nn.Module module)> named_children() =>
        _modules.Select(entry => (entry.name, (nn.Module)entry.module));

    public override IEnumerable<(string name, nn.Module module)> named_modules() =>
        named_children().Concat(_modules.SelectMany(entry => entry.module.named_modules().Select(inner => ($"{entry.name}.{inner.name}", inner.module))));

    public override nn.Module apply(Action<nn.Module> fn)
    {
        foreach (var (_, module) in _modules)
            module.apply(fn);
        fn(this);
        return this;
    }

    private IEnumerable<(string, T)> Distinct<T>(Func<nn.Module, IEnumerable<(string, T)>> members) where T : Tensor
    {
        var seen = new HashSet<nint> { 0 };
        foreach (var (prefix, module) in _modules)
        {
            foreach (var (name, member) in members(module))
            {
                if (seen.Add(member.handle))
                    yield return ($"{prefix}.{name}", member);
            }
        }
    }
}
