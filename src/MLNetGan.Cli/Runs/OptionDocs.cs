using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MLNetGan.Cli.Runs;

/// <summary>What the library's documentation says of options, out of the XML file beside its assembly.</summary>
internal static partial class OptionDocs
{
    private static readonly Lazy<Dictionary<string, XElement>> s_members = new(Load);

    /// <summary>The first sentence of a property's summary, in the words of <c>--set</c>; empty where the file is missing.</summary>
    public static string Summary(OptionProperty property)
    {
        if (!s_members.Value.TryGetValue($"P:{property.DeclaringType.FullName}.{property.Name}", out XElement? summary))
            return "";
        string text = Space().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
        return Null().Replace(SentenceEnd().Split(text, 2)[0], Setting.None);
    }

    private static string Text(XNode node) => node switch
    {
        XElement element when element.Attribute("cref") is { } reference => Word(reference.Value.Split('(')[0].Split('.')[^1]),
        XElement element => element.Value,
        _ => $"{node}",
    };

    private static string Word(string name) => Setting.WithOwnOptions.Contains(name) ? Setting.OptionOf(name) : name;

    private static Dictionary<string, XElement> Load()
    {
        string path = Path.ChangeExtension(typeof(TrainingOptions).Assembly.Location, ".xml");
        return !File.Exists(path) ? [] : XDocument.Load(path).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\bnull\b")]
    private static partial Regex Null();

    [GeneratedRegex(@"(?<=\.)\s(?=[A-Z])")]
    private static partial Regex SentenceEnd();
}
