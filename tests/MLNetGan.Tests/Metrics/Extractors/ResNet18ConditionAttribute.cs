using System.Reflection;
using MLNetGan.Metrics.Extractors;

namespace MLNetGan.Tests.Metrics.Extractors;

/// <summary>Runs a test only where the package of ResNet18 is in the package cache.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class ResNet18ConditionAttribute : ConditionBaseAttribute
{
    public ResNet18ConditionAttribute() : base(ConditionMode.Include) =>
        IgnoreMessage = $"Needs the package {ResNet18Features.Package}: run 'dotnet add package {ResNet18Features.Package}' in any " +
            "project.";

    /// <summary>The file; a path where nothing is, where the package is not.</summary>
    public static string File { get; } = Path.Combine(
        typeof(ResNet18ConditionAttribute).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "PackageCache").Value!,
        ResNet18Features.Package.ToLowerInvariant(), "0.23.1", "tools", ResNet18Features.DefaultFile);

    public override bool IsConditionMet => System.IO.File.Exists(File);

    public override string GroupName => nameof(ResNet18ConditionAttribute);
}
