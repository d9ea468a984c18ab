using System.Diagnostics;
using MLNetGan.Cli.Runs;

namespace MLNetGan.Tests.Cli;

[TestClass]
public sealed class ShellWordTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("runs/digits"), DataRow("two words"), DataRow("it's"), DataRow("Stages=[{\"Resolution\":8}]"), DataRow("$HOME"), DataRow("*"), DataRow(""), DataRow("a\\b")]
    public void AShell_ReadsTheWordAgain(string word)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"printf %s {ShellWord.Quoted(word)}"]) { RedirectStandardOutput = true })!;
        Assert.AreEqual(word, shell.StandardOutput.ReadToEnd());
    }

    [TestMethod]
    public void APlainWord_StaysAsItIs() => Assert.AreEqual("runs/digits-2.onnx", ShellWord.Quoted("runs/digits-2.onnx"));
}
