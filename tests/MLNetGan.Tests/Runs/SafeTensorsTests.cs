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
            Encoding.UTF8.GetString(file, 8, length).TrimEnd(' '));
        Assert.AreEqual(0, length % 8, "values lie where their types may lie");
        Assert.AreEqual(8 + length + 16, file.Length);
    }

    [TestMethod]
    public void What_Is_Said_Of_Tensors_Stands_Before_Them()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, [("a", zeros(2))], new Dictionary<string, string> { ["format"] = "pt" });
        byte[] file = stream.ToArray();
        StringAssert.StartsWith(Encoding.UTF8.GetString(file, 8, (int)BitConverter.ToInt64(file)), """{"__metadata__":{"format":"pt"},"a":{"dtype":"F32",""");
    }

    [TestMethod]
    [DataRow("F16", new byte[] { 0x00, 0x3E, 0x01, 0x00 }, new[] { 1.5f, 5.9604645e-8f })]
    [DataRow("BF16", new byte[] { 0xC0, 0x3F, 0x80, 0x7F }, new[] { 1.5f, float.PositiveInfinity })]
    public void Halves_Are_Read(string type, byte[] bytes, float[] expected)
    {
        using var folder = new TemporaryFolder();
        byte[] header = Of("""{"a":{"dtype":"TYPE","shape":[2],"data_offsets":[0,4]}}""".Replace("TYPE", type, StringComparison.Ordinal), 0);
        string path = folder.Write([.. header, .. bytes], "t.safetensors");
        CollectionAssert.AreEqual(expected, SafeTensors.Read(path)["a"].to(ScalarType.Float32).data<float>().ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(12)]
    [DataRow(1 << 20)]
    public void Tensors_Are_Written_And_Read_Piece_By_Piece(int chunk)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("t.safetensors");
        Tensor floats = rand(7, 5).t();
        TensorFile written;
        using (FileStream stream = File.Create(path))
            written = SafeTensors.Write(stream, [("floats", floats), ("none", zeros(0, 3)), ("bytes", arange(9, ScalarType.Byte))], chunk: chunk);
        Assert.AreEqual(new FileInfo(path).Length, written.Bytes);
        Dictionary<string, Tensor> read = SafeTensors.Read(path, written, chunk);
        CollectionAssert.AreEqual(floats.data<float>().ToArray(), read["floats"].data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 3 }, read["none"].shape);
        Assert.AreEqual((byte)8, read["bytes"][8].ToByte());
        Assert.AreEqual(written, SafeTensors.Write(Stream.Null, [("floats", floats), ("none", zeros(0, 3)), ("bytes", arange(9, ScalarType.Byte))]));
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

    [TestMethod]
    public void A_Changed_Byte_Or_An_Inserted_One_Is_Found()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("t.safetensors");
        TensorFile written;
        using (FileStream stream = File.Create(path))
            written = SafeTensors.Write(stream, [("a", arange(8, ScalarType.Float32)), ("b", zeros(3))]);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] flipped = [.. whole];
            flipped[i] ^= 1;
            File.WriteAllBytes(path, flipped);
            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(path, written), $"{i}").Message, "t.safetensors");
            File.WriteAllBytes(path, [.. whole[..i], whole[i], .. whole[i..]]);
            Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(path, written), $"{i}");
        }
    }

    [TestMethod]
    [DataRow("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,8]}}""", 8, "tensor 'a' of shape [4] lies at [0, 8]")]
    [DataRow("""{"a":{"dtype":"F32","shape":[3000000000],"data_offsets":[0,12000000000]}}""", 8, "its tensors end at 12000000000, and 8 bytes follow")]
    [DataRow("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0, "lies at [0, 0]")]
    [DataRow("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,-8]}}""", 0, "tensor 'a' of shape [-2]")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "tensor 'b' begins at 4, expected 8")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "tensor 'a' begins at 4, expected 0")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "its tensors end at 8, and 9 bytes follow")]
    [DataRow("""{"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}}""", 2, "of type 'I8', expected F32, F64, F16 or BF16 (weights), I64 or U8 (other values).")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "its header cannot be read")]
    [DataRow("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", 16, "its header cannot be read")]
    [DataRow("""{"__metadata__":{"made":1}}""", 0, "__metadata__ is more than text")]
    [DataRow("""{"__metadata__":"text"}""", 0, "its header cannot be read")]
    [DataRow("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,0],"data_offsets":[0,0]}}""", 0, "tensor 'a' of shape [46")]
    [DataRow("[]", 0, "its header cannot be read")]
    [DataRow("{", 0, "its header has 1 bytes")]
    public void A_Header_That_Does_Not_Say_Of_Every_Byte_Whose_It_Is_Is_Refused(string header, int bytes, string fault)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Of(header, bytes), "t.safetensors");
        string message = Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(path)).Message;
        StringAssert.StartsWith(message, $"'{path}' is not a whole safetensors file");
        StringAssert.Contains(message, fault);
    }

    [TestMethod]
    [DataRow(-1L), DataRow(long.MaxValue), DataRow(1_000_000L)]
    public void A_Header_Longer_Than_The_File_Is_Refused(long length)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write([.. BitConverter.GetBytes(length), .. new byte[50]], "t.safetensors");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => SafeTensors.Read(path)).Message, $"its header has {length} bytes");
    }

    [TestMethod]
    public void Metadata_Is_Passed_Over_And_The_Order_Of_The_Header_Is_Free()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(Of("""{"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]},"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 3), "t.safetensors");
        Dictionary<string, Tensor> read = SafeTensors.Read(path);
        CollectionAssert.AreEquivalent(new[] { "a", "b" }, read.Keys);
        Assert.AreEqual((byte)2, read["b"][1].ToByte());
        Assert.AreEqual((byte)0, read["a"].ToByte());
    }

    private static byte[] Of(string header, int bytes) =>
        [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. Enumerable.Range(0, bytes).Select(value => (byte)value)];
}
