using System.Reflection;
using System.Runtime.ExceptionServices;

namespace MLNetGan.Pipeline.Columns;

/// <summary>Calls a generic method for a column type that is known only at run time.</summary>
internal static class Generic
{
    /// <summary>Calls the static generic method that <paramref name="method"/> is an instance of, with another type argument.</summary>
    public static object Call(Delegate method, Type type, params object[] arguments)
    {
        try
        {
            return method.Method.GetGenericMethodDefinition().MakeGenericMethod(type).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    }
}
