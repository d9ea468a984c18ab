using MLNetGan.Native;

namespace MLNetGan.Tests.Native;

[TestClass]
public sealed class MpiLibraryTests
{
    [TestMethod]
    public void A_Program_That_Nobody_Started_With_Others_Needs_No_Library() => Assert.IsNull(MpiLibrary.Load(["libnone.so"]));

    [TestMethod]
    [DataRow("OMPI_COMM_WORLD_RANK"), DataRow("PMI_RANK")]
    public void One_That_An_Mpirun_Started_Needs_One(string variable)
    {
        Environment.SetEnvironmentVariable(variable, "0");
        try
        {
            InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => MpiLibrary.Load(["libnone.so"]));
            Assert.Contains("No library of MPI can be loaded, looked for libnone.so. Use Open MPI", error.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
