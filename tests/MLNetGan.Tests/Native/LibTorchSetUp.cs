using MLNetGan.Native;

namespace MLNetGan.Tests.Native;

/// <summary>Tests that build networks without <c>Fit</c> want libtorch as <c>Fit</c> has it.</summary>
[TestClass]
public static class LibTorchSetUp
{
    [AssemblyInitialize]
    public static void Load(TestContext context) => LibTorch.Load();
}
