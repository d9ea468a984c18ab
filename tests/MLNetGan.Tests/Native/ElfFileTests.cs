using System.Runtime.InteropServices;
using MLNetGan.Native;

namespace MLNetGan.Tests.Native;

[TestClass]
public sealed class ElfFileTests
{
    [TestMethod]
    public void OneFlagIsSetAndNothingElseChanged()
    {
        byte[] file = TinyElf.Create();
        Assert.IsTrue(ElfFile.TryWeakenVersion(file, "V_2", "marker"));
        byte[] expected = TinyElf.Create();
        expected[TinyElf.Flags] = 2;
        CollectionAssert.AreEqual(expected, file);
    }

    [TestMethod]
    public void WhatTheFlagWouldNotCure_IsRefused()
    {
        AssertRefused(TinyElf.Create(otherVersion: 3), "V_2", "marker"); // Another symbol comes from that version.
        AssertRefused(TinyElf.Create(otherVersion: 0x8003), "V_2", "marker"); // The same, hidden.
        AssertRefused(TinyElf.Create(markerVersion: 2, otherVersion: 3), "V_2", "marker"); // The version is there for another symbol.
        AssertRefused(TinyElf.Create(markerVersion: 2), "V_2", "marker"); // For none.
        AssertRefused(TinyElf.Create(), "V_3", "marker");
        AssertRefused(TinyElf.Create(), "V_2", "mark");
        AssertRefused(Changed(TinyElf.Flags, 2), "V_2", "marker"); // It is weak already.
        AssertRefused(Changed(4, 1), "V_2", "marker"); // 32 bits.
        AssertRefused(Changed(5, 2), "V_2", "marker"); // The other order of bytes.
        AssertRefused(Changed(0, 0), "V_2", "marker"); // No ELF.
        AssertRefused("MZ and what follows"u8.ToArray(), "V_2", "marker");
    }

    [TestMethod]
    public void AFileCutAnywhere_IsRefused()
    {
        byte[] whole = TinyElf.Create();
        for (int length = 0; length < whole.Length; length++)
            AssertRefused(whole[..length], "V_2", "marker");
    }

    // Tables then lie anywhere, refer to themselves, or count without end.
    [TestMethod]
    [Timeout(30_000)]
    public void AFileWithAnyByteChanged_EndsWithoutAnExceptionAndKeepsTheRest()
    {
        byte[] whole = TinyElf.Create();
        foreach (int at in Enumerable.Range(0, whole.Length))
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
            {
                byte[] before = Changed(at, value), after = [.. before];
                bool changed = ElfFile.TryWeakenVersion(after, "V_2", "marker");
                Assert.AreEqual(changed ? 1 : 0, before.Zip(after).Count(pair => pair.First != pair.Second), $"byte {at} is {value}");
            }
        }
    }

    [TestMethod]
    public void AFileIsCutShort_WhereItsHeadWantsMoreThanThereIs()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = TinyElf.Create();
        Assert.IsFalse(ElfFile.IsCutShort(folder.Write(whole, "whole")));
        for (int length = 64; length < whole.Length; length++)
            Assert.IsTrue(ElfFile.IsCutShort(folder.Write(whole[..length], "cut")), $"{length} bytes");
        Assert.IsFalse(ElfFile.IsCutShort(folder.Write("a linker's script"u8.ToArray(), "text")));
        Assert.IsFalse(ElfFile.IsCutShort(folder.Write([], "empty")), "The loader says what it is.");
        for (int at = 0; at < 176; at++)
            ElfFile.IsCutShort(folder.Write(Changed(at, 0xFF), "changed")); // No exception.
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OfTorchSharpsLibrary_OneByteChanges()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Assert.Inconclusive("The package has one for x64 only.");
        byte[] before = File.ReadAllBytes(NativeFiles.Find("libLibTorchSharp.so")!), after = [.. before];
        Assert.IsTrue(ElfFile.TryWeakenVersion(after, "GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv"));
        Assert.AreEqual(1, before.Zip(after).Count(pair => pair.First != pair.Second));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void TheProgramsLibraries_AreWhole()
    {
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory, "*.so*"))
            Assert.IsFalse(ElfFile.IsCutShort(file), file);
    }

    private static byte[] Changed(int at, byte value)
    {
        byte[] file = TinyElf.Create();
        file[at] = value;
        return file;
    }

    private static void AssertRefused(byte[] file, string version, string marker)
    {
        byte[] before = [.. file];
        Assert.IsFalse(ElfFile.TryWeakenVersion(file, version, marker));
        CollectionAssert.AreEqual(before, file);
    }
}
