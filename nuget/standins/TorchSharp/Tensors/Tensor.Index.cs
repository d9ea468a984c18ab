using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Reading parts of a tensor.</summary>
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[long i1] => select(0, i1);

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get
            {
                using var row = select(0, i1);
                return row.select(0, i2);
            }
        }
    }
}
