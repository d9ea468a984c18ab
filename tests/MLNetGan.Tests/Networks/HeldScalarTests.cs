using System.Reflection;
using MLNetGan.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetGan.Tests.Networks;

/// <summary>
/// A number that TorchSharp hands to native code must be held until that returns: what nothing holds may be finalized before, and
/// native code then reads what lies there by chance.
/// </summary>
[TestClass]
public class HeldScalarTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [TestMethod]
    public void Nothing_In_The_Library_Leaves_A_Number_To_The_Garbage_Collector()
    {
        Dictionary<MethodBase, Call[]> theirs = Methods(typeof(torch).Assembly).ToDictionary(method => method, method => Calls(method).ToArray());
        HashSet<MethodBase> risky = [.. theirs.Where(method => method.Value.Any(call => call.IsLoose)).Select(method => method.Key)];
        for (int before = 0; before < risky.Count;)
        {
            before = risky.Count;
            risky.UnionWith(theirs.Where(method => method.Value.Any(call => risky.Contains(call.To))).Select(method => method.Key).Where(method => !MakesScalar(method)));
        }
        Assert.Contains(typeof(Tensor).GetMethod(nameof(Tensor.square))!, risky);
        Assert.IsTrue(Gives(((Delegate)nn.BatchNorm2d).Method, risky), "It counts its batches.");
        Assert.IsTrue(Gives(typeof(TorchSharp.Modules.Adam).GetConstructors()[0], risky));
        string[] found = [.. Methods(typeof(GanCatalog).Assembly).SelectMany(method => Calls(method)
            .Where(call => call.IsLoose || risky.Contains(call.To) || Gives(call.To, risky)).Select(call => $"{method.DeclaringType}.{method.Name} calls {call.To}"))];
        Assert.IsEmpty(found, $"Use Arithmetic, or hold the scalar:\n{string.Join("\n", found)}");
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Sums_And_Squares_Are_Right_Whatever_Is_Collected()
    {
        using var end = new CancellationTokenSource();
        var collecting = new Thread(() =>
        {
            while (!end.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
                // Takes the places of what was freed.
                for (int i = 0; i < 20; i++)
                    ((Scalar)1000.0).Dispose();
            }
        });
        collecting.Start();
        try
        {
            using Tensor threes = full([200], (Scalar)3f);
            for (int i = 0; i < 20_000; i++)
            {
                using Tensor sum = threes.Plus(threes), more = threes.Plus(1), square = threes.Squared();
                (float, float, float) found = (sum[0].item<float>(), more[0].item<float>(), square[0].item<float>());
                Assert.AreEqual((6f, 4f, 9f), found);
            }
        }
        finally
        {
            end.Cancel();
            collecting.Join();
        }
    }

    private static IEnumerable<MethodBase> Methods(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)));

    // Theirs, whose methods are called through a base class: a module, or an optimizer.
    private static bool Gives(MethodBase method, HashSet<MethodBase> risky)
    {
        Type? given = method is MethodInfo call ? call.ReturnType : method.DeclaringType;
        return given is not null && given.Assembly == typeof(torch).Assembly && !given.IsAbstract
            && (given.IsSubclassOf(typeof(nn.Module)) || given.IsSubclassOf(typeof(optim.Optimizer)))
            && risky.Any(one => one is MethodInfo { IsStatic: false } && (one.IsVirtual || IsGenerated(one)) && OwnerOf(one).IsAssignableFrom(given));
    }

    private static Type OwnerOf(MethodBase method)
    {
        Type owner = method.DeclaringType!;
        while (IsGenerated(owner))
            owner = owner.DeclaringType!;
        return owner;
    }

    // A function within a method, or the class of what it holds.
    private static bool IsGenerated(MemberInfo member) => member.Name.StartsWith('<');

    private static bool MakesScalar(MethodBase method) => method is MethodInfo { ReturnType: var type } && type == typeof(Scalar);

    // Where the bytes of a call begin is not looked for: what only looks like one resolves to no method, or to one that is harmless.
    private static IEnumerable<Call> Calls(MethodBase method)
    {
        const byte CallCode = 0x28, VirtualCode = 0x6F, NewCode = 0x73;
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at + 5 < code.Length; at++)
        {
            if (code[at] is CallCode or VirtualCode or NewCode && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } to)
                yield return new Call(to, MakesScalar(to) && !IsKept(code.AsSpan(at + 5)));
        }
    }

    // In a variable, a field or with whom it is returned to.
    private static bool IsKept(ReadOnlySpan<byte> code) => code[0] is (>= 0x0A and <= 0x0D) or 0x13 or 0x7D or 0x80 or 0x2A || code.StartsWith((ReadOnlySpan<byte>)[0xFE, 0x0E]);

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        try
        {
            return caller.Module.ResolveMethod(token,
                caller.DeclaringType!.IsGenericType ? caller.DeclaringType.GetGenericArguments() : null,
                caller.IsGenericMethod ? caller.GetGenericArguments() : null);
        }
        catch (Exception error) when (error is ArgumentException or BadImageFormatException or TypeLoadException or IOException)
        {
            return null;
        }
    }

    private sealed record Call(MethodBase To, bool IsLoose);
}
