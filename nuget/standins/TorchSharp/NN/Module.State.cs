namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The state as named tensors, which are the module's own.</summary>
        public partial class Module
        {
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (name, parameter) in named_parameters())
                    destination.TryAdd(Key(prefix, name), parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(Key(prefix, name), buffer);
                foreach (var (name, module) in _internal_submodules)
                    module.state_dict(destination, Key(prefix, name));
                return destination;
            }

            private static string Key(string? prefix, string name) => string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}";
        }
    }
}
