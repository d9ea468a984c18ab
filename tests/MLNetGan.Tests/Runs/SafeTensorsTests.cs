using System.Text;
using MLNetGan.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Runs;

[TestClass]
public sealed class SafeTensorsTests
{
    [TestMethod]
    public void Values_Come_Back_Bit_By_Bit()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "t.safetensors");
        Tensor floats = tensor(new[] { 1.5f, float.NaN, -0f, float.Epsilon, float.MaxValue, 3 }, [2, 3]);
        using (FileStream stream = File.Create(path))
            SafeTensors.Write(stream, [("floats", floats), ("transposed", floats.t()), ("count", tensor(7L)), ("bytes", tensor(new byte[] { 0, 255 }))]);
        Dictionary<string, Tensor> read = SafeTensors.Read(path);
        CollectionAssert.AreEqual(floats.data<float>().ToArray(), read["floats"].data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 2 }, read["transposed"].shape);
        Assert.AreEqual(float.Epsilon, read["transposed"][0, 1].ToSingle());
        Assert.AreEqual(7L, read["count"].ToInt64());
        Assert.AreEqual((byte)255, read["bytes"][1].ToByte());
    }

    [TestMethod]
    public void Header_Is_What_The_Format_Says()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, [("a", zeros(2)), ("b", tensor(new long[] { 1 }))]);
        byte[] file = stream.ToArray();
        int length = (int)BitConverter.ToInt64(file);
        Assert.AreEqual("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"I64","shape":[1],"data_offsets":[8,16]}}""",
            Encoding.UTF8.GetString(file, 8, length));
        Assert.AreEqual(8 + length + 16, file.Length);
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(40)]
    [DataRow(-3)]
    public void A_Cut_File_Is_Named(int keep)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "cut.safetensors");
        using (FileStream stream = File.Create(path))
            SafeTensors.Write(stream, [("a", zeros(100))]);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(keep < 0 ? whole.Length + keep : keep)]);
        InvalidDataException error = Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(path));
        StringAssert.Contains(error.Message, "cut.safetensors");
    }
}
