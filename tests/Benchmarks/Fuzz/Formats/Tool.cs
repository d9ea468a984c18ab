using System.Reflection;

namespace MLNetGan.Benchmarks.Fuzz;

/// <summary>The tool <c>mlnetgan</c>, run in this process.</summary>
internal static class Tool
{
    private static readonly MethodInfo s_main = Assembly.Load("MLNetGan.Cli").EntryPoint!;

    /// <summary>What the tool says with some arguments.</summary>
    /// <exception cref="InvalidOperationException">It ends with an error, which is the message.</exception>
    public static string Run(params string[] arguments)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter said = new(), complained = new();
        Console.SetOut(said);
        Console.SetError(complained);
        try
        {
            int exitCode = (int)s_main.Invoke(null, [arguments])!;
            return exitCode == 0 ? $"{said}" : throw new InvalidOperationException($"{complained}");
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
