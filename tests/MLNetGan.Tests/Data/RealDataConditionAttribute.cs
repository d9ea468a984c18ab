namespace MLNetGan.Tests.Data;

/// <summary>Runs a test only where the environment variable MLNETGAN_DATA names a folder with the real data sets.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, Inherited = false)]
public sealed class RealDataConditionAttribute : ConditionBaseAttribute
{
    public RealDataConditionAttribute() : base(ConditionMode.Include) =>
        IgnoreMessage = "Needs real data: set MLNETGAN_DATA to the folder that holds mnist/.";

    /// <summary>The folder; empty where there is none.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("MLNETGAN_DATA") ?? "";

    public override bool IsConditionMet => Directory.Exists(Folder);

    public override string GroupName => nameof(RealDataConditionAttribute);
}
