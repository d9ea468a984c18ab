using System.Reflection;

namespace MLNetGan.Tests;

[TestClass]
public sealed class PublicApiTests
{
    // A change here is a change for every user: review it, then copy the "actual" file over PublicApi.txt.
    [TestMethod]
    public void The_Public_Surface_Is_What_PublicApi_Txt_Says()
    {
        string expectedPath = Path.Combine(AppContext.BaseDirectory, "PublicApi.txt"), actualPath = Path.Combine(AppContext.BaseDirectory, "PublicApi.actual.txt");
        string[] actual = [.. typeof(GanCatalog).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Describe)];
        File.WriteAllLines(actualPath, actual);
        string[] expected = File.ReadAllLines(expectedPath);
        string[] missing = [.. expected.Except(actual)], added = [.. actual.Except(expected)];
        Assert.IsTrue(missing.Length + added.Length == 0, $"Missing: {string.Join("; ", missing)}. New: {string.Join("; ", added)}. All of it: {actualPath}");
    }

    private static IEnumerable<string> Describe(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        yield return $"{kind} {Name(type)} : {string.Join(", ", Bases(type).DefaultIfEmpty("-"))}";
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (string member in type.GetMembers(Declared).Select(Describe).OfType<string>().Order(StringComparer.Ordinal))
            yield return $"  {Name(type)}.{member}";
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo c when IsVisible(c) => $"new({Parameters(c)})",
        MethodInfo m when IsVisible(m) && !m.IsSpecialName && !m.Name.Contains('<') => $"{m.Name}({Parameters(m)}) : {Name(m.ReturnType)}",
        PropertyInfo p when p.GetMethod is { } get && IsVisible(get) =>
            $"{p.Name} : {Name(p.PropertyType)} {{ get;{(p.SetMethod is { } set && IsVisible(set) ? " set;" : "")} }}",
        // A constant's value is in files that were written before it changed, and in programs that were built.
        FieldInfo { IsPublic: true, IsSpecialName: false } f => $"{f.Name} : {Name(f.FieldType)}{(f.IsLiteral ? $" = {f.GetRawConstantValue()}" : "")}",
        _ => null,
    };

    // The base class, and interfaces that it does not have.
    private static IEnumerable<string> Bases(Type type)
    {
        Type[] inherited = type.BaseType is { } parent ? [parent, .. parent.GetInterfaces()] : [];
        return [.. inherited.Take(1).Select(Name), .. type.GetInterfaces().Where(one => one.IsVisible).Except(inherited).Select(Name).Order(StringComparer.Ordinal)];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "null"}" : "")}"));

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
