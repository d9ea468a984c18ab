namespace MLNetGan.Tests;

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>Fails the test unless the program ended well.</summary>
    public ProgramResult Succeeded()
    {
        Assert.AreEqual(0, ExitCode, $"{Output}{Error}");
        return this;
    }

    /// <summary>Fails the test unless the program ended with this status and one line of error that holds the text, without a stack trace.</summary>
    public void FailedWith(int exitCode, string text)
    {
        Assert.AreEqual(exitCode, ExitCode, $"{Output}{Error}");
        Assert.Contains(text, Error);
        Assert.DoesNotContain("   at ", Error);
        if (exitCode == 1)
            Assert.HasCount(1, Error.Trim().Split('\n'), Error);
    }
}
