using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>Calls generic methods with a type known only at run time; for set-up, never per row.</summary>
internal static class Generic
{
    private const BindingFlags Everywhere = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static TResult Call<TResult>(Type owner, string method, Type typeArgument, object target, params object[] arguments) =>
        Call<TResult>(owner, method, [typeArgument], target, arguments);

    public static TResult Call<TResult>(Type owner, string method, Type[] typeArguments, object target, params object[] arguments) =>
        (TResult)owner.GetMethod(method, Everywhere).MakeGenericMethod(typeArguments)
            .Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
