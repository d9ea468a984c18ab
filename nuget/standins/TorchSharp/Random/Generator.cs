using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers on the CPU, whatever device was asked for.</summary>
    public class Generator : IDisposable
    {
        public nint Handle { get; private set; }

        private Generator(nint handle) => Handle = handle;

        public Generator(ulong seed = 0, Device? device = null) : this(NativeMethods.mg_generator_new(seed))
        {
        }

        ~Generator() => Dispose(false);

        public static Generator Default => new(NativeMethods.mg_generator_default());

        public Tensor get_state() => new(NativeMethods.Check(NativeMethods.mg_generator_state(Handle)));
        public void set_state(Tensor value) => NativeMethods.Check(NativeMethods.mg_generator_set_state(Handle, value.Handle));

        public Generator manual_seed(long seed)
        {
            NativeMethods.mg_generator_seed(Handle, seed);
            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Handle != 0)
                NativeMethods.mg_generator_release(Handle);
            Handle = 0;
        }
    }

    public static partial class random
    {
        public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);
        public static Tensor get_rng_state() => Generator.Default.get_state();
        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    public static Generator manual_seed(long seed) => random.manual_seed(seed);
}
