using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Networks;

/// <summary>
/// A function in libtorch's script language, for operations that TorchSharp offers in no other way: those on many tensors at once.
/// </summary>
/// <param name="code">Its definition, <c>def run(...)</c>, which gives nothing back.</param>
internal sealed class TensorScript(string code)
{
    // The parser wants an end of the last line.
    private readonly jit.CompilationUnit _compiled = jit.compile(code + "\n");

    /// <summary>Runs it.</summary>
    /// <param name="tensors">Its first arguments, lists of tensors.</param>
    /// <param name="numbers">Its last ones, which the caller holds.</param>
    public void Run(IEnumerable<Tensor[]> tensors, params IEnumerable<Scalar> numbers) => _compiled.invoke("run", [.. tensors, .. numbers]);
}
