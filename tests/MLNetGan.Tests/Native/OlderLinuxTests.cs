using System.Reflection;
using MLNetGan.Native;

namespace MLNetGan.Tests.Native;

[TestClass]
public sealed class OlderLinuxTests
{
    [TestMethod]
    [DataRow("libLibTorchSharp.so")]
    [DataRow("libtorchsharp")]
    [DataRow("torch_cpu")]
    [DataRow("onnxruntime")]
    [DataRow("")]
    public void OtherLibraries_ArePassedOn(string name) => Assert.AreEqual(0, OlderLinux.Resolve(Assembly.GetExecutingAssembly(), name));
}
