namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        /// <summary>A module with one input. The hooks of the real one are not here.</summary>
        public abstract class Module<T, TResult> : Module, IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T input);
            public TResult call(T input) => forward(input);
        }
    }
}
