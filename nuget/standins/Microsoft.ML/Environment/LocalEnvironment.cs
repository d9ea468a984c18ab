namespace Microsoft.ML.Runtime;

/// <summary>The root environment (parent null) and the hosts made from it.</summary>
internal sealed class LocalEnvironment : IHost, IHostEnvironmentInternal
{
    private readonly LocalEnvironment _parent;
    private readonly LocalEnvironment _root;
    private readonly TauswortheHybrid _random;
    private readonly Lock _lock = new();

    public LocalEnvironment(int? seed)
    {
        _root = this;
        Seed = seed;
        _random = TauswortheHybrid.Create(seed);
        ComponentCatalog = new ComponentCatalog();
    }

    private LocalEnvironment(LocalEnvironment parent, string name, TauswortheHybrid random)
    {
        _parent = parent;
        _root = parent._root;
        _random = random;
        Seed = parent.Seed;
        ComponentCatalog = parent.ComponentCatalog;
        // As in the real one, a grandchild is named after its grandparent, not its parent.
        FullName = Join(parent._parent?.FullName, name);
        (GpuDeviceId, FallbackToCpu) = (parent.GpuDeviceId, parent.FallbackToCpu);
    }

    public event Action<string, ChannelMessage> Message;

    public string FullName { get; }
    public int? Seed { get; }
    public bool FallbackToCpu { get; set; }
    public int? GpuDeviceId { get; set; }
    public Random Rand => _random;
    public ComponentCatalog ComponentCatalog { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (_lock)
            return new LocalEnvironment(this, name, seed.HasValue ? TauswortheHybrid.Create(seed) : new TauswortheHybrid(_random));
    }

    public IChannel Start(string name) => new Channel(Join(FullName, name), Dispatch);

    private static string Join(string parent, string name) => string.IsNullOrEmpty(parent) ? name : $"{parent}; {name}";

    private void Dispatch(string source, ChannelMessage message) => _root.Message?.Invoke(source, message);
}
