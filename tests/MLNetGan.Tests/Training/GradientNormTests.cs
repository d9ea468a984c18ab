using MLNetGan.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Training;

[TestClass]
public sealed class GradientNormTests
{
    // The norm is the root of 3 * 4 + 4 * 16 + 49.
    [TestMethod]
    [DataRow(5.0)]
    [DataRow(100.0)]
    public void Gradients_Above_The_Bound_Are_Scaled_As_By_Libtorch(double bound)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(3)), new(zeros(2, 2)), new(zeros(1))];
        foreach ((Parameter parameter, double slope) in parameters.Zip([2.0, -4.0, 7.0]))
            parameter.grad = full_like(parameter, slope);
        Tensor[] gradients = [.. parameters.Select(parameter => parameter.grad!.clone())];
        GradientNorm.Bound(gradients, bound);
        nn.utils.clip_grad_norm_(parameters, bound);
        foreach ((Parameter parameter, Tensor gradient) in parameters.Zip(gradients))
            Assert.IsTrue(allclose(parameter.grad!, gradient, rtol: 1e-6));
        Assert.AreEqual(Math.Min(bound, Math.Sqrt(125)), Math.Sqrt(gradients.Sum(gradient => gradient.square().sum().ToDouble())), 1e-4);
    }
}
