using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MLNetGan.Tests.Docs;

/// <summary>Compiles the C# of pages as a console program would, against what this build was restored from.</summary>
internal static partial class SnippetCompiler
{
    // What `dotnet new console` and the pages themselves take for granted.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks; global using Microsoft.ML; global using MLNetGan;
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest);

    /// <summary>Compiles a snippet of a page and gives the errors.</summary>
    /// <param name="program">Where the program is written.</param>
    public static IEnumerable<string> Compile(DocBlock snippet, string program)
    {
        // Usings stand first, wherever the snippet has them.
        string usings = string.Concat(Using().Matches(snippet.Code).Select(match => match.Value));
        string code = Using().Replace(snippet.Code, "\n");
        return Compile($"{usings}{snippet.Given}\n#line {snippet.Line + 1} \"{snippet.Page.Name}\"\n{code}", program);
    }

    /// <summary>Compiles a program and gives the errors.</summary>
    public static IEnumerable<string> Compile(string code, string program)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(program), [Parse(Usings), Parse(InShort(code))], s_references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using FileStream file = File.Create(program);
        return compilation.Emit(file).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(error => error.ToString());
    }

    // Minutes of training become hundredths of a second, thousands of images tens, and trainings that have no limit of time a step or
    // two. The compiler does not know the directives of file-based programs.
    private static string InShort(string code)
    {
        string brief = code.Replace("TimeSpan.FromMinutes(", "TimeSpan.FromMilliseconds(20 * ", StringComparison.Ordinal)
            .Replace("DrawOptions.Compact()).Fit", "new DrawOptions { Epochs = 1 }).Fit", StringComparison.Ordinal)
            .Replace("Filter(train)", "Filter(train, steps: 2)", StringComparison.Ordinal);
        return Thousands().Replace(Directive().Replace(brief, "\n"), "${count}0");
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, s_parsing);

    [GeneratedRegex(@"^using (?:static )?[\w.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^#:.*\n", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\b(?<count>\d+)_000\b")]
    private static partial Regex Thousands();
}
